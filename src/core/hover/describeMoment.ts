import * as l10n from '@vscode/l10n';
import type { Blog } from '../blog';
import { getDateZone, toBuildClock } from '../post/dates';
import type { Listener } from './hover';

const UNITS = [['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60]] as const;

/** Says when a moment is: by the site's clock with its weekday, by the listener's own if that shows another time, and how long ago. */
export function describeMoment(moment: Date, blog: Blog, now: Date, { language, timeZone }: Listener): string[] {
  const siteZone = getDateZone(blog);
  const { year, month, day, hour, minute, second } = toBuildClock(moment, siteZone);
  const bySite = formatClock(new Date(Date.UTC(year, month - 1, day, hour, minute, second)), 'UTC', language);
  const byListener = formatClock(moment, timeZone, language);
  return [
    siteZone === undefined ? bySite : l10n.t('{0} by the site\'s clock ({1})', bySite, siteZone),
    ...(bySite === byListener ? [] : [l10n.t('{0} by yours ({1})', byListener, timeZone)]),
    describeDistance(moment, now, language),
  ];
}

function formatClock(moment: Date, timeZone: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium', timeZone }).format(moment);
}

function describeDistance(moment: Date, now: Date, language: string): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['minute', 60] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}
