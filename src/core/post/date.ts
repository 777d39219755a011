/** A date as written, in numbers; months from 1. They need not be real: people write 31 February. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes that the written zone is ahead of UTC; absent when none is written, or when nobody can tell which is meant. */
  readonly offset?: number;
  /** The zone as written, such as `GMT`, `+0800`, `CST` or `Asia/Shanghai`. */
  readonly zone?: string;
}

/** How a blog writes its dates: `http` is `Fri, 11 Jun 2021 01:29:00 GMT`, `iso` is `'2021-06-11T09:29:00+08:00'`, `hexo` is `2021-06-11 09:29:00`. */
export type DateStyle = 'http' | 'iso' | 'hexo';

/** A date in each style, as it stands behind `date: `. */
export const dateExamples: Readonly<Record<DateStyle, string>> = { http: 'Fri, 11 Jun 2021 01:29:00 GMT', iso: '\'2021-06-11T09:29:00+08:00\'', hexo: '2021-06-11 09:29:00' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** Tells whether a key holds a date for sites: Hexo's `date` and `updated`. */
export function isDateKey(key: string): boolean {
  return key === 'date' || key === 'updated';
}

const TIME = String.raw`(?:[\s,，T]*(?<half>上午|下午|凌晨|早上|中午|晚上)?\s*(?<hour>\d{1,2})\s*[点时:：](?:\s*(?<minute>\d{1,2})(?:\s*[分:：]?(?:\s*(?<second>\d{1,2})(?:[.,]\d+)?)?\s*秒?)?)?\s*(?<noon>[AaPp]\.?[Mm]\.?)?(?:\s*(?<offset>[+-]\d{1,2}(?::?\d{2})?|(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?))?)?`;
const ZONE = String.raw`(?:\s*(?<name>[A-Z]{1,5}|[A-Z][a-z]+(?:/[A-Z][\w+-]*)+))?(?:\s*\([^)]*\))?`;
const WEEKDAY = String.raw`(?:[A-Za-z]{3,9}\.?,?\s+|(?:星期|周|礼拜)[一二三四五六日天]\s*[,，]?\s*)?`;
const MONTH = String.raw`(?<monthName>[A-Za-z]{3,9})\.?`;

const FORMS = [
  // Year, month, day between any of 年月日 . / - of either width.
  new RegExp(String.raw`^(?<year>\d{4})\s*[年./\-．／－]\s*(?<month>\d{1,2})\s*[月./\-．／－]\s*(?<day>\d{1,2})\s*[日号]?\s*(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?${TIME}${ZONE}$`, 'u'),
  // 11 Jun 2021, as RFC 2822 has it.
  new RegExp(String.raw`^${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+${MONTH}[\s,-]+(?<year>\d{4})${TIME}${ZONE}$`, 'u'),
  // Jun 11, 2021, and what JavaScript itself prints.
  new RegExp(String.raw`^${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${TIME}${ZONE}$`, 'u'),
  // 13/6/2021: a day that can be no month. Otherwise JavaScript reads the month first.
  new RegExp(String.raw`^(?<day>1[3-9]|2\d|3[01])[./-](?<month>\d{1,2})[./-](?<year>\d{4})${TIME}${ZONE}$`, 'u'),
  // 20210611
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/u,
];

// Zones that mean one thing to everybody who writes them. CST is not among them: half of those who write it are in China.
const ZONES: Readonly<Record<string, number>> = {
  Z: 0, GMT: 0, UTC: 0, UT: 0, WET: 0, EST: -300, EDT: -240, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
  CET: 60, CEST: 120, BST: 60, EET: 120, EEST: 180, MSK: 180, HKT: 480, SGT: 480, JST: 540, KST: 540, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780,
};

/**
 * Reads a date the way a person does who knows how people write dates, in Chinese, in English or in numbers; `undefined` when it cannot be told.
 * What is written may be no real date: see `isReal`.
 */
export function understandDate(text: string): WrittenDate | undefined {
  const written = toHalfWidthDigits(text).trim();
  for (const form of FORMS) {
    const groups = form.exec(written)?.groups;
    const date = groups && toWritten(groups);
    if (date) return date;
  }
  return understandEpoch(written);
}

function toWritten({ year, month, monthName, day, half, hour = '0', minute = '0', second = '0', noon, offset: written, name: zone = written }: Readonly<Record<string, string | undefined>>): WrittenDate | undefined {
  const monthNumber = monthName === undefined ? Number(month) : MONTHS.findIndex(known => monthName.toLowerCase().startsWith(known)) + 1;
  if (monthName !== undefined && monthNumber === 0) return undefined;
  const offset = zone === undefined ? undefined : toOffset(zone);
  return {
    year: Number(year), month: monthNumber, day: Number(day), hour: to24Hours(Number(hour), half ?? noon), minute: Number(minute), second: Number(second),
    ...(zone === undefined ? {} : { zone }), ...(offset === undefined ? {} : { offset }),
  };
}

function to24Hours(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  if (/^a/i.test(half) || half === '凌晨') return hour % 12;
  if (/^p/i.test(half)) return (hour % 12) + 12;
  const isAfternoon = half === '下午' || half === '晚上' || (half === '中午' && hour <= 3);
  return isAfternoon && hour < 12 ? hour + 12 : hour;
}

function toOffset(zone: string): number | undefined {
  const parts = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (parts) return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? '0'));
  return Object.hasOwn(ZONES, zone) ? ZONES[zone] : undefined;
}

/** Seconds or milliseconds since 1970, between the years 1990 and 2100. */
function understandEpoch(text: string): WrittenDate | undefined {
  const number = /^\d{9,13}$/.test(text) ? Number(text) : Number.NaN;
  const moment = new Date(number < 1e11 ? number * 1000 : number);
  const year = moment.getUTCFullYear();
  return year >= 1990 && year < 2100 ? { ...toZoned(moment, undefined), offset: 0, zone: 'UTC' } : undefined;
}

/** Tells whether there is such a day and such a time. 24:00 is midnight. */
export function isReal({ year, month, day, hour, minute, second }: WrittenDate): boolean {
  const last = getLastDay(year, month);
  const isTime = (hour < 24 && minute < 60 && second < 60) || (hour === 24 && minute === 0 && second === 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= last && isTime;
}

/** Returns what JavaScript makes of a date that is not real: it counts on, into the next month or day. */
export function roll({ year, month, day, hour, minute, second, ...zone }: WrittenDate): WrittenDate {
  return { ...zone, ...toParts(new Date(Date.UTC(year, month - 1, day, hour, minute, second))) };
}

/** Returns the nearest real date: the last day of the month, the last hour of the day. */
export function clamp({ year, month, day, hour, minute, second, ...zone }: WrittenDate): WrittenDate {
  const realMonth = Math.min(Math.max(month, 1), 12);
  return {
    ...zone, year, month: realMonth, day: Math.min(Math.max(day, 1), getLastDay(year, realMonth)),
    hour: Math.min(hour, 23), minute: Math.min(minute, 59), second: Math.min(second, 59),
  };
}

/** Returns the number of the last day of a month. */
export function getLastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Returns a date in a blog's style, ready to stand behind `date: `. A zone is written as RFC 2822 or in quoted ISO, never as a YAML timestamp,
 * which Hexo shifts by the zone of the machine that builds the site. A date whose zone nobody knows stays without one.
 *
 * @param zone IANA name of the zone in which sites take a date without one
 */
export function formatDate(date: WrittenDate, style: DateStyle, zone: string | undefined): string {
  const hasZone = date.offset !== undefined;
  if (!hasZone && (style === 'hexo' || zone === undefined)) return formatLocal(roll(date));
  const moment = toMoment(date, zone);
  if (style === 'iso') return formatIso(moment, hasZone ? date.offset! : getOffset(moment, zone));
  // Midnight by Greenwich may be another day.
  if (style === 'http' && !hasZone && date.hour + date.minute + date.second === 0) return formatWithOffset(date, getOffset(moment, zone));
  // Without a zone of the site's own, what its clock shows cannot be told.
  return style === 'hexo' && zone !== undefined ? formatLocal(toZoned(moment, zone)) : moment.toUTCString();
}

/** Returns a moment in a blog's style. */
export function formatMoment(moment: Date, style: DateStyle, zone: string | undefined): string {
  if (style === 'hexo') return formatLocal(toZoned(moment, zone));
  return style === 'iso' ? formatIso(moment, getOffset(moment, zone)) : moment.toUTCString();
}

/** Returns the moment of a written date; without a zone of its own it is a clock's in the given one, or in UTC. */
export function toMoment(date: WrittenDate, zone: string | undefined): Date {
  const clock = Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second);
  if (date.offset !== undefined) return new Date(clock - date.offset * 60_000);
  // Twice, for the days on which a zone changes its clocks.
  const guess = new Date(clock - getOffset(new Date(clock), zone) * 60_000);
  return new Date(clock - getOffset(guess, zone) * 60_000);
}

/** Returns a moment as a clock in an IANA zone shows it, in UTC when there is no such zone. */
export function toZoned(moment: Date, zone: string | undefined): WrittenDate {
  if (zone === undefined) return toParts(moment);
  const parts = Object.fromEntries(getClock(zone).formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour: hour % 24, minute, second };
}

/** Returns the style that a written date is in; `undefined` for any other. */
export function getDateStyle(written: string): DateStyle | undefined {
  if (/^(?:\w{3},? )?\d{1,2} \w{3} \d{4}/.test(written)) return 'http';
  if (/^\d{4}-\d{2}-\d{2}T/.test(written)) return 'iso';
  return /^\d{4}-\d{1,2}-\d{1,2}(?:\s|$)/.test(written) ? 'hexo' : undefined;
}

/** Minutes that a zone is ahead of UTC at a moment. */
function getOffset(moment: Date, zone: string | undefined): number {
  const { year, month, day, hour, minute, second } = toZoned(moment, zone);
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - moment.getTime()) / 60_000);
}

function formatLocal({ year, month, day, hour, minute, second }: WrittenDate): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** RFC 2822, by the clock of the site: `Sun, 04 Jul 2021 00:00:00 +0800`. */
function formatWithOffset(date: WrittenDate, offset: number): string {
  const clock = new Date(Date.UTC(date.year, date.month - 1, date.day)).toUTCString();
  return offset === 0 ? clock : clock.replace('GMT', formatOffset(offset).replace(':', ''));
}

function formatOffset(offset: number): string {
  const distance = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}

function formatIso(moment: Date, offset: number): string {
  const local = formatLocal(toParts(new Date(moment.getTime() + offset * 60_000))).replace(' ', 'T');
  return `'${local}${offset === 0 ? 'Z' : formatOffset(offset)}'`;
}


function toParts(moment: Date): WrittenDate {
  return {
    year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate(),
    hour: moment.getUTCHours(), minute: moment.getUTCMinutes(), second: moment.getUTCSeconds(),
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function toHalfWidthDigits(text: string): string {
  return text.replaceAll(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** Tells whether a text is an IANA name of a zone, such as `Asia/Shanghai`. */
export function isKnownZone(name: string): boolean {
  return name.includes('/') && makeClock(name).resolvedOptions().timeZone !== 'UTC';
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function getClock(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) clocks.set(zone, (clock = makeClock(zone)));
  return clock;
}

function makeClock(timeZone: string): Intl.DateTimeFormat {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hour12: false } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...fields, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...fields, timeZone: 'UTC' });
  }
}
