// A date without a zone is that of the machine which builds the site: built elsewhere, the article moves by hours.
import * as l10n from '@vscode/l10n';
import { formatDate, isReal } from '../../post/date';
import { findDateStyle } from '../../post/dateStyle';
import { findDates, getDateZone } from '../../post/dates';
import { defineRule } from '../rule';

export default defineRule({
  id: 'date-zone',
  part: 'front-matter',
  isOffByDefault: true,
  summary: () => l10n.t('A date without a zone'),
  docs: {
    why: () => l10n.t('Without a zone, the machine that builds the site decides what a date means. A blog that is built on several machines shows different times, and may show a different day.'),
    wrong: '---\ntitle: An article\ndate: 2021-06-11 09:29:00\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'info',
  messages: {
    zone: () => l10n.t('This date has no zone: the machine that builds the site decides what it means. Write it like Fri, 11 Jun 2021 01:29:00 GMT.'),
  },
  async check({ post, frontMatter, blog, host, report }) {
    const zone = getDateZone(blog);
    for (const { node, written, start, read, understood: date } of findDates(frontMatter, post.text)) {
      if (!read || !date || date.zone !== undefined || !isReal(date)) continue;
      const dateStyle = await findDateStyle(post, blog, host);
      const text = zone === undefined ? undefined : formatDate(date, dateStyle === 'iso' ? 'iso' : 'http', zone);
      const fixes = text === undefined ? [] : [{ title: l10n.t('Write it as {0}', text), safe: false, edits: [{ ...node.span, text }] }];
      report({ message: 'zone', span: { start, end: start + written.length }, fixes });
    }
  },
});
