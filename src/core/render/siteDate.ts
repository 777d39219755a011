import { toBuildClock, toSiteMoment } from '../post/dates';
import type { ReaderName } from '../post/readers/reader';
import type { Settings } from '../settings';
import { formatMoment } from './momentFormat';

/**
 * Returns what the site prints for a `date`: by its format, else the day in its language; `undefined` when it cannot be read.
 *
 * Hexo 8 prints what a clock shows on the machine that builds the site: `timezone` shifts every date by the distance of the two zones,
 * and an unquoted YAML timestamp is taken as that machine's local time.
 */
export function toSiteDate(value: unknown, reader: ReaderName, { timeZone, buildTimeZone, dateFormat }: Settings['site'], language: string): string | undefined {
  const zone = buildTimeZone ?? timeZone;
  const moment = toSiteMoment(value, reader, zone);
  if (!moment) return undefined;
  const clock = toBuildClock(moment, zone);
  if (dateFormat !== undefined) return formatMoment(clock, dateFormat, getKnown(language));
  const { year, month, day } = clock;
  return new Intl.DateTimeFormat(getKnown(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(Date.UTC(year, month - 1, day)));
}

/** A language that nobody knows is English, as to Hexo. */
function getKnown(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
