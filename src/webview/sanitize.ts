import createPurifier, { type Config } from 'dompurify';
import { makeEmbedBox } from './embedBox';
import { takeOutRemoteMedia } from './remoteMedia';
import { toPageRemovals, toRemovals, type Removal } from './removals';
import { readValueMarks } from './templateValues';

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
  node.parentNode?.insertBefore(makeEmbedBox(node, 'embedded', node.getAttribute('src') ?? node.getAttribute('data') ?? ''), node);
});

/** Makes nodes of a post's HTML in which nothing can run and that ask other sites for nothing but pictures; notes what is left out. */
export function sanitize(html: string, removals: Removal[]): DocumentFragment {
  const content = purifier.sanitize(html, config);
  removals.push(...toRemovals(purifier.removed), ...takeOutRemoteMedia(content));
  return content;
}

/** Makes the elements of a whole page as those of a post, and tells what is left out; style sheets are not among them. */
export function sanitizePage(html: string): { readonly removals: readonly Removal[]; readonly root: Element; readonly body: HTMLElement } {
  const root = purifier.sanitize(html, { ...config, RETURN_DOM_FRAGMENT: false, RETURN_DOM: true, WHOLE_DOCUMENT: true, FORCE_BODY: false, FORBID_TAGS: ['style'] }) as HTMLElement;
  const removals = [...toPageRemovals(purifier.removed), ...takeOutRemoteMedia(root).map((removal): Removal => ({ ...removal, why: 'template' }))];
  readValueMarks(root);
  for (const element of root.querySelectorAll('[data-source-start]')) element.removeAttribute('data-source-start');
  return { removals, root, body: root.querySelector('body') ?? root.ownerDocument.createElement('body') };
}
