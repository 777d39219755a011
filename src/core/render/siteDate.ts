import type { Settings } from '../settings';
import { toZoned } from '../post/date';

/**
 * Returns the day that the site prints for a `date`, in its language; `undefined` when it cannot be read.
 *
 * Hexo 8 prints what a clock shows on the machine that builds the site: `timezone` shifts every date by the distance of the two zones,
 * and an unquoted YAML timestamp is taken as that machine's local time.
 */
export function toSiteDate(value: unknown, { timeZone, buildTimeZone }: Settings['site'], language: string): string | undefined {
  const day = value instanceof Date ? toUtcDay(value) : toBuildDay(value, buildTimeZone ?? timeZone);
  return day === undefined ? undefined : getFormat(language).format(day);
}

function toBuildDay(value: unknown, zone: string | undefined): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return undefined;
  if (zone === undefined || (typeof value === 'string' && !hasZone(value))) return new Date(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()));
  const { year, month, day } = toZoned(moment, zone);
  return new Date(Date.UTC(year, month - 1, day));
}

function toUtcDay(value: Date): Date | undefined {
  return Number.isNaN(value.getTime()) ? undefined : value;
}

/** Tells whether JavaScript takes a date's time for that of a certain zone; else it is the machine's own. */
function hasZone(text: string): boolean {
  return /(?:Z|GMT|UTC?|[ECMP][SD]T|[+-]\d{2}:?\d{2}|\([^)]*\))\s*$/i.test(text) || /^\s*\d{4}(?:-\d{2}(?:-\d{2})?)?\s*$/.test(text);
}

function getFormat(language: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  } catch {
    return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
  }
}
