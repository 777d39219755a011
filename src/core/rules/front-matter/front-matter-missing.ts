// Without front matter a site publishes an article without a title, under the date of the file.
import * as l10n from '@vscode/l10n';
import { isMeant } from '../../post/fences';
import { linesFrom } from '../../text/lines';
import { createFrontMatter } from '../../post/newFrontMatter';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

// A fence with nothing below it, or a closing fence at once.
const EMPTY_BLOCK = /^\s*---[ \t]*(?:\r?\n\s*(?:---[ \t]*(?:\r?\n\s*|$)|$)|$)/;

export default defineRule({
  id: 'front-matter-missing',
  part: 'front-matter',
  summary: () => l10n.t('A post without front matter'),
  docs: {
    why: () => l10n.t('The site takes an article\'s title, date and categories from the block between two lines of --- at the very top of the file. Without it the article has no title, and the day on which the file was made for its date.'),
    wrong: '<p>An article that begins right away.</p>\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n\n<p>An article that begins below its metadata.</p>\n',
  },
  severity: 'error',
  messages: {
    missing: () => l10n.t('This post has no front matter: the site has neither title nor date for it. It belongs at the very top, between two lines of ---.'),
    hidden: () => l10n.t('The site does not see this front matter. The first line must be --- and nothing else, with at most one empty line above it, and at least one key below.'),
  },
  async check({ post, blog, host, report }) {
    const { text, frontMatter } = post;
    if (frontMatter && (isMeant(post) || frontMatter.outcome === 'read')) return;
    const hidden = findHiddenFence(text);
    if (hidden) {
      const isClosed = text.slice(hidden.end).includes('\n---');
      const repaired = { start: 0, end: hidden.end, text: '---' };
      if (isClosed) report({ message: 'hidden', span: hidden.fence, fixes: [{ title: l10n.t('Put --- at the very top'), safe: true, edits: [repaired] }] });
      return;
    }
    const fences = EMPTY_BLOCK.exec(text)?.[0];
    if (fences === undefined && /^(?:\r?\n)?---/.test(text)) return;
    const block = await createFrontMatter(post, blog, host);
    report({ message: 'missing', span: getFirstLine(text), fixes: [{ title: l10n.t('Insert front matter'), safe: false, edits: [{ start: 0, end: fences?.length ?? 0, text: block }] }] });
  },
});

/** Finds a fence with too much white space before or behind it and a key below it. */
function findHiddenFence(text: string): { readonly fence: Span; readonly end: number } | undefined {
  const match = /^(\s*)(---)[ \t]*(?=\r?\n[^\n:]+[:：])/.exec(text);
  if (!match || /^(?:\r?\n)?---(?![ \t])/.test(text)) return undefined;
  const start = match[1]!.length;
  return { fence: { start, end: start + 3 }, end: match[0].length };
}

function getFirstLine(text: string): Span {
  for (const line of linesFrom(text, 0)) if (line.text.trim() !== '') return { start: line.start, end: line.end };
  return { start: 0, end: 0 };
}
