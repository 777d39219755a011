// Without front matter a site publishes an article without a title, under the date of the file.
import * as l10n from '@vscode/l10n';
import { findBareMetadata, isKeyLine, isMeant } from '../../post/fences';
import { findHiddenBlock } from '../../post/hiddenBlock';
import { createFrontMatter } from '../../post/newFrontMatter';
import { linesFrom } from '../../text/lines';
import type { Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'front-matter-missing',
  part: 'front-matter',
  isAboutAbsence: true,
  summary: () => l10n.t('A post without front matter'),
  docs: {
    why: () => l10n.t('The site takes an article\'s title, date and categories from the block between two lines of --- at the very top of the file. Without it the article has no title, and the day on which the file was made for its date.'),
    wrong: '<p>An article that begins right away.</p>\n',
    right: ARTICLE_HEAD + '<p>An article that begins below its metadata.</p>\n',
  },
  severity: 'error',
  messages: {
    missing: () => l10n.t('This post has no front matter: the site has neither title nor date for it. It belongs at the very top, between two lines of ---.'),
  },
  async check({ post, blog, host, report }) {
    const { text, frontMatter } = post;
    if (frontMatter && (isMeant(post) || frontMatter.outcome === 'read')) return;
    if (findHiddenBlock(post, blog.schema)) return;
    const fence = /^\s*-{3,}[ \t]*(?:\r?\n\s*|$)/.exec(text)?.[0] ?? '';
    const first = getFirstLine(text);
    // A key below a fence, or a key that begins a block: other rules say what is wrong with it.
    if (fence !== '' && isKeyLine(text.slice(fence.length))) return;
    if (fence === '' && findBareMetadata(post)) return;
    const block = await createFrontMatter(post, blog, host);
    report({ message: 'missing', span: first, fixes: [{ title: l10n.t('Insert front matter'), safe: false, edits: [{ start: 0, end: fence.length === text.length ? fence.length : 0, text: block }] }] });
  },
});

function getFirstLine(text: string): Span {
  for (const line of linesFrom(text, 0)) if (line.text.trim() !== '') return { start: line.start, end: line.end };
  return { start: 0, end: 0 };
}
