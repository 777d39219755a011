import type { Lexer, Token, Tokens } from 'marked';
import { takeSteps, type Steps } from '../steps';
import type { Span } from '../text/span';
import { BoundedLexer } from './boundedLexer';
import { BoundedTokenizer } from './boundedTokenizer';
import { findCodeFences, maskCodeFences } from './codeFences';
import { LineBreaks } from './lineBreaks';
import { toMarkdownImage, toMarkdownLink, type MarkdownImage, type MarkdownLink } from './markdownReferences';
import { visitTokensInSteps } from './markdownTokens';

/** A stretch of a body that Markdown does not pass on as HTML. Spans are the file's. */
export interface Stretch extends Span {
  /** `text` is a `<` that begins no tag, or one in a link's address. */
  readonly kind: 'code' | 'autolink' | 'escape' | 'text';
}

// A paragraph all of whose `<` begin complete tags: nothing in it is code, autolink or escape.
const ONLY_TAGS = /^[^<`\\]*(?:<\/?[a-zA-Z][\w-]*(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:"[^"`\\]*"|'[^'`\\]*'))?)*\s*\/?>[^<`\\]*)*$/;

// Without `<`, code matters only where a rule would look at what is in it.
const IN_CODE = /`[^`]*[&*#[{\u3000-\uffef]/;

// What a picture or link with its address has in it.
const REFERENCE = /\]\(|!\[/;

/** A block of Markdown; blocks in lists and quotes come behind those. The span, the file's, has no blank lines at its ends. */
export interface MarkdownBlock extends Span {
  readonly kind: 'html' | 'indented-code' | 'paragraph' | 'heading' | 'list' | 'blockquote' | 'table' | 'other';
  /** Of a heading: 1 to 6; else 0. */
  readonly depth: number;
}

/** What Markdown makes of a body. */
export interface MarkdownMap {
  /** In the order of the text. Those in which there is nothing for HTML or a rule may be left out. */
  readonly stretches: readonly Stretch[];
  readonly blocks: readonly MarkdownBlock[];
  /** In the order of the text. */
  readonly images: readonly MarkdownImage[];
  /** Those whose address stands with them, in the order of the text. */
  readonly links: readonly MarkdownLink[];
}

/** Tells which stretches of a Markdown body are code, autolinks, escapes or bare `<`, of which blocks it is made, and which pictures and links it has. */
export function mapMarkdown(text: string, body: Span): MarkdownMap {
  return takeSteps(mapMarkdownInSteps(text, body));
}

/** The same in steps. */
export function* mapMarkdownInSteps(text: string, body: Span): Steps<MarkdownMap> {
  const lines = new LineBreaks(text.slice(body.start, body.end));
  const stretches: Stretch[] = [];
  const blocks: MarkdownBlock[] = [];
  const images: MarkdownImage[] = [];
  const links: MarkdownLink[] = [];
  const toFile = (offset: number): number => body.start + lines.toOriginal(offset);
  const addBlock = (token: Token, start: number, end: number): void => {
    const from = start + /^(?:[^\S\n]*\n)*/.exec(source.slice(start, end))![0].length;
    const to = start + source.slice(start, end).trimEnd().length;
    if (from < to) blocks.push({ kind: toBlockKind(token), depth: token.type === 'heading' ? (token as Tokens.Heading).depth : 0, start: toFile(from), end: toFile(to) });
  };
  const add = (kind: Stretch['kind'], { start, end }: Span): void => {
    if (start < end) stretches.push({ kind, start: toFile(start), end: toFile(end) });
  };
  const fences = findCodeFences(lines.text);
  const source = maskCodeFences(lines.text, fences);
  for (const fence of fences) if (!fence.isInComment) add('code', fence);

  const lexer = new BoundedLexer({ gfm: true, breaks: true, tokenizer: new BoundedTokenizer() });
  const tokens = lexBlocks(lexer, source);
  yield;
  yield* visitTokensInSteps(source, tokens, (token, spans) => {
    if (hasInlines(token) && (REFERENCE.test(token.raw) || (token.raw.includes('<') ? !ONLY_TAGS.test(token.raw) : IN_CODE.test(token.raw)))) {
      lexer.state = { inLink: false, inRawBlock: false, top: true };
      lexer.inlineTokens(token.text, token.tokens);
    }
    const kind = toKind(token);
    const [first] = spans;
    if (first && isBlock(token)) addBlock(token, first.start, spans.at(-1)!.end);
    if (first && token.type === 'image') images.push(toMarkdownImage(token as Tokens.Image, first, toFile));
    if (first && token.type === 'link') {
      const link = toMarkdownLink(token as Tokens.Link, first, toFile);
      if (link) links.push(link);
    }
    if (kind) for (const span of spans) add(kind, span);
    else if (token.type === 'link') addAddress(source, spans, span => add('text', span));
    else if (token.type === 'text' && !hasInlines(token)) addBareAngles(source, spans, span => add('text', span));
  }, rest => {
    const length = findDefinition(lexer, rest);
    const start = source.length - rest.length;
    if (source.slice(start, start + length).includes('<')) add('text', { start, end: start + length });
    return length;
  });
  return { stretches: stretches.sort((a, b) => a.start - b.start), blocks, images, links };
}

/** Lexes a body's blocks. Quotes nested by the thousand exhaust the stack; then nothing but fenced code is known. */
function lexBlocks(lexer: Lexer, source: string): readonly Token[] {
  try {
    return lexer.blockTokens(source, []);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

type WithInlines = Token & { readonly text: string; readonly tokens: Token[] };

/** Tells whether a token is a block of text whose inline tokens are made on demand. */
function hasInlines(token: Token): token is WithInlines {
  const isBlock = token.type === 'paragraph' || token.type === 'heading' || token.type === 'text' || token.type === 'cell';
  return isBlock && Array.isArray((token as Tokens.Generic).tokens);
}

function isBlock(token: Token): boolean {
  return BLOCKS.has(token.type) && (token.type !== 'html' || (token as Tokens.HTML).block);
}

const BLOCKS: ReadonlySet<string> = new Set(['html', 'code', 'paragraph', 'heading', 'list', 'blockquote', 'table', 'hr']);

function toBlockKind(token: Token): MarkdownBlock['kind'] {
  if (token.type === 'code') return (token as Tokens.Code).codeBlockStyle === 'indented' ? 'indented-code' : 'other';
  return token.type === 'hr' ? 'other' : token.type as MarkdownBlock['kind'];
}

function toKind(token: Token): Stretch['kind'] | undefined {
  switch (token.type) {
    case 'code':
    case 'codespan':
      return 'code';
    case 'escape':
      return 'escape';
    case 'image':
      return token.raw.includes('<') ? 'text' : undefined;
    case 'link':
      return token.raw.startsWith('<') ? 'autolink' : undefined;
    default:
      return undefined;
  }
}

/** An address or title between `](` and `)` may hold `<`; the words of the link are tokens of their own. */
function addAddress(source: string, spans: readonly Span[], add: (span: Span) => void): void {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return;
  const start = source.lastIndexOf('](', last.end);
  if (start >= first.start && source.slice(start, last.end).includes('<')) add({ start, end: last.end });
}

function addBareAngles(source: string, spans: readonly Span[], add: (span: Span) => void): void {
  for (const { start, end } of spans) {
    for (let at = source.indexOf('<', start); at !== -1 && at < end; at = source.indexOf('<', at + 1)) add({ start: at, end: at + 1 });
  }
}

function findDefinition(lexer: Lexer, rest: string): number {
  return lexer.options.tokenizer?.def(rest)?.raw.length ?? 0;
}
