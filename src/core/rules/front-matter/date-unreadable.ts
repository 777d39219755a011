// A date that JavaScript cannot read is dropped without a word: the site shows the day on which the file was made.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { clamp, formatMoment, isReal, roll } from '../../post/date';
import { findDateStyle } from '../../post/dateStyle';
import { findDates, getDateZone, readMeant, writeDate, type PostDate } from '../../post/dates';
import { defineRule, type RuleContext } from '../rule';

// Numbers below are seconds, years or days in digits; as milliseconds they all lie in early 1970, or before the web.
const LEAST_MILLISECONDS = 1e11;

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
    number: (written: string, read: string) => l10n.t('The site takes the number {0} for milliseconds since 1970, and shows {1}. Write the date like 2021-06-11 09:29:00.', written, read),
  },
  async check({ post, frontMatter, blog, host, report }) {
    for (const date of findDates(frontMatter, post.text)) {
      const { node, written, read } = date;
      if (typeof node.value === 'number' && Math.abs(node.value) < LEAST_MILLISECONDS) {
        report({ message: 'number', args: [written, new Date(node.value).toISOString().slice(0, 10)], span: node.span, fixes: await getFixes(date, { post, blog, host }) });
      } else if (!read) report({ message: 'unreadable', args: [written], span: node.span, fixes: await getFixes(date, { post, blog, host }) });
    }
  },
});

async function getFixes({ node, written }: PostDate, { post, blog, host }: Pick<RuleContext, 'post' | 'blog' | 'host'>): Promise<Fix[]> {
  const dateStyle = await findDateStyle(post, blog, host);
  const toFix = (title: string, text: string, safe: boolean): Fix => ({ title, safe, edits: [{ ...node.span, text }] });
  const meant = readMeant(written, blog);
  if (meant && isReal(meant)) {
    const text = writeDate(meant, dateStyle, blog);
    return [toFix(l10n.t('Write it as {0}', text), text, true)];
  }
  const near = meant ? [...new Set([clamp(meant), roll(meant)].map(date => writeDate(date, dateStyle, blog)))] : [];
  const write = (moment: Date): string => formatMoment(moment, dateStyle ?? 'http', getDateZone(blog));
  const made = await host.files.created(post.path);
  return [
    ...near.map(text => toFix(l10n.t('Write it as {0}', text), text, false)),
    ...(made ? [toFix(l10n.t('Use the day on which this file was made'), write(made), false)] : []),
    toFix(l10n.t('Use the present time'), write(host.now()), false),
  ];
}
