import type { RevealMessage } from '../protocol/messages';
import type { ArticleBody } from './articleBody';
import type { ArticleFrame } from './articleFrame';
import { findHeaderOffset } from './articleHeader';
import { findValueOfElement, findValueOfText } from './templateValues';

/** A place of the article, as the extension finds it in the source. */
export type Pointed = Pick<RevealMessage, 'offset' | 'before' | 'after'>;

interface TextPlace {
  readonly node: Text;
  readonly at: number;
}

// What follows a place tells it from others; so much is enough.
const AFTER = 60;
// What the preview or the site wrote, not the author.
const MADE = '.galley-embed, .galley-date, .galley-notice, .galley-untitled';

/** Returns what the reader pointed at: an element, and the text up to the very letter where there is one; `undefined` for what is not the author's. */
export function findPointed(frame: ArticleFrame, body: ArticleBody, target: Element, point: { readonly clientX: number; readonly clientY: number } | undefined): Pointed | undefined {
  const place = point && !target.closest(MADE) ? findText(frame.document, point) : undefined;
  // At a picture or beside all text, the browser names the nearest text.
  const text = place && target.contains(place.node) ? place : undefined;
  const isOutside = !frame.body.contains(target);
  const own = isOutside && text ? findValueOfText(text.node) : undefined;
  const value = own ?? (isOutside ? findValueOfElement(target) : undefined);
  const field = findHeaderOffset(target) ?? value?.start;
  const offset = field ?? body.findOffset(target);
  if (offset === undefined) return undefined;
  const only = { offset, before: '', after: '' };
  if (!text || (value && (!own || own.isMade))) return only;
  if (own) return { offset, before: text.node.data.slice(0, text.at), after: text.node.data.slice(text.at, text.at + AFTER) };
  const after = readAfter(field === undefined ? frame.body : target, text);
  const before = field === undefined ? readBefore(frame.body, body, text) : { offset, before: readField(target, text) };
  return before && { ...before, after };
}

function findText(document: Document, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): TextPlace | undefined {
  // Each browser has the one or the other.
  const { caretPositionFromPoint, caretRangeFromPoint } = document as Partial<Pick<Document, 'caretPositionFromPoint' | 'caretRangeFromPoint'>>;
  const position = caretPositionFromPoint?.call(document, clientX, clientY);
  const range = position ? undefined : caretRangeFromPoint?.call(document, clientX, clientY);
  const node = position?.offsetNode ?? range?.startContainer;
  return node && isText(node) ? { node, at: position?.offset ?? range?.startOffset ?? 0 } : undefined;
}

/** Reads the text from the last thing on that begins in the source before a place. */
function readBefore(root: Element, body: ArticleBody, { node: place, at }: TextPlace): Pick<Pointed, 'offset' | 'before'> | undefined {
  const walker = walkTexts(root, place);
  let read = '';
  let found: Pick<Pointed, 'offset' | 'before'> | undefined;
  for (let node: Node | null = place; node; node = walker.previousNode()) {
    if (isText(node)) read = (node === place ? node.data.slice(0, at) : node.data) + read;
    const offset = body.findOwnOffset(node);
    if (offset === undefined) continue;
    // What has one offset, such as the words of a line of code, is told apart by the text from the first of it on.
    if (found && found.offset !== offset) break;
    found = { offset, before: read };
  }
  return found;
}

function readField(field: Element, { node, at }: TextPlace): string {
  const range = field.ownerDocument.createRange();
  range.setStart(field, 0);
  range.setEnd(node, at);
  return range.toString();
}

function readAfter(root: Element, { node: place, at }: TextPlace): string {
  const walker = walkTexts(root, place);
  let after = place.data.slice(at, at + AFTER);
  for (let node = walker.nextNode(); node && after.length < AFTER; node = walker.nextNode()) if (isText(node)) after += node.data.slice(0, AFTER);
  return after;
}

function walkTexts(root: Element, place: Node): TreeWalker {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  walker.currentNode = place;
  return walker;
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
