import { hasTemplate } from '../render/template/shield';
import { lexTemplate } from '../render/template/tokens';
import type { Span } from '../text/span';
import { blankStretches } from './blankStretches';
import type { Body } from './body';
import type { Post } from './post';

/** Template syntax of a body as Hexo meets it behind Markdown: code is none, and what `{% raw %}` holds is none. Spans are the file's. */
export type TemplatePiece =
  | (Span & { readonly kind: 'variable'; readonly code: string; /** It is a string or number in writing. */ readonly isLiteral: boolean })
  /** An opener that Nunjucks stumbles over: it stops the build. */
  | (Span & { readonly kind: 'refused' });

/** Finds what Hexo runs in a body, and what it cannot run. */
export function findTemplatePieces({ text, body }: Post, { code, templates }: Body): readonly TemplatePiece[] {
  if (templates.length === 0 && !text.includes('{', body.start)) return [];
  const source = text.slice(body.start, body.end);
  const whole = { start: 0, end: source.length };
  const hasNoRaw = ({ start, end }: Span): boolean => !/\{%-? *raw/.test(source.slice(start, end));
  const withoutCode = blankStretches(source, whole, code.map(({ start, end }) => ({ start: start - body.start, end: end - body.start })).filter(hasNoRaw));
  const bare = blankStretches(withoutCode, whole, findShut(withoutCode).filter(span => source.startsWith('<!', span.start) || hasNoRaw(span)));
  if (!hasTemplate(bare)) return [];
  const pieces: TemplatePiece[] = [];
  for (const token of lexTemplate(bare, () => false)) {
    if (token.kind === 'variable') pieces.push({ kind: 'variable', start: body.start + token.start, end: body.start + token.end, code: token.code, isLiteral: token.value !== undefined });
    else if (token.kind === 'text' && !token.isRaw) {
      for (const { index, 0: opener } of bare.slice(token.start, token.end).matchAll(/\{[{%#]/g)) {
        const start = body.start + token.start + index;
        pieces.push({ kind: 'refused', start, end: start + opener.length });
      }
    }
  }
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
