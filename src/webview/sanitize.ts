import createPurifier, { type Config } from 'dompurify';
import { toRemovals, type Removal } from './removals';
import { getText } from './texts';

const purifier = createPurifier(window);

const config: Config & { readonly RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  // Without it a <style> at the beginning is lost.
  FORCE_BODY: true,
  ADD_TAGS: ['#comment'],
  ADD_ATTR: ['target', 'referrerpolicy', 'vspace', 'hspace', 'frame', 'rules', 'charoff', 'char', 'axis', 'link'],
  ALLOW_UNKNOWN_PROTOCOLS: false,
};

// Elements that shadow properties of the document or of their form by id or name: on these, DOMPurify's own rule stays.
const SHADOWING = /^(?:img|form|input|button|select|textarea|fieldset|output|object|embed)$/i;
const EMBEDDED: ReadonlySet<string> = new Set(['iframe', 'object', 'embed', 'frame', 'applet']);

purifier.addHook('uponSanitizeAttribute', (node, event) => {
  // DOMPurify drops ids such as `title`, which are harmless on what shadows nothing.
  if ((event.attrName === 'id' || (event.attrName === 'name' && node.nodeName === 'A')) && !SHADOWING.test(node.nodeName)) event.forceKeepAttr = true;
});

purifier.addHook('uponSanitizeElement', (node, event) => {
  if (!EMBEDDED.has(event.tagName) || !(node instanceof Element)) return;
  node.parentNode?.insertBefore(makeEmbedBox(node), node);
});

/** Makes nodes of a post's HTML in which nothing can run, and notes what is left out. */
export function sanitize(html: string, removals: Removal[]): DocumentFragment {
  const content = purifier.sanitize(html, config);
  removals.push(...toRemovals(purifier.removed));
  return content;
}

/** Makes the elements of a whole page in which nothing can run; style sheets are not among them. */
export function sanitizePage(html: string): { readonly root: Element; readonly body: HTMLElement } {
  const root = purifier.sanitize(html, { ...config, RETURN_DOM_FRAGMENT: false, RETURN_DOM: true, WHOLE_DOCUMENT: true, FORCE_BODY: false, FORBID_TAGS: ['style'] }) as HTMLElement;
  return { root, body: root.querySelector('body') ?? root.ownerDocument.createElement('body') };
}

/** A page of another site is not loaded into the preview; a box of its size says what will be there. */
function makeEmbedBox(element: Element): HTMLElement {
  const document = element.ownerDocument;
  const box = document.createElement('div');
  const address = element.getAttribute('src') ?? element.getAttribute('data') ?? '';
  box.className = 'galley-embed';
  const start = element.getAttribute('data-source-start');
  if (start !== null) box.setAttribute('data-source-start', start);
  box.setAttribute('role', 'img');
  const label = document.createElement('strong');
  label.textContent = element.getAttribute('title') || getText('embedded');
  const place = document.createElement('span');
  place.textContent = address;
  box.setAttribute('aria-label', `${label.textContent}: ${address}`);
  box.append(label, place);
  for (const side of ['width', 'height'] as const) {
    const size = element.getAttribute(side)?.trim();
    if (size && /^\d+(?:\.\d+)?%?$/.test(size)) box.style[side] = size.endsWith('%') ? size : `${size}px`;
  }
  return box;
}
