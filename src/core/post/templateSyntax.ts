import { hasTemplate } from '../render/template/shield';
import { getEndName, statements } from '../render/template/statements';
import { lexTemplate, type TemplateToken } from '../render/template/tokens';
import type { Span } from '../text/span';
import { blankStretches } from './blankStretches';
import type { Body } from './body';
import type { Post } from './post';
import type { Statement } from './templateStatement';

/** Template syntax of a body as Hexo meets it behind Markdown: code is none, and what `{% raw %}` holds is none. Spans are the file's. */
export type TemplatePiece =
  | (Span & { readonly kind: 'variable'; readonly code: string; /** It is a string or number in writing. */ readonly isLiteral: boolean })
  | (Span & { readonly kind: 'comment' })
  /** A statement of Nunjucks' own, up to its end tag if it has one. */
  | (Span & Statement & { readonly kind: 'statement'; readonly tag: Span; /** Returns all tags, variables and comments from its own tag to its end tag. */ getParts(): readonly Span[] })
  /** An opener that Nunjucks stumbles over: it stops the build. */
  | (Span & { readonly kind: 'refused' })
  /** A tag, Nunjucks' or Hexo's own, that lacks its end tag, or ends or divides nothing: it stops the build. */
  | (Span & { readonly kind: 'open' | 'lone'; /** The name of the tag that would end it. */ readonly endName: string });

/** A tag of a body that Hexo runs, Nunjucks' or another's, with its arguments. */
export interface WrittenTag extends Span {
  readonly name: string;
  readonly args: readonly string[];
}

/** Finds the tags that Hexo runs in a body; `takesFences` as below. */
export function findTags(post: Post, body: Body, takesFences: boolean): readonly WrittenTag[] {
  if (!post.text.includes('{%', post.body.start)) return [];
  const by = post.body.start;
  return lexTemplate(toBare(post, body, takesFences), () => false).flatMap(token => (token.kind === 'tag' ? [{ name: token.name, args: token.args, start: token.start + by, end: token.end + by }] : []));
}

/**
 * Finds what Hexo runs in a body, and what it cannot run.
 *
 * @param takesFences Hexo takes fenced code out before it looks for templates, as it does for a highlighter
 */
export function findTemplatePieces(post: Post, body: Body, takesFences: boolean): readonly TemplatePiece[] {
  if (body.templates.length === 0 && !post.text.includes('{', post.body.start)) return [];
  const bare = toBare(post, body, takesFences);
  if (!hasTemplate(bare)) return [];
  const pieces: TemplatePiece[] = [];
  const tokens = lexTemplate(bare, () => false);
  for (const token of tokens) {
    if (token.kind === 'variable') pieces.push({ kind: 'variable', start: token.start, end: token.end, code: token.code, isLiteral: token.value !== undefined });
    else if (token.kind === 'comment') pieces.push(token);
    else if (token.kind === 'text' && !token.isRaw) {
      for (const { index, 0: opener } of bare.slice(token.start, token.end).matchAll(/\{[{%#]/g)) pieces.push({ kind: 'refused', start: token.start + index, end: token.start + index + opener.length });
    }
  }
  return [...pieces, ...pairStatements(tokens)].sort((a, b) => a.start - b.start || b.end - a.end).map(piece => moveBy(piece, post.body.start));
}

/** Returns the text of a body with spaces for code and comments, in which Hexo runs nothing. */
function toBare({ text, body }: Post, { code }: Body, takesFences: boolean): string {
  const source = text.slice(body.start, body.end);
  const whole = { start: 0, end: source.length };
  const hasNoRaw = ({ start, end }: Span): boolean => !/\{%-? *raw/.test(source.slice(start, end));
  const isTaken = ({ start }: Span): boolean => takesFences && /^(?:```|~~~)/.test(source.slice(start, start + 3));
  const withoutCode = blankStretches(source, whole, code.map(({ start, end }) => ({ start: start - body.start, end: end - body.start })).filter(span => isTaken(span) || hasNoRaw(span)));
  return blankStretches(withoutCode, whole, findShut(withoutCode).filter(span => source.startsWith('<!', span.start) || hasNoRaw(span)));
}

function moveBy(piece: TemplatePiece, by: number): TemplatePiece {
  const move = <Moved extends Span>(span: Moved): Moved => ({ ...span, start: span.start + by, end: span.end + by });
  return piece.kind === 'statement' ? { ...move(piece), tag: move(piece.tag), getParts: () => piece.getParts().map(move) } : move(piece);
}

type Tag = Extract<TemplateToken, { readonly kind: 'tag' }>;

// Hexo's own tags with content; what only a theme or plugin knows may have an end tag or none.
const BLOCKS: ReadonlySet<string> = new Set([...statements, 'quote', 'blockquote', 'pullquote', 'code', 'codeblock']);
const ENDS: ReadonlySet<string> = new Set([...[...BLOCKS].map(getEndName), 'endraw', 'endverbatim']);
const DIVIDERS: Readonly<Record<string, RegExp>> = { else: /^(?:if|ifAsync|for|asyncEach|asyncAll)$/, elif: /^if/, elseif: /^if/ };
// What is put together from another file, which no post has.
const WHOLE: ReadonlySet<string> = new Set(['include', 'extends', 'import', 'from']);

/** Pairs tags as Nunjucks does: an end tag ends the last that is open, and no other. */
function pairStatements(tokens: readonly TemplateToken[]): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  const open: { readonly tag: Tag; readonly index: number }[] = [];
  const waiting = new Map<string, number>();
  const count = (end: string, change: number): void => void waiting.set(end, (waiting.get(end) ?? 0) + change);
  const add = (tag: Tag, from: number, to: number): void => {
    if (!statements.has(tag.name) && !WHOLE.has(tag.name)) return;
    const getParts = (): readonly Span[] => tokens.slice(from, to + 1).filter(({ kind }) => kind !== 'text');
    pieces.push({ kind: 'statement', start: tag.start, end: tokens[to]!.end, name: tag.name, code: tag.code.slice(tag.name.length).trim(), tag: { start: tag.start, end: tag.end }, getParts });
  };
  const fail = (kind: 'open' | 'lone', { start, end, name }: Tag): void => void pieces.push({ kind, start, end, endName: getEndName(name) });
  tokens.forEach((tag, index) => {
    if (tag.kind !== 'tag') return;
    const { name } = tag;
    if (WHOLE.has(name) || (name === 'set' && tag.code.includes('='))) add(tag, index, index);
    else if (BLOCKS.has(name)) {
      open.push({ tag, index });
      count(getEndName(name), 1);
    } else if (ENDS.has(name)) {
      if (!waiting.get(name)) return fail('lone', tag);
      for (let last = open.pop(); last; last = open.pop()) {
        const end = getEndName(last.tag.name);
        count(end, -1);
        if (end === name) return add(last.tag, last.index, index);
        fail('open', last.tag);
      }
    } else if (DIVIDERS[name]?.test(open.at(-1)?.tag.name ?? '') === false) fail('lone', tag);
  });
  for (const { tag } of open) fail('open', tag);
  return pieces;
}

/** Code elements and comments, one that does not end too: Hexo runs nothing in them. */
function findShut(text: string): Span[] {
  const found: Span[] = [];
  const opener = /<code[^<>]*>|<!--/g;
  const lastEnd = text.lastIndexOf('</code>');
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const closer = match[0] === '<!--' ? '-->' : '</code>';
    if (closer === '</code>' && lastEnd < opener.lastIndex) continue;
    const end = text.indexOf(closer, opener.lastIndex);
    opener.lastIndex = end === -1 ? text.length : end + closer.length;
    found.push({ start: match.index, end: opener.lastIndex });
  }
  return found;
}
