import type { Span } from './span';

/** An attribute as it is written in a tag. Offsets are the text's. */
export interface WrittenAttribute {
  /** Lower case. */
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** Between the quotes, as it is written; `undefined` when there is no `=`. */
  readonly value: Span | undefined;
  /** The quote around the value; empty for none. */
  readonly quote: '"' | '\'' | '';
}

/** A tag as it is written: `<name …>` or `</name>`. */
export interface WrittenTag extends Span {
  /** Lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly isEnd: boolean;
  /** True when its `>` is there. */
  readonly isClosed: boolean;
  readonly attributes: readonly WrittenAttribute[];
}

// One attribute behind white space and solidi, as the tokenizer of the HTML standard takes it, double and mistaken ones too.
const ATTRIBUTE = /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:([\t\n\f\r ]*=[\t\n\f\r ]*)(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >]*)))?/y;
const REST = /[\t\n\f\r /]*(>?)/y;

/** Reads a tag that begins where the span does and ends within it. */
export function readTag(text: string, { start, end }: Span): WrittenTag {
  const tag = text.slice(start, end);
  const [opening = '', solidus = '', name = ''] = /^<(\/?)([^\t\n\f\r />]*)/.exec(tag) ?? [];
  const attributes: WrittenAttribute[] = [];
  ATTRIBUTE.lastIndex = REST.lastIndex = opening.length;
  for (let match = ATTRIBUTE.exec(tag); match; match = ATTRIBUTE.exec(tag)) {
    const [whole, written = '', equals, double, single, bare] = match;
    const matchEnd = start + match.index + whole.length;
    const from = matchEnd - whole.length + whole.search(/[^\t\n\f\r /]/);
    const nameSpan = { start: from, end: from + written.length };
    const quote = double !== undefined ? '"' : single !== undefined ? '\'' : '';
    const value = equals === undefined ? undefined : double ?? single ?? bare ?? '';
    const valueStart = nameSpan.end + (equals?.length ?? 0) + quote.length;
    attributes.push({
      name: written.toLowerCase(), nameSpan, quote, span: { start: from, end: matchEnd },
      value: value === undefined ? undefined : { start: valueStart, end: valueStart + value.length },
    });
    REST.lastIndex = ATTRIBUTE.lastIndex;
  }
  const isClosed = REST.exec(tag)?.[1] === '>';
  const nameSpan = { start: start + 1 + solidus.length, end: start + opening.length };
  return { start, end: start + REST.lastIndex, name: name.toLowerCase(), nameSpan, isEnd: solidus !== '', isClosed, attributes };
}

/** Finds the tags of a short HTML text, those in comments left out, and the comments. */
export function findTags(source: string): { readonly tags: readonly WrittenTag[]; readonly comments: readonly Span[] } {
  const tags: WrittenTag[] = [];
  const comments: Span[] = [];
  const opening = /<!--|<\/?[a-z]/gi;
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const { 0: mark, index: start } = match;
    if (mark !== '<!--') {
      const tag = readTag(source, { start, end: source.length });
      tags.push(tag);
      opening.lastIndex = tag.end;
      continue;
    }
    const close = source.indexOf('-->', start + 4);
    const end = close === -1 ? source.length : close + 3;
    comments.push({ start, end });
    opening.lastIndex = end;
  }
  return { tags, comments };
}
