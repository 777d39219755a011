// JavaScript knows one CST, that of Chicago. Who writes it in China is 14 hours off. An unquoted timestamp with a zone, Hexo shifts.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { isReal } from '../../post/date';
import { findDateStyle } from '../../post/dateStyle';
import { findDates, isInChina, isShifted, writeDate } from '../../post/dates';
import { defineRule } from '../rule';

export default defineRule({
  id: 'date-ambiguous-zone',
  part: 'front-matter',
  summary: () => l10n.t('A zone that the site takes for another'),
  docs: {
    why: () => l10n.t('CST is China\'s time to some and Chicago\'s to others, sites among them: a date in it can be 14 hours off. A number of hours means one thing only. An unquoted 2021-06-11T01:29:00Z is shifted by Hexo, by as much as the clock of the machine that builds the site differs from UTC.'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 09:29:00 CST\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 09:29:00 +0800\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'warning',
  messages: {
    shifted: (example: string) => l10n.t('Without quotes, Hexo shifts this moment by the zone of the machine that builds the site. Write {0}.', example),
    cst: () => l10n.t('The site takes CST for the time of Chicago, 14 hours behind China. Write +0800 for China\'s time, -0600 for Chicago\'s.'),
  },
  async check({ post, frontMatter, blog, host, report }) {
    for (const { node, written, start, read, understood: date } of findDates(frontMatter, post.text)) {
      if (read && date?.zone !== undefined && isReal(date) && isShifted(node, post, blog)) {
        const dateStyle = await findDateStyle(post, blog, host);
        const text = writeDate(date, dateStyle, blog);
        const at = start + written.lastIndexOf(date.zone);
        report({ message: 'shifted', args: [text], span: { start: at, end: at + date.zone.length }, fixes: [{ title: l10n.t('Write it as {0}', text), safe: false, edits: [{ ...node.span, text }] }] });
      }
      const zone = read && /(?<=\d\s*)CST$/.exec(written);
      if (!zone) continue;
      const span = { start: start + zone.index, end: start + zone.index + zone[0].length };
      const toFix = (text: string): Fix => ({ title: l10n.t('Replace by {0}', text), safe: false, edits: [{ ...span, text }] });
      report({ message: 'cst', span, fixes: (isInChina(blog) ? ['+0800', '-0600'] : ['-0600', '+0800']).map(toFix) });
    }
  },
});
