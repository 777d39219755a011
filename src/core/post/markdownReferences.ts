import type { Tokens } from 'marked';
import type { Span } from '../text/span';

/** A picture as Markdown has it, `![alt](address)` or `![alt][name]`. All offsets are the file's. */
export interface MarkdownImage {
  readonly span: Span;
  readonly alt: Span;
  /** The address as Markdown reads it. */
  readonly address: string;
  /** Where the address stands; `undefined` when it stands elsewhere, under a name. */
  readonly addressSpan: Span | undefined;
  /** Behind the alt: the address with its title and brackets, or the name, if it has one of its own. */
  readonly target: Span;
  /** Empty when there is none. */
  readonly title: string;
}

/** A link as Markdown has it, `[words](address)`. All offsets are the file's. */
export interface MarkdownLink {
  readonly span: Span;
  /** What stands between the brackets. */
  readonly words: Span;
  /** The address as Markdown reads it. */
  readonly address: string;
  /** Where the address stands. */
  readonly addressSpan: Span;
}

/** Returns the parts of a picture of Markdown, by where its token stands in what marked was given and the way from there to the file. */
export function toMarkdownImage({ raw, href, title }: Tokens.Image, { start }: Span, toFile: (offset: number) => number): MarkdownImage {
  const altEnd = findAltEnd(raw);
  const address = findAddress(raw, altEnd);
  return {
    span: { start: toFile(start), end: toFile(start + raw.length) },
    alt: { start: toFile(start + 2), end: toFile(start + altEnd) },
    address: href,
    title: title ?? '',
    target: { start: toFile(start + altEnd + 1), end: toFile(start + raw.length) },
    addressSpan: address && { start: toFile(start + address.start), end: toFile(start + address.end) },
  };
}

/** Returns the parts of a link of Markdown, as for a picture; `undefined` for an address that is its own words, and for one that stands elsewhere. */
export function toMarkdownLink({ raw, href }: Tokens.Link, { start }: Span, toFile: (offset: number) => number): MarkdownLink | undefined {
  if (!raw.startsWith('[')) return undefined;
  const end = findAltEnd(`!${raw}`) - 1;
  const address = findAddress(raw, end);
  return address && {
    span: { start: toFile(start), end: toFile(start + raw.length) },
    words: { start: toFile(start + 1), end: toFile(start + end) },
    address: href,
    addressSpan: { start: toFile(start + address.start), end: toFile(start + address.end) },
  };
}

/** Returns where the address stands behind the bracket that closes the words. */
function findAddress(raw: string, wordsEnd: number): Span | undefined {
  const match = /^\]\(\s*(<[^>\n]*>|[^\s)]+)/.exec(raw.slice(wordsEnd));
  if (!match) return undefined;
  const end = wordsEnd + match[0].length;
  return { start: end - match[1]!.length, end };
}

/** Returns where the words of a picture end: at the bracket that closes the first. */
function findAltEnd(raw: string): number {
  let depth = 0;
  for (let at = 1; at < raw.length; at++) {
    if (raw[at] === '\\') at++;
    else if (raw[at] === '[') depth++;
    else if (raw[at] === ']' && --depth === 0) return at;
  }
  return raw.length;
}
