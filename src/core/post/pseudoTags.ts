import type { HtmlElement } from './htmlTree';

/** Tells whether words in angle brackets are taken for an element whose name HTML has or may have: a placeholder such as `<your-name>`, a type as in `List<Object>`. */
export function isPseudoTag({ name, startTag: { start, end }, endTag, written, isForeign }: HtmlElement, text: string): boolean {
  if (endTag || isForeign || text[end - 2] === '/' || written.some(({ value }) => value !== undefined)) return false;
  return name.includes('-') || /^\w<[A-Z][a-z]{2,}\s*>$/.test(text.slice(start - 1, end));
}
