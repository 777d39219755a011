// A line across an article that has no front matter: Hexo takes all text above it for metadata.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { findUnclosedFence, isMeant } from '../../post/fences';
import { findHiddenBlock } from '../../post/hiddenBlock';
import type { Post } from '../../post/post';
import { getLineStart } from '../../text/lines';
import type { Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'fence-in-body',
  part: 'front-matter',
  summary: () => l10n.t('A line of --- in an article without front matter'),
  docs: {
    why: () => l10n.t('Where a post has no front matter, Hexo takes everything above a line of --- for metadata: the build fails, or the first paragraphs are missing from the article.'),
    wrong: '<p>A first: paragraph [of two</p>\n\n---\n\n<p>A second one</p>\n',
    right: ARTICLE_HEAD + '<p>A first: paragraph [of two</p>\n\n---\n\n<p>A second one</p>\n',
  },
  severity: 'error',
  site: 'hexo',
  messages: {
    fails: () => l10n.t('Hexo takes all text above this line for metadata, which it cannot read: the build fails. Draw the line in another way.'),
    lost: () => l10n.t('Hexo takes all text above this line for metadata: it will be missing from the article. Draw the line in another way.'),
  },
  check({ post, blog, report }) {
    const { frontMatter } = post;
    if (!frontMatter?.closer || frontMatter.opener || frontMatter.format !== 'yaml' || frontMatter.outcome === 'ignored') return;
    if (isMeant(post) || /^\s*-{3}/.test(post.text) || findHiddenBlock(post, blog.schema) || findUnclosedFence(post)) return;
    const { start } = frontMatter.closer;
    const end = post.text.indexOf('\n', start);
    const line = { start, end: start + post.text.slice(start, end === -1 ? undefined : end).trimEnd().length };
    report({ message: frontMatter.outcome === 'fails' ? 'fails' : 'lost', span: line, fixes: getFixes(post, line) });
  },
});

function getFixes({ text, isMarkdown, eol }: Post, line: Span): Fix[] {
  const aboveStart = getLineStart(text, Math.max(line.start - 1, 0));
  const above = text.slice(aboveStart, line.start).trim();
  // When one line is mended, the next one is taken for a fence.
  const all = [...text.matchAll(/(?<=\n)-{3,}(?=[ \t]*(?:\r?\n|$))/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    .filter(({ start }) => start >= line.start && (!isMarkdown || text.slice(getLineStart(text, start - 1), start).trim() === ''));
  const toFix = (mark: string, safe: boolean): Fix => ({ title: l10n.t('Replace by {0}', mark), safe, edits: (all.length > 0 ? all : [line]).map(span => ({ ...span, text: mark })) });
  if (!isMarkdown) return [toFix('<hr>', true)];
  // Right below a line of text, Markdown takes it for the line below a heading.
  if (above === '' || above.startsWith('<')) return [toFix('***', above === ''), toFix('<hr>', false)];
  const heading: Fix = { title: l10n.t('Write the line above as a heading: {0}', `## ${above}`), safe: false, edits: [{ start: aboveStart, end: line.end, text: `## ${above}` }] };
  return [heading, { title: l10n.t('Replace by {0}', '***'), safe: false, edits: [{ ...line, text: `${eol}***` }] }];
}
