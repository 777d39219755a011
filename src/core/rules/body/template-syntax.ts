// Hexo runs {{ }} and {% %} in a post: a sample of another template language leaves a hole, or stops the build of the whole site.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import type { Post } from '../../post/post';
import { findTemplatePieces } from '../../post/templateSyntax';
import type { Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'template-syntax',
  part: 'body',
  summary: () => l10n.t('Text that Hexo takes for a template'),
  docs: {
    why: () => l10n.t('In a post, Hexo runs what stands between two braces, or brace and percent sign, before readers see it. A name that Hexo does not know leaves nothing; what is no template at all stops the build of the whole site. Between {% raw %} and {% endraw %}, and in code, braces are braces.'),
    wrong: '---\ntitle: An article\n---\n\n<p>Vue shows {{ message }} here.</p>\n',
    right: ARTICLE_HEAD + '<p>Vue shows {% raw %}{{ message }}{% endraw %} here.</p>\n',
  },
  severity: 'warning',
  site: 'hexo',
  messages: {
    nothing: (code: string) => l10n.t('Hexo runs this and puts nothing in its place, since it knows no "{0}". Wrap it in raw to show it.', code),
    refused: (opener: string) => l10n.t('Hexo cannot run what begins with {0} here, and stops the build of the whole site. Wrap it in raw to show it.', opener),
  },
  check({ blog, body, post, report }) {
    const { rendering } = blog.settings.site;
    if (isDisabled(post, rendering.marked.disableNunjucks)) return;
    const keys = new Set([...OWN, ...(post.frontMatter?.entries ?? []).map(({ key }) => key)]);
    for (const piece of findTemplatePieces(post, body)) {
      const { start } = piece;
      if (piece.kind === 'refused') {
        report({ message: 'refused', args: [post.text.slice(start, piece.end)], span: piece, fixes: wrap(post, findEnd(post, piece)), severity: 'error' });
        continue;
      }
      const isKnown = keys.has(/^[\w$]+/.exec(piece.code)?.[0] ?? '') || /^['"\d([]/.test(piece.code);
      if (piece.isLiteral) continue;
      if (REFUSED.test(piece.code) || (!isKnown && CALL.test(piece.code))) report({ message: 'refused', args: ['{{'], span: piece, fixes: wrap(post, piece), severity: 'error' });
      else if (!isKnown) report({ message: 'nothing', args: [piece.code], span: piece, fixes: wrap(post, piece) });
    }
  },
});

// What a post's template is given besides the post's own keys, and what Nunjucks has itself.
const OWN = ['title', 'content', 'source', 'raw', 'slug', 'path', 'permalink', 'excerpt', 'layout', 'page', 'post', 'site', 'config', 'theme', 'env', 'url', 'range', 'cycler', 'joiner', 'true', 'false', 'none', 'not', 'loop', 'caller', 'super'];

// What Nunjucks takes for no expression: nothing, signs that begin none, and words or values side by side.
const REFUSED = /^$|^[.#>/?:,;=&|%]|^[^'"([{|]*[\w$]\s*(?::|,|\?\s|&&|\|\||\+\+|=(?!=))|^[\w$.]+\s+(?!(?:if|in|is|and|or|not|else)\b)[\w$]/;
const CALL = /^[\w$.]+\(/;

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

/** What raw itself is written with cannot be wrapped in it. */
function wrap({ text }: Post, { start, end }: Span): Fix[] {
  const code = text.slice(start, end);
  if (/\{%-?\s*(?:end)?(?:raw|verbatim)\b/.test(code)) return [];
  return [{ title: l10n.t('Wrap it in raw'), safe: !code.includes('\n'), edits: [{ start, end: start, text: '{% raw %}' }, { start: end, end, text: '{% endraw %}' }] }];
}
