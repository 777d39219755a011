import type { HtmlElement } from './htmlTree';

/** Tells whether an element is a paragraph of the text: not one in a list, quote or table, and not one of nothing but a picture or bold words. */
export function isTextParagraph({ name, node, isForeign }: HtmlElement): boolean {
  if (name !== 'p' || isForeign || !standsInText(node)) return false;
  return node.childNodes.some(child => 'value' in child && child.value.trim() !== '');
}

/** Tells whether an element stands where paragraphs of the text do. */
export function standsInText({ parentNode }: HtmlElement['node']): boolean {
  for (let parent = parentNode; parent && 'tagName' in parent; parent = parent.parentNode) if (!/^(?:div|section|article|main)$/.test(parent.tagName)) return false;
  return true;
}

/** Tells whether an element is a paragraph of the text that says nothing of its look. */
export function isBareParagraph(element: HtmlElement): boolean {
  return element.node.attrs.length === 0 && isTextParagraph(element);
}
