// JavaScript knows one CST, that of Chicago. Who writes it in China is 14 hours off.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { findDates, isInChina } from '../../post/dates';
import { defineRule } from '../rule';

export default defineRule({
  id: 'date-ambiguous-zone',
  part: 'front-matter',
  summary: () => l10n.t('A zone that means several things'),
  docs: {
    why: () => l10n.t('CST is China\'s time to some and Chicago\'s to others, sites among them: a date in it can be 14 hours off. A number of hours means one thing only.'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 09:29:00 CST\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 09:29:00 +0800\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'warning',
  messages: {
    cst: () => l10n.t('The site takes CST for the time of Chicago, 14 hours behind China. Write +0800 for China\'s time, -0600 for Chicago\'s.'),
  },
  check({ post, frontMatter, blog, report }) {
    for (const { written, start, read } of findDates(frontMatter, post.text)) {
      const zone = read && /(?<=\d\s*)CST$/.exec(written);
      if (!zone) continue;
      const span = { start: start + zone.index, end: start + zone.index + zone[0].length };
      const toFix = (text: string): Fix => ({ title: l10n.t('Replace by {0}', text), safe: false, edits: [{ ...span, text }] });
      report({ message: 'cst', span, fixes: (isInChina(blog) ? ['+0800', '-0600'] : ['-0600', '+0800']).map(toFix) });
    }
  },
});
