import { Lexer, type Token, type Tokens } from 'marked';
import type { Span } from '../text/span';
import { BoundedTokenizer } from './boundedTokenizer';
import { findCodeFences, maskCodeFences } from './codeFences';
import { LineBreaks } from './lineBreaks';
import { visitTokens } from './markdownTokens';
import type { Post } from './post';

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

/** The pictures and links of a Markdown body. */
export interface MarkdownReferences {
  readonly images: readonly MarkdownImage[];
  readonly links: readonly MarkdownLink[];
}

const none: MarkdownReferences = { images: [], links: [] };
// Several rules ask for the same post, for its pictures and its links.
const answers = new WeakMap<Post, MarkdownReferences>();

/** Finds the pictures and links of a Markdown body, those in code left out; of links, only those whose address stands with them. */
export function findMarkdownReferences(post: Post): MarkdownReferences {
  if (!hasMarkdownReferences(post)) return none;
  let known = answers.get(post);
  if (!known) answers.set(post, (known = readReferences(post.text, post.body)));
  return known;
}

/** Without either of these, none is there to look for. */
function hasMarkdownReferences({ isMarkdown, text, body }: Post): boolean {
  return isMarkdown && (text.includes('![', body.start) || text.includes('](', body.start));
}

function readReferences(text: string, body: Span): MarkdownReferences {
  const lines = new LineBreaks(text.slice(body.start, body.end));
  const source = maskCodeFences(lines.text, findCodeFences(lines.text));
  const lexer = new Lexer({ gfm: true, breaks: true, tokenizer: new BoundedTokenizer() });
  const images: MarkdownImage[] = [];
  const links: MarkdownLink[] = [];
  const toFile = (offset: number): number => body.start + lines.toOriginal(offset);
  visitTokens(source, lex(lexer, source), (token, [span]) => {
    if (token.type === 'link' && span) {
      const link = toLink(token as Tokens.Link, span, toFile);
      if (link) links.push(link);
    }
    if (token.type !== 'image' || !span) return;
    const { raw, href, title } = token as Tokens.Image;
    const altEnd = findAltEnd(raw);
    const address = /^\]\(\s*(<[^>\n]*>|[^\s)]+)/.exec(raw.slice(altEnd))?.[1];
    const start = span.start + altEnd + raw.slice(altEnd).indexOf(address ?? '');
    images.push({
      span: { start: toFile(span.start), end: toFile(span.start + raw.length) },
      alt: { start: toFile(span.start + 2), end: toFile(span.start + altEnd) },
      address: href,
      title: title ?? '',
      target: { start: toFile(span.start + altEnd + 1), end: toFile(span.start + raw.length) },
      addressSpan: address === undefined ? undefined : { start: toFile(start), end: toFile(start + address.length) },
    });
  }, rest => lexer.options.tokenizer?.def(rest)?.raw.length ?? 0);
  return { images, links };
}

/** An address in angle brackets or bare is its own words. */
function toLink({ raw, href }: Tokens.Link, { start }: Span, toFile: (offset: number) => number): MarkdownLink | undefined {
  if (!raw.startsWith('[')) return undefined;
  const end = findAltEnd(`!${raw}`) - 1;
  const written = /^\]\(\s*(<[^>\n]*>|[^\s)]+)/.exec(raw.slice(end))?.[1];
  if (written === undefined) return undefined;
  const at = start + raw.indexOf(written, end + 1);
  return {
    span: { start: toFile(start), end: toFile(start + raw.length) },
    words: { start: toFile(start + 1), end: toFile(start + end) },
    address: href,
    addressSpan: { start: toFile(at), end: toFile(at + written.length) },
  };
}

/** Quotes nested by the thousand exhaust the stack; then no picture is known. */
function lex(lexer: Lexer, source: string): readonly Token[] {
  try {
    return lexer.lex(source);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
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
