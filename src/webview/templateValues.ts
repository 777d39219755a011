import { childrenOf, isElement, kindOf } from './nodes';

// A page of the author's says itself where its values are written: see `traceTemplate` of the core.

const VALUE = 'data-galley-value';
const COMMENT = /^galley (.*)$/;
const MARK = /\uE000(galley [\d ]*(?:made)?|\/galley)\uE001/;
const PLACE = /^(\d+) (\d+) (\d+)( made)?$/;

/** Where a value that a page of the author's shows is written in the post. */
export interface ValuePlace {
  /** The element that shows it. */
  readonly element: Element;
  /** Its entry's lines, as offsets in the file. */
  readonly lines: { readonly start: number; readonly end: number };
  /** Offset of the value in the file. */
  readonly start: number;
  /** True when the text is the site's, such as a date's, and not the author's. */
  readonly isMade: boolean;
}

/** Makes comments of what a page says of its values: they change nothing in how it looks. */
export function readValueMarks(page: Element): void {
  const { ownerDocument: owner } = page;
  const walker = owner.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const marked: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.nodeValue!.includes('\uE000')) marked.push(node as Text);
  for (const text of marked) {
    const pieces = text.data.split(MARK);
    text.replaceWith(...pieces.flatMap((piece, index) => (index % 2 === 1 ? owner.createComment(piece) : piece === '' ? [] : owner.createTextNode(piece))));
  }
}

/** Returns the place of the value that a text is. */
export function findValueOfText(text: Text): ValuePlace | undefined {
  return readPlace(text.previousSibling);
}

/** Returns the place of the first value that an element shows itself. */
export function findValueOfElement(element: Element): ValuePlace | undefined {
  return readPlace(element) ?? [...childrenOf(element)].map(readPlace).find(place => place !== undefined);
}

/**
 * Returns what shows the metadata at an offset of the file; of several values of its entry, such as tags, the one that the offset is in.
 *
 * @param body is left out: what stands in the article is the article's
 */
export function findValueElement(page: Element, body: Element, offset: number): Element | undefined {
  const found = listValues(page, body).filter(({ lines }) => offset >= lines.start && offset < lines.end);
  return (found.findLast(({ start }) => start <= offset) ?? found[0])?.element;
}

function listValues(page: Element, body: Element): readonly ValuePlace[] {
  const walker = page.ownerDocument.createTreeWalker(page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT, node => (node === body ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const places: ValuePlace[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const place = readPlace(node);
    if (place) places.push(place);
  }
  return places;
}

function readPlace(node: Node | null): ValuePlace | undefined {
  if (!node) return undefined;
  const element = isElement(node) ? node : node.parentElement;
  const written = isElement(node) ? Element.prototype.getAttribute.call(node, VALUE) : kindOf(node) === Node.COMMENT_NODE ? COMMENT.exec(node.nodeValue ?? '')?.[1] : undefined;
  const [, from, to, start, made] = PLACE.exec(written ?? '') ?? [];
  return element && from !== undefined ? { element, lines: { start: Number(from), end: Number(to) }, start: Number(start), isMade: made !== undefined } : undefined;
}
