// A date that JavaScript cannot read is dropped without a word: the site shows the day on which the file was made.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { formatLocalDate, formatMoment, isDateKey, understandDate } from '../../post/date';
import { findNeighbours } from '../../post/neighbours';
import { defineRule } from '../rule';

export default defineRule({
  id: 'date-unreadable',
  part: 'front-matter',
  summary: () => l10n.t('A date that the site cannot read'),
  docs: {
    why: () => l10n.t('The site reads a date as JavaScript does. What it cannot read, it drops silently: the article then shows the day on which its file was made, and stands in the wrong place in every list.'),
    wrong: '---\ntitle: An article\ndate: 2021年7月14日00:06:33\n---\n',
    right: '---\ntitle: An article\ndate: 2021-07-14 00:06:33\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    unreadable: (written: string) => l10n.t('The site cannot read "{0}" as a date: it will show the day on which this file was made. Write it like 2021-06-11 09:29:00 or Fri, 11 Jun 2021 01:29:00 GMT.', written),
  },
  async check({ post, blog, host, report }) {
    for (const { key, node } of post.frontMatter?.entries ?? []) {
      if (!isDateKey(key) || !isUnreadable(node.value)) continue;
      const written = post.text.slice(node.span.start, node.span.end);
      const understood = understandDate(String(node.value));
      const fixes: Fix[] = [];
      const addFix = (title: string, text: string, safe: boolean): void => {
        fixes.push({ title, safe, edits: [{ ...node.span, text }] });
      };
      if (understood) {
        const date = formatLocalDate(understood);
        addFix(l10n.t('Write it as {0}', date), date, true);
      } else {
        const { dateStyle = 'http' } = await findNeighbours(post, host);
        addFix(l10n.t('Use the present time'), formatMoment(host.now(), dateStyle, blog.settings.site.timeZone), false);
      }
      report({ message: 'unreadable', args: [written], span: node.span, fixes });
    }
  },
});

/** Hexo 8 `toDate` (lib/plugins/processor/common.js): `new Date(value)`, dropped when it is invalid. Nothing written is another matter. */
function isUnreadable(value: unknown): boolean {
  if (value === null || value === '') return false;
  if (value instanceof Date) return Number.isNaN(value.getTime());
  return (typeof value !== 'string' && typeof value !== 'number') || Number.isNaN(new Date(value).getTime());
}
