import { toBuildClock, toSiteMoment } from '../post/dates';
import type { ReaderName } from '../post/readers/reader';
import type { Settings } from '../settings';

/**
 * Returns the day that the site prints for a `date`, in its language; `undefined` when it cannot be read.
 *
 * Hexo 8 prints what a clock shows on the machine that builds the site: `timezone` shifts every date by the distance of the two zones,
 * and an unquoted YAML timestamp is taken as that machine's local time.
 */
export function toSiteDate(value: unknown, reader: ReaderName, { timeZone, buildTimeZone }: Settings['site'], language: string): string | undefined {
  const zone = buildTimeZone ?? timeZone;
  const moment = toSiteMoment(value, reader, zone);
  if (!moment) return undefined;
  const { year, month, day } = toBuildClock(moment, zone);
  return getFormat(language).format(new Date(Date.UTC(year, month - 1, day)));
}

function getFormat(language: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  } catch {
    return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
  }
}
