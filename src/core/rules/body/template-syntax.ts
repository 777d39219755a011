// Hexo runs {{ }} and {% %} in a post: a sample of another template language leaves a hole, or stops the build of the whole site.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import type { Body } from '../../post/body';
import type { Post } from '../../post/post';
import { findTemplatePieces, type TemplatePiece } from '../../post/templateSyntax';
import { cannotRun, findDefinedNames, findNames, findUnknownFilter, isMeant, isNoExpression } from '../../post/templateStatement';
import { isOverlap, type Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'template-syntax',
  part: 'body',
  summary: () => l10n.t('Text that Hexo takes for a template'),
  docs: {
    why: () => l10n.t('In a post, Hexo runs what stands between two braces, or brace and percent sign, before readers see it. A name or condition that Hexo does not know leaves nothing, and a comment between {# and #} is left out; what is no template at all, or lacks its end, stops the build of the whole site. Between {% raw %} and {% endraw %}, in code, and written as &#123;, braces are braces. Tags that only a theme or plugin knows are left alone.'),
    wrong: '---\ntitle: An article\n---\n\n<p>Vue shows {{ message }} here.</p>\n',
    right: ARTICLE_HEAD + '<p>Vue shows {% raw %}{{ message }}{% endraw %} here.</p>\n',
  },
  severity: 'warning',
  site: 'hexo',
  messages: {
    nothing: (code: string) => l10n.t('Hexo runs this and puts nothing in its place, since it knows no "{0}". Wrap it in raw to show it.', code),
    refused: (opener: string) => l10n.t('Hexo cannot run what begins with {0} here, and stops the build of the whole site. Wrap it in raw to show it.', opener),
    filter: (name: string) => l10n.t('Hexo knows no filter "{0}", and stops the build of the whole site. Wrap it in raw to show it.', name),
    statement: (tag: string) => l10n.t('Hexo runs {0} as a statement: readers do not see it, and what it holds only if Hexo finds it so. Wrap it in raw to show it.', tag),
    comment: (code: string) => l10n.t('Hexo takes {0} for a comment and leaves it out. Wrap it in raw to show it.', code),
    open: (tag: string, end: string) => l10n.t('{0} has no {1}, and Hexo stops the build of the whole site. Write {1} where it ends, or wrap it in raw to show it.', tag, end),
    lone: (tag: string) => l10n.t('There is nothing open here that {0} could belong to, and Hexo stops the build of the whole site. Wrap it in raw to show it, or remove it.', tag),
  },
  check({ blog, body, post, report }) {
    const { rendering } = blog.settings.site;
    if (isDisabled(post, rendering.marked.disableNunjucks)) return;
    const pieces = findTemplatePieces(post, body, rendering.highlighter !== undefined);
    if (pieces.length === 0) return;
    const keys = new Set([...OWN, ...(post.frontMatter?.entries ?? []).map(({ key }) => key), ...pieces.flatMap(piece => (piece.kind === 'statement' ? findDefinedNames(piece) : []))]);
    const used = countNames(pieces);
    const write = makeFixes(post, body);
    let shownEnd = 0;
    // What a statement holds may never be run.
    let heldEnd = 0;
    for (const piece of pieces) {
      const show = ({ start, end }: Span): string => post.text.slice(start, Math.min(end, start + 40)) + (end > start + 40 ? '…' : '');
      switch (piece.kind) {
        case 'refused':
          report({ message: 'refused', args: [show(piece)], span: piece, fixes: write([findEnd(post, piece)]), severity: 'error' });
          break;
        case 'open':
          report({ message: 'open', args: [show(piece), `{% ${piece.endName} %}`], span: piece, fixes: write([piece], false), severity: 'error' });
          break;
        case 'lone':
          report({ message: 'lone', args: [show(piece)], span: piece, fixes: write([piece], false), severity: 'error' });
          break;
        case 'comment':
          if (piece.start >= shownEnd) report({ message: 'comment', args: [show(piece)], span: piece, fixes: write([piece], false), ...(/^\{#[\w:.-]+\}/.test(show(piece)) ? {} : { severity: 'info' }) });
          break;
        case 'statement': {
          const isRefused = cannotRun(piece, keys);
          const filter = piece.start < heldEnd ? undefined : findUnknownFilter(piece.name === 'filter' ? `|${piece.code}` : piece.code);
          heldEnd = Math.max(heldEnd, piece.end);
          if (!isRefused && filter === undefined && (piece.start < shownEnd || isMeant(piece, keys, used))) break;
          const fixes = write(piece.getParts(), isRefused || filter !== undefined);
          if (!isRefused && filter !== undefined) report({ message: 'filter', args: [filter], span: piece.tag, fixes, severity: 'error' });
          else if (isRefused) report({ message: 'refused', args: [show(piece.tag)], span: piece.tag, fixes, severity: 'error' });
          else report({ message: 'statement', args: [show(piece.tag)], span: piece.tag, fixes });
          shownEnd = Math.max(shownEnd, piece.end);
          break;
        }
        case 'variable': {
          if (piece.isLiteral) break;
          const isKnown = keys.has(/^[\w$]+/.exec(piece.code)?.[0] ?? '') || /^['"\d([]/.test(piece.code);
          const filter = findUnknownFilter(piece.code);
          if (isNoExpression(piece.code) || (!isKnown && CALL.test(piece.code))) report({ message: 'refused', args: ['{{'], span: piece, fixes: write([piece]), severity: 'error' });
          else if (filter !== undefined && piece.start >= heldEnd) report({ message: 'filter', args: [filter], span: piece, fixes: write([piece]), severity: 'error' });
          else if (!isKnown && piece.start >= shownEnd) report({ message: 'nothing', args: [piece.code], span: piece, fixes: write([piece]) });
        }
      }
    }
  },
});

// What a post's template is given besides the post's own keys, and what Nunjucks has itself.
const OWN = ['title', 'content', 'source', 'raw', 'slug', 'path', 'permalink', 'excerpt', 'layout', 'page', 'post', 'site', 'config', 'theme', 'env', 'url', 'range', 'cycler', 'joiner', 'true', 'false', 'none', 'not', 'loop', 'caller', 'super'];

const CALL = /^[\w$.]+\(/;

/** Counts how often each name stands in the template. */
function countNames(pieces: readonly TemplatePiece[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of pieces.flatMap(piece => (piece.kind === 'variable' || piece.kind === 'statement' ? findNames(piece.code) : []))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function isDisabled({ frontMatter, isMarkdown }: Post, disables: boolean): boolean {
  const own = frontMatter?.values['disableNunjucks'];
  return typeof own === 'boolean' ? own : isMarkdown && disables;
}

/** Up to its closing marks on the same line, if there are some. */
function findEnd({ text }: Post, { start, end }: Span): Span {
  const closer = text[end - 1] === '{' ? '}}' : `${text[end - 1]}}`;
  const line = text.slice(end, end + 500).split(/[\r\n]|\{[{%#]/, 1)[0]!;
  const found = line.indexOf(closer);
  return { start, end: found === -1 ? end : end + found + 2 };
}

/** Makes what shows template syntax to readers: `{% raw %}` around it, and its braces as references, where browsers read these. */
function makeFixes({ text }: Post, { html, templates, hidden }: Body): (parts: readonly Span[], isSafe?: boolean) => Fix[] {
  const isCodeTag = ({ start }: Span): boolean => /^\{%-?\s*code/.test(text.slice(start, start + 20));
  const unread = [...RAW.flatMap(name => html.findAll(name).map(({ span }) => span)), ...[...templates, ...hidden].filter(isCodeTag)];
  return (parts, isSafe = true) => {
    const whole = { start: parts[0]!.start, end: parts.at(-1)!.end };
    const code = text.slice(whole.start, whole.end);
    // In raw, Markdown is no Markdown.
    const wrapped = parts.length > 1 && (/[\n<*_`~[]/.test(code) || RAW_TAG.test(code)) ? joinSpans(parts) : [whole];
    const fixes: Fix[] = [];
    // What raw itself is written with cannot be wrapped in it.
    if (!wrapped.some(({ start, end }) => RAW_TAG.test(text.slice(start, end)))) {
      fixes.push({ title: l10n.t('Wrap it in raw'), safe: isSafe && !code.includes('\n'), edits: wrapped.flatMap(({ start, end }) => [{ start, end: start, text: '{% raw %}' }, { start: end, end, text: '{% endraw %}' }]) });
    }
    if (!unread.some(span => isOverlap(span, whole))) {
      const braces = parts.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(/\{(?=[{%#])/g)].map(({ index }) => ({ start: start + index, end: start + index + 1, text: '&#123;' })));
      fixes.push({ title: l10n.t('Write its braces as &#123;'), safe: false, edits: braces });
    }
    return fixes;
  };
}

const RAW = ['script', 'style', 'iframe', 'noscript', 'xmp'];
const RAW_TAG = /\{%-?\s*(?:end)?(?:raw|verbatim)\b/;

/** Spans that meet become one. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const { start, end } of spans) {
    if (joined.at(-1)?.end === start) joined.push({ start: joined.pop()!.start, end });
    else joined.push({ start, end });
  }
  return joined;
}
