/** A date as written, in numbers; months from 1. Without a zone it means the site's. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes that the zone is ahead of UTC. */
  readonly offset?: number;
}

/** How a blog writes its dates: `http` is `Fri, 11 Jun 2021 01:29:00 GMT`, `hexo` is `2021-06-11 09:29:00`. */
export type DateStyle = 'http' | 'hexo';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const FULL_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

// Year, month, day between any of 年月日 . / - and blanks; then hours, minutes and seconds between 点时分秒 or colons of either width.
const NUMERIC = /^\s*(\d{4})\s*[年./\-．／－]\s*(\d{1,2})\s*[月./\-．／－]\s*(\d{1,2})\s*[日号]?(?:[\s,，T]*(上午|下午|凌晨|早上|中午|晚上)?\s*(\d{1,2})\s*[点时:：]\s*(?:(\d{1,2})\s*(?:分|[:：]\s*(\d{1,2})|$)?\s*(?:(\d{1,2})\s*秒?)?)?)?\s*$/u;

/** Tells whether a key holds a date for sites: Hexo's `date` and `updated`. */
export function isDateKey(key: string): boolean {
  return key === 'date' || key === 'updated';
}

/** Reads a date the way a person does who knows how people write dates in Chinese or in numbers; `undefined` when it cannot be told. */
export function understandDate(text: string): WrittenDate | undefined {
  const parts = NUMERIC.exec(toHalfWidthDigits(text));
  if (!parts) return undefined;
  const [, year, month, day, half, hour = '0', minute = '0', second, chineseSecond = '0'] = parts;
  const isAfternoon = (half === '下午' || half === '晚上' || half === '中午') && Number(hour) < 12 && !(half === '中午' && Number(hour) > 3);
  const date = {
    year: Number(year), month: Number(month), day: Number(day),
    hour: Number(hour) + (isAfternoon ? 12 : 0), minute: Number(minute), second: Number(second ?? chineseSecond),
  };
  return isReal(date) ? date : undefined;
}

/** Returns a date without a zone in Hexo's own form, which sites read in their zone: `2021-06-11 09:29:00`. */
export function formatLocalDate({ year, month, day, hour, minute, second }: WrittenDate): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Returns a moment in a blog's style; `hexo` in the given IANA zone, or in UTC when there is no such zone. */
export function formatMoment(moment: Date, style: DateStyle, timeZone: string | undefined): string {
  if (style === 'http') return moment.toUTCString();
  return formatLocalDate(toZoned(moment, timeZone));
}

/** Returns a moment as a clock in an IANA zone shows it, in UTC when there is no such zone. */
export function toZoned(moment: Date, timeZone: string | undefined): WrittenDate {
  const parts = Object.fromEntries(getClock(timeZone).formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour: hour % 24, minute, second };
}

/** Returns the style that a written date is in; `undefined` for any other. */
export function getDateStyle(written: string): DateStyle | undefined {
  if (/^(?:\w{3},? )?\d{1,2} \w{3} \d{4}/.test(written)) return 'http';
  return /^\d{4}-\d{1,2}-\d{1,2}/.test(written) ? 'hexo' : undefined;
}

/** A weekday that does not fit its date. */
export interface WrongWeekday {
  /** Where the weekday stands in the written date. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly right: string;
}

/** Finds a weekday at the beginning of a date such as `Mon, 11 Jun 2021 …` that is another day's. JavaScript ignores it without a word. */
export function findWrongWeekday(text: string): WrongWeekday | undefined {
  const parts = /^(\s*)([A-Za-z]{3,9})(,?\s+)(?:(\d{1,2})[\s-]([A-Za-z]{3})[a-z]*[\s-](\d{4})|([A-Za-z]{3})[a-z]*\s(\d{1,2}),?\s(\d{4}))/.exec(text);
  if (!parts) return undefined;
  const [, indentation = '', written = ''] = parts;
  const index = WEEKDAYS.findIndex(name => written.toLowerCase().startsWith(name.toLowerCase()));
  const month = MONTHS.findIndex(name => name.toLowerCase() === (parts[5] ?? parts[7])?.toLowerCase());
  if (index === -1 || month === -1) return undefined;
  const day = new Date(Date.UTC(Number(parts[6] ?? parts[9]), month, Number(parts[4] ?? parts[8]))).getUTCDay();
  const right = (written.length > 3 ? FULL_WEEKDAYS : WEEKDAYS)[day]!;
  return day === index ? undefined : { start: indentation.length, end: indentation.length + written.length, written, right };
}

function isReal({ year, month, day, hour, minute, second }: WrittenDate): boolean {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last && hour < 24 && minute < 60 && second < 60;
}

function toHalfWidthDigits(text: string): string {
  return text.replaceAll(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function getClock(timeZone: string | undefined): Intl.DateTimeFormat {
  const name = timeZone ?? 'UTC';
  let clock = clocks.get(name);
  if (!clock) clocks.set(name, (clock = makeClock(name)));
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
