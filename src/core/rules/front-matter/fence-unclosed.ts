// A block that nobody closes is no front matter: the site prints the whole file as the article.
import * as l10n from '@vscode/l10n';
import { findUnclosedFence } from '../../post/fences';
import { findHiddenBlock } from '../../post/hiddenBlock';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'fence-unclosed',
  part: 'front-matter',
  isAboutAbsence: true,
  summary: () => l10n.t('Front matter that is opened and never closed'),
  docs: {
    why: () => l10n.t('The front matter ends at a second line of ---. Without it the site reads no title and no date, and prints the metadata as text.'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n\n<p>Text</p>\n',
    right: ARTICLE_HEAD + '<p>Text</p>\n',
  },
  severity: 'error',
  messages: {
    unclosed: () => l10n.t('This front matter is never closed: the site prints it as part of the article. Put a line of --- below the last key.'),
  },
  check({ post, blog, report }) {
    if (findHiddenBlock(post, blog.schema)) return;
    const unclosed = findUnclosedFence(post);
    if (!unclosed) return;
    const { fence, metadataEnd } = unclosed;
    const line = post.text.slice(fence.start, fence.end);
    const isLast = metadataEnd === post.text.length;
    const edits = [{ start: metadataEnd, end: metadataEnd, text: `${post.eol}${line}${isLast ? post.eol : ''}` }];
    report({ message: 'unclosed', span: fence, fixes: [{ title: l10n.t('Close the front matter below its last key'), safe: true, edits }] });
  },
});
