import { findMetadata } from '../post/fences';
import type { Post } from '../post/post';
import { getLineStart } from '../text/lines';
import type { Span } from '../text/span';
import { findComment, findKeysBeside, findOwner, findSiblings, readLine, readLinesAbove, unquote } from './metadataLines';

/** Where in the metadata somebody is writing. */
export type Place = KeyPlace | ValuePlace;

/** A place for a key, or a key that is being written. */
export interface KeyPlace {
  readonly kind: 'key';
  /** What stands there of the key. */
  readonly span: Span;
  /** The keys above it, with `[]` for each list; empty for a key of the post itself. */
  readonly parents: readonly string[];
  readonly hasColon: boolean;
  /** The other keys of its mapping. */
  readonly beside: readonly string[];
}

/** A place for a value, or a value that is being written. */
export interface ValuePlace {
  readonly kind: 'value';
  /** What stands there of the value, its quotes included. */
  readonly span: Span;
  /** The keys that lead to it, with `[]` for each list. */
  readonly path: readonly string[];
  /** The quote that it begins with. */
  readonly quote: '"' | '\'' | '';
  /** True between brackets, where a comma ends a value. */
  readonly isFlow: boolean;
  /** True when a blank is missing in front of it. */
  readonly needsBlank: boolean;
  /** The names in its list, in front of it and behind it. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

/** Says what an offset is the place of; `undefined` outside of metadata, in a comment, and in text that is neither key nor value. */
export function findPlace(post: Post, offset: number): Place | undefined {
  const { text } = post;
  const metadata = findMetadata(post);
  if (!metadata || offset < metadata.start || offset > metadata.end) return undefined;
  const line = readLine(text, getLineStart(text, offset));
  const column = offset - line.start;
  if (column < line.indent || findComment(text.slice(line.start, offset)) > 0) return undefined;
  const above = readLinesAbove(text, metadata.start, line.start);
  const owner = findOwner(line, above);
  if (owner.length === 0 && line.column > 0) return undefined;

  const { key, markers } = line;
  if (key && column >= line.column + key.length) return toValue(text, offset, { start: line.start + line.column + key.length, end: line.end }, [...owner, unquote(key.written)]);
  if (markers.length > 0 && !key) {
    if (column <= markers.at(-1)!) return undefined;
    return toValue(text, offset, { start: line.start + markers.at(-1)! + 1, end: line.end }, owner, findSiblings(text, metadata, line, above));
  }
  const start = line.start + line.column;
  if (column < line.column) return undefined;
  const span = { start, end: start + (key?.written ?? line.content).length };
  return { kind: 'key', span, parents: owner, hasColon: key !== undefined, beside: findKeysBeside(text, metadata, line) };
}

const ALONE = { before: [], behind: [] };

/** @param room from behind the colon or hyphen to the line's end */
function toValue(text: string, offset: number, room: Span, path: readonly string[], { before, behind } = ALONE as { readonly before: readonly string[]; readonly behind: readonly string[] }): ValuePlace | undefined {
  const raw = text.slice(room.start, room.end);
  const value = raw.slice(0, raw.length - findComment(raw)).trim();
  const start = value === '' ? offset : room.start + raw.indexOf(value);
  const end = start + value.length;
  if (offset < start || offset > end) return undefined;
  if (value.startsWith('[')) return toFlowItem(text, offset, { start, end }, path);
  return { kind: 'value', span: { start, end }, path, quote: toQuote(value), isFlow: false, needsBlank: start === room.start, before, behind };
}

/** A value between brackets: its text goes from one comma or bracket to the next. */
function toFlowItem(text: string, offset: number, { start, end }: Span, path: readonly string[]): ValuePlace | undefined {
  const opened: { readonly ends: number[]; start: number }[] = [];
  let quote: string | undefined;
  for (let at = start; at < offset; at++) {
    const character = text[at]!;
    if (quote !== undefined) quote = character === quote ? undefined : quote;
    else if (/["']/.test(character) && /[[,\s]/.test(text[at - 1]!)) quote = character;
    else if (character === '[') opened.push({ ends: [at], start: at + 1 });
    else if (character === ']') opened.pop();
    else if (character === ',') opened.at(-1)?.ends.push(at);
  }
  const list = opened.at(-1);
  if (!list) return undefined;
  const ends = [...list.ends];
  const first = ends.length;
  for (let at = offset; at <= end; at++) {
    const isLast = at === end || text[at] === ']';
    if (quote !== undefined && !isLast) quote = text[at] === quote ? undefined : quote;
    else if (isLast || text[at] === ',') ends.push(at);
    if (isLast) break;
  }
  const items = ends.slice(0, -1).map((from, index) => ({ start: from + 1, end: ends[index + 1]! }));
  const own = items[first - 1]!;
  const names = items.map(item => unquote(text.slice(item.start, item.end).trim()));
  const written = text.slice(own.start, own.end).trim();
  const from = written === '' ? offset : own.start + text.slice(own.start, own.end).indexOf(written);
  if (offset < from || offset > from + written.length) return undefined;
  return {
    kind: 'value', span: { start: from, end: from + written.length }, path: [...path, ...opened.map(() => '[]')], quote: toQuote(written), isFlow: true,
    needsBlank: from === own.start && text[own.start - 1] === ',',
    before: names.slice(0, first - 1).filter(name => name !== ''), behind: names.slice(first).filter(name => name !== ''),
  };
}

function toQuote(written: string): ValuePlace['quote'] {
  return written.startsWith('"') ? '"' : written.startsWith('\'') ? '\'' : '';
}
