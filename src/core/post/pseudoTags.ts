import type { HtmlElement } from './htmlTree';

/** Tells whether words in angle brackets are taken for an element whose name HTML has or may have: a placeholder such as `<your-name>`, a type as in `List<Object>`. */
export function isPseudoTag(element: HtmlElement, text: string): boolean {
  const { name, startTag: { start, end }, endTag, isForeign } = element;
  if (endTag || isForeign || text[end - 2] === '/') return false;
  if (!name.includes('-') && !/^\w<[A-Z][a-z]{2,}\s*>$/.test(text.slice(start - 1, end))) return false;
  return element.written.every(({ value }) => value === undefined);
}
