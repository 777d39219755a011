// JavaScript takes no notice of the weekday in a date. When it is another day's, one of the two is a slip of the pen.
import * as l10n from '@vscode/l10n';
import { findWrongWeekday, isDateKey } from '../../post/date';
import { defineRule } from '../rule';

export default defineRule({
  id: 'date-weekday',
  part: 'front-matter',
  summary: () => l10n.t('A weekday that does not fit its date'),
  docs: {
    why: () => l10n.t('Sites pass over the weekday of a date. When it does not fit, either the weekday or the day is wrong, and feed readers may refuse the date.'),
    wrong: '---\ntitle: An article\ndate: Mon, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'warning',
  messages: {
    weekday: (written: string, right: string) => l10n.t('This day was a {1}, not a {0}. The site goes by the date.', written, right),
  },
  check({ post, report }) {
    for (const { key, node } of post.frontMatter?.entries ?? []) {
      if (!isDateKey(key) || node.kind !== 'scalar') continue;
      const source = post.text.slice(node.span.start, node.span.end);
      const quote = /^['"]/.test(source) ? 1 : 0;
      const wrong = findWrongWeekday(source.slice(quote));
      if (!wrong) continue;
      const { written, right } = wrong;
      const span = { start: node.span.start + quote + wrong.start, end: node.span.start + quote + wrong.end };
      report({ message: 'weekday', args: [written, right], span, fixes: [{ title: l10n.t('Replace by {0}', right), safe: true, edits: [{ ...span, text: right }] }] });
    }
  },
});
