// The author sees metadata, the site does not: a blank too many, and the whole block is printed as text.
import * as l10n from '@vscode/l10n';
import { createFrontMatter } from '../../post/newFrontMatter';
import { findHiddenBlock } from '../../post/hiddenBlock';
import { defineRule } from '../rule';

export default defineRule({
  id: 'fence-hidden',
  part: 'front-matter',
  summary: () => l10n.t('Front matter that the site does not see'),
  docs: {
    why: () => l10n.t('The first line must be --- and nothing else; an empty line or a space too many, and the site prints the metadata as text. The article then has no title, and the day on which the file was made for its date.'),
    wrong: '--- \ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    above: () => l10n.t('The site does not see this front matter, as too much stands above it. Its first line must be the first of the file.'),
    behind: () => l10n.t('The site does not see this front matter, as there is a space behind the ---. The line must be --- and nothing else.'),
    indented: () => l10n.t('The site does not see this front matter, as its --- is indented. The line must be --- and nothing else.'),
    dashes: () => l10n.t('The site does not see this front matter, as these are no three hyphens. The line must be --- and nothing else.'),
    flattened: () => l10n.t('This front matter has lost its line breaks, so the site does not see it. Each key, and each ---, stands on a line of its own.'),
    empty: () => l10n.t('There is nothing between these two lines of ---, so the site prints them as text. Put the title and the date between them.'),
  },
  async check({ post, blog, host, report }) {
    const hidden = findHiddenBlock(post, blog.schema);
    if (!hidden) return;
    const { reason, fence, edits, inside } = hidden;
    if (reason !== 'empty') {
      report({ message: reason, span: fence, fixes: [{ title: l10n.t('Make it front matter'), safe: true, edits }] });
      return;
    }
    const [, ...lines] = (await createFrontMatter(post, blog, host)).split(post.eol);
    const entries = lines.slice(0, lines.indexOf('---')).join(post.eol) + post.eol;
    // Only the very first line is seen by every site.
    const lead = inside.start > 0 ? [{ start: 0, end: fence.start, text: '' }].filter(({ end }) => end > 0) : [];
    report({ message: 'empty', span: fence, fixes: [{ title: l10n.t('Fill in the front matter'), safe: false, edits: [...lead, { ...inside, text: entries }] }] });
  },
});
