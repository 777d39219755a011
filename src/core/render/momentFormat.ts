import type { WrittenDate } from '../post/date';

// The tokens of moment, which Hexo prints dates with; the names come from Intl.
const TOKENS = /\[([^[\]]*)\]|\\(.)|YYYY|YY|MMMM|MMM|MM|Mo|M|DDDD|DDD|DD|Do|D|dddd|ddd|dd|d|HH|H|hh|h|kk|k|mm|m|ss|s|SSS|SS|S|Q|A|a|LLLL|LLL|LL|LTS|LT|L|llll|lll|ll|l/g;

/** Prints a date as a clock shows it, by a format of moment's, in a language (BCP 47). What is no token stays as written. */
export function formatMoment(clock: WrittenDate, format: string, language: string): string {
  const { year, month, day, hour, minute, second } = clock;
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isChinese = /^zh\b/i.test(language);
  const two = (value: number): string => String(value).padStart(2, '0');
  const name = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(moment);
  const dayOfYear = Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
  const nth = (value: number, unit: string): string => (isChinese ? `${value}${unit}` : /^en\b/i.test(language) ? `${value}${toOrdinal(value)}` : String(value));
  const write = (token: string): string => {
    switch (token) {
      case 'YYYY': return String(year).padStart(4, '0');
      case 'YY': return two(year % 100);
      case 'Q': return String(Math.ceil(month / 3));
      case 'M': return String(month);
      case 'Mo': return nth(month, '月');
      case 'MM': return two(month);
      case 'MMM': return name({ month: 'short' });
      case 'MMMM': return name({ month: 'long' });
      case 'D': return String(day);
      case 'Do': return nth(day, '日');
      case 'DD': return two(day);
      case 'DDD': return String(dayOfYear);
      case 'DDDD': return String(dayOfYear).padStart(3, '0');
      case 'd': return String(moment.getUTCDay());
      case 'dd': return isChinese ? name({ weekday: 'narrow' }) : name({ weekday: 'short' }).slice(0, 2);
      case 'ddd': return name({ weekday: 'short' });
      case 'dddd': return name({ weekday: 'long' });
      case 'H': return String(hour);
      case 'HH': return two(hour);
      case 'h': return String(hour % 12 || 12);
      case 'hh': return two(hour % 12 || 12);
      case 'k': return String(hour || 24);
      case 'kk': return two(hour || 24);
      case 'm': return String(minute);
      case 'mm': return two(minute);
      case 's': return String(second);
      case 'ss': return two(second);
      case 'A': return isChinese ? toChineseHour(hour, minute) : hour < 12 ? 'AM' : 'PM';
      case 'a': return isChinese ? toChineseHour(hour, minute) : hour < 12 ? 'am' : 'pm';
      default: return /^S+$/.test(token) ? token.replaceAll('S', '0') : formatMoment(clock, (isChinese ? CHINESE : ENGLISH)[token]!, language);
    }
  };
  return format.replace(TOKENS, (token, literal: string | undefined, escaped: string | undefined) => literal ?? escaped ?? write(token));
}

const ENGLISH: Readonly<Record<string, string>> = {
  LT: 'h:mm A', LTS: 'h:mm:ss A', L: 'MM/DD/YYYY', LL: 'MMMM D, YYYY', LLL: 'MMMM D, YYYY h:mm A', LLLL: 'dddd, MMMM D, YYYY h:mm A', l: 'M/D/YYYY', ll: 'MMM D, YYYY', lll: 'MMM D, YYYY h:mm A', llll: 'ddd, MMM D, YYYY h:mm A',
};
const CHINESE: Readonly<Record<string, string>> = {
  LT: 'HH:mm', LTS: 'HH:mm:ss', L: 'YYYY/MM/DD', LL: 'YYYY年M月D日', LLL: 'YYYY年M月D日Ah点mm分', LLLL: 'YYYY年M月D日ddddAh点mm分', l: 'YYYY/M/D', ll: 'YYYY年M月D日', lll: 'YYYY年M月D日 HH:mm', llll: 'YYYY年M月D日dddd HH:mm',
};

function toOrdinal(value: number): string {
  const last = Math.floor((value % 100) / 10) === 1 ? 0 : value % 10;
  return ['th', 'st', 'nd', 'rd'][last] ?? 'th';
}

function toChineseHour(hour: number, minute: number): string {
  const time = hour * 100 + minute;
  return time < 600 ? '凌晨' : time < 900 ? '早上' : time < 1130 ? '上午' : time < 1230 ? '中午' : time < 1800 ? '下午' : '晚上';
}
