// Three hyphens are a fence. What a longer line has beyond the other one's length is printed, or hides the block.
import * as l10n from '@vscode/l10n';
import { isKeyLine } from '../../post/fences';
import type { Post } from '../../post/post';
import type { Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'fence-longer',
  part: 'front-matter',
  summary: () => l10n.t('A fence with too many hyphens'),
  docs: {
    why: () => l10n.t('The site closes the front matter after as many hyphens as opened it. The rest of a longer line is printed at the top of the article; a longer opening line hides the block.'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n------\n\n<p>Text</p>\n',
    right: ARTICLE_HEAD + '<p>Text</p>\n',
  },
  severity: 'error',
  messages: {
    closer: () => l10n.t('These hyphens are too many: the site prints them at the top of the article. Close the front matter with the same --- that opens it.'),
    opener: () => l10n.t('These hyphens are too many: the site does not find the end of the front matter. Write --- and nothing else.'),
  },
  check({ post, report }) {
    const { text, frontMatter } = post;
    const toFixes = (...spans: readonly Span[]) => [{ title: l10n.t('Shorten it to ---'), safe: true, edits: spans.map(({ start, end }) => ({ start, end, text: '' })) }];
    const opener = findLongOpener(post);
    if (opener) {
      const closer = /\n---(-+)[ \t]*(?=\r?\n|$)|\n---/.exec(text.slice(opener.end));
      const end = opener.end + (closer?.index ?? 0) + (closer?.[0].trimEnd().length ?? 0);
      const start = end - (closer?.[1]?.length ?? 0);
      report({ message: 'opener', span: opener, fixes: start < end ? toFixes(opener, { start, end }) : toFixes(opener) });
    }
    if (!frontMatter?.closer || frontMatter.format !== 'yaml' || opener) return;
    const { end } = frontMatter.closer;
    const more = /^-+(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
    if (more > 0) report({ message: 'closer', span: { start: end, end: end + more }, fixes: toFixes({ start: end, end: end + more }) });
  },
});

/** Returns the hyphens that an opening fence has beyond three, where it opens nothing for them. */
function findLongOpener({ text, reader, frontMatter }: Post): Span | undefined {
  const fence = /^(\r?\n)?(-{4,})[ \t]*\r?\n([^\n]*)/.exec(text);
  const isOpen = frontMatter?.opener !== undefined && (fence?.[1] === undefined || frontMatter.outcome !== 'fails');
  if (!fence || isOpen || (fence[1] !== undefined && reader !== 'hexo') || !isKeyLine(fence[3]!) || !text.includes('\n---', fence[0].length)) return undefined;
  const start = (fence[1]?.length ?? 0) + 3;
  return { start, end: start + fence[2]!.length - 3 };
}
