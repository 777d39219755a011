// JavaScript counts on where the calendar ends: 31 February is read as 3 March, and nobody is told.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { clamp, getLastDay, isReal, roll, type WrittenDate } from '../../post/date';
import { findDateStyle } from '../../post/dateStyle';
import { findDates, writeDate } from '../../post/dates';
import { defineRule } from '../rule';

export default defineRule({
  id: 'date-overflow',
  part: 'front-matter',
  summary: () => l10n.t('A day or a time that does not exist'),
  docs: {
    why: () => l10n.t('What is beyond the end of a month or of a day, sites count on: 31 February becomes 3 March, 25:00 becomes one o\'clock of the next day. The article appears under a day that nobody wrote.'),
    wrong: '---\ntitle: An article\ndate: 2021-02-31 09:00:00\n---\n',
    right: '---\ntitle: An article\ndate: 2021-02-28 09:00:00\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'warning',
  messages: {
    day: (written: string, read: string) => l10n.t('There is no such day as "{0}": the site reads {1}.', written, read),
    time: (written: string, read: string) => l10n.t('There is no such time as in "{0}": the site reads {1}.', written, read),
  },
  async check({ post, frontMatter, blog, host, report }) {
    for (const { node, written, start, read, understood: date } of findDates(frontMatter, post.text)) {
      if (!read || !date || isReal(date)) continue;
      const dateStyle = await findDateStyle(post, blog, host);
      const rolled = roll(date);
      const write = (meant: WrittenDate): string => writeDate(meant, dateStyle, blog);
      const toFix = (text: string): Fix => ({ title: l10n.t('Write it as {0}', text), safe: false, edits: [{ ...node.span, text }] });
      const fixes = [...new Set([write(clamp(date)), write(rolled)])].map(toFix);
      const isDay = date.month > 12 || date.day > getLastDay(date.year, date.month) || date.day < 1;
      report({ message: isDay ? 'day' : 'time', args: [written, describe(rolled)], span: { start, end: start + written.length }, fixes });
    }
  },
});

function describe({ year, month, day, hour, minute }: WrittenDate): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
