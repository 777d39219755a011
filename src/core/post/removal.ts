import type { Edit, Span } from '../text/span';
import { findAround, type Body } from './body';
import { paragraphEnders } from './htmlNames';
import type { Post } from './post';

/** How a piece of HTML is taken out of a post. */
export interface Removal {
  readonly edit: Edit;
  /** False where Markdown may then take what is left for something else. */
  readonly isSafe: boolean;
}

/** Takes a piece of HTML out, with its line where it has one of its own: an empty one would end the block of HTML. */
export function removeHtml(post: Post, body: Body, span: Span): Removal {
  const place = withLine(post.text, span);
  return { edit: { ...place, text: '' }, isSafe: !post.isMarkdown || keepsBlocks(post, body, span, place) };
}

function withLine(text: string, { start, end }: Span): Span {
  const indent = findIndent(text, start);
  const lineEnd = /[ \t]*\r?\n/y;
  lineEnd.lastIndex = end;
  if (indent === undefined || !lineEnd.test(text)) return { start, end };
  return { start: start - indent.length, end: lineEnd.lastIndex };
}

/** Returns the blanks before the first thing on a line; `undefined` behind something else. */
function findIndent(text: string, offset: number): string | undefined {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return start === 0 || text[start - 1] === '\n' ? text.slice(start, offset) : undefined;
}

function keepsBlocks({ text, body: { start } }: Post, { markdown: { blocks } }: Body, span: Span, place: Span): boolean {
  const block = findAround(blocks, span.start);
  if (block?.kind === 'html') {
    // With other tags that may go as well, an empty line would be left.
    if (place.end === span.end && isLineOfTags(text, span)) return false;
    if (block.start < place.start) return true;
    const rest = text.slice(span.end, block.end).trimStart();
    if (rest !== '') return /^<\/?[a-z]/i.test(rest) && BEGINS_BLOCK.has(/[a-z][a-z0-9]*/i.exec(rest)![0].toLowerCase());
    // A list, quote or code before it may go on behind it.
    const before = text.slice(start, block.start).trimEnd();
    return !/^[ \t>*+\d-]/.test(before.slice(before.lastIndexOf('\n') + 1));
  }
  if (block?.kind !== 'paragraph') return false;
  const after = text.slice(span.end, span.end + 1);
  return findIndent(text, span.start) === undefined ? !/[*_~`[\]()]/.test(text.slice(span.start - 1, span.start) + after) : /^\p{L}/u.test(after);
}

// Elements whose tags begin a block of HTML wherever they stand; others do so alone on their line.
const BEGINS_BLOCK = new Set([...paragraphEnders].filter(name => !/^(?:hgroup|listing|plaintext|pre|xmp)$/.test(name)));

// A longer line is taken for one of tags alone.
const NEAR = 200;

function isLineOfTags(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  return /^[ \t]*(?:<\/?\w+>[ \t]*)*$/.test(before.slice(before.lastIndexOf('\n') + 1)) && /^[ \t]*(?:<\/?\w+>[ \t]*)*(?:[\r\n]|$)/.test(after);
}
