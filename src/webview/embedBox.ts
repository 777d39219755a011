import { getText, type TextName } from './texts';

/** On a box: the markup that it stands for, for whoever copies it as text. Nothing makes elements of it. */
export const WRITTEN_MARKUP = 'data-galley-markup';

/** Makes what stands for something of another site that is not loaded into the preview: a box of its size that says what will be there. */
export function makeEmbedBox(element: Element, name: TextName, address: string): HTMLElement {
  const document = element.ownerDocument;
  const box = document.createElement('div');
  box.className = 'galley-embed';
  const start = element.getAttribute('data-source-start');
  if (start !== null) box.setAttribute('data-source-start', start);
  box.setAttribute(WRITTEN_MARKUP, toMarkup(element));
  box.setAttribute('role', 'img');
  const label = document.createElement('strong');
  label.textContent = element.getAttribute('title') || getText(name);
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

function toMarkup(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const each of [copy, ...copy.querySelectorAll('*')]) for (const name of each.getAttributeNames()) if (name.startsWith('data-source-')) each.removeAttribute(name);
  return copy.outerHTML;
}
