// JavaScript takes no notice of the weekday in a date. When it is another day's, one of the two is a slip of the pen.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { isReal, type WrittenDate } from '../../post/date';
import { findDates } from '../../post/dates';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

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
  check({ post, frontMatter, report }) {
    for (const { written, start, understood: date } of findDates(frontMatter, post.text)) {
      const name = /^\s*([A-Za-z]{3,9})\b/.exec(written)?.[1];
      const wanted = name === undefined ? -1 : NAMES.findIndex(day => day.toLowerCase().startsWith(name.toLowerCase()));
      if (name === undefined || wanted === -1 || !date || !isReal(date)) continue;
      const actual = getWeekday(date);
      if (actual === wanted) continue;
      const right = NAMES[actual]!.slice(0, name.length > 3 ? undefined : 3);
      const at = start + written.indexOf(name);
      const span = { start: at, end: at + name.length };
      const correctWeekday: Fix = { title: l10n.t('Replace by {0}', right), safe: true, edits: [{ ...span, text: right }] };
      report({ message: 'weekday', args: [name, right], span, fixes: [correctWeekday, ...getOtherDates(written, start, date, wanted)] });
    }
  },
});

/** The year before or after, and the days beside it, when they fit the weekday. */
function getOtherDates(written: string, start: number, date: WrittenDate, weekday: number): Fix[] {
  const places = findNumbers(written, date);
  if (!places) return [];
  const toFix = (place: Span, value: number): Fix => {
    const text = String(value).padStart(place.end - place.start, '0');
    return { title: l10n.t('Replace by {0}', written.slice(0, place.start) + text + written.slice(place.end)), safe: false, edits: [{ start: start + place.start, end: start + place.end, text }] };
  };
  const fits = (other: WrittenDate): boolean => isReal(other) && getWeekday(other) === weekday;
  return [
    ...[date.year - 1, date.year + 1].filter(year => fits({ ...date, year })).map(year => toFix(places.year, year)),
    ...[date.day - 1, date.day + 1].filter(day => fits({ ...date, day })).map(day => toFix(places.day, day)),
  ];
}

/** Where day and year stand; the weekday's name is all that stands before them. */
function findNumbers(written: string, { year, day }: WrittenDate): { readonly year: Span; readonly day: Span } | undefined {
  const numbers = [...written.matchAll(/\d+/g)];
  const find = (value: number): Span | undefined => {
    const found = numbers.find(([digits]) => Number(digits) === value);
    return found && { start: found.index, end: found.index + found[0].length };
  };
  const places = { year: find(year), day: find(day) };
  return places.year && places.day ? { year: places.year, day: places.day } : undefined;
}

function getWeekday({ year, month, day }: WrittenDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
