// Hexo reads metadata without an opening fence. No other tool does: not GitHub, not an editor, not the next generator.
import * as l10n from '@vscode/l10n';
import { findBareMetadata, isMeant } from '../../post/fences';
import type { Post } from '../../post/post';
import { linesFrom } from '../../text/lines';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'fence-opener-missing',
  part: 'front-matter',
  summary: () => l10n.t('Front matter without an opening fence'),
  docs: {
    why: () => l10n.t('Hexo reads keys at the top of a file up to a line of ---. Other generators, editors and converters want a line of --- above them too, and print them as text without it.'),
    wrong: 'title: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'info',
  messages: {
    hexo: () => l10n.t('A line of --- is missing above this front matter. Hexo reads it all the same; other tools print it as text.'),
    other: () => l10n.t('A line of --- is missing above this front matter, so the site prints it as text.'),
  },
  check({ post, report }) {
    const { frontMatter } = post;
    const isSeen = frontMatter !== undefined && !frontMatter.opener && frontMatter.format === 'yaml' && frontMatter.outcome !== 'ignored' && isMeant(post);
    if (!isSeen && !findBareMetadata(post)) return;
    const first = getFirstLine(post);
    const fixes = [{ title: l10n.t('Add a line of --- above it'), safe: true, edits: [{ start: 0, end: first.start, text: `---${post.eol}` }] }];
    if (isSeen) report({ message: 'hexo', span: first, fixes });
    else report({ message: 'other', span: first, fixes, severity: 'error' });
  },
});

function getFirstLine({ text }: Post): Span {
  for (const line of linesFrom(text, 0)) if (line.text.trim() !== '') return { start: line.start, end: line.start + line.text.trimEnd().length };
  return { start: 0, end: 0 };
}
