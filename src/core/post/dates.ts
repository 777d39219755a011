import type { Blog } from '../blog';
import { makeAnswers } from '../text/attachment';
import { formatDate, isDateKey, isKnownZone, isReal, roll, toMoment, toZoned, understandDate, type DateStyle, type WrittenDate } from './date';
import type { FrontMatter } from './frontMatter';
import type { Post } from './post';
import type { ReaderName } from './readers/reader';
import type { YamlNode } from './yaml';

/** A date of a post's metadata. */
export interface PostDate {
  readonly key: string;
  readonly node: YamlNode;
  /** The date as written, without quotes. */
  readonly written: string;
  /** Where `written` begins in the file. */
  readonly start: number;
  /** The moment that JavaScript makes of the value, as Hexo 8 `toDate` (lib/plugins/processor/common.js); `undefined` when it makes none. */
  readonly read: Date | undefined;
  /** The date as a person understands it: see `understandDate`. */
  readonly understood: WrittenDate | undefined;
}

// Several rules ask for the same post.
const answers = makeAnswers<FrontMatter, readonly PostDate[]>();

/** Finds the dates of a post's metadata that somebody has written: an empty one is another matter. */
export function findDates(frontMatter: FrontMatter | undefined, text: string): readonly PostDate[] {
  return frontMatter ? answers(frontMatter, () => readDates(frontMatter, text)) : [];
}

function readDates({ entries }: FrontMatter, text: string): PostDate[] {
  const dates: PostDate[] = [];
  for (const { key, node } of entries) {
    if (!isDateKey(key) || node.value === null || node.value === '') continue;
    const source = text.slice(node.span.start, node.span.end);
    const quote = node.kind === 'scalar' && /^(["']).*\1$/.test(source) ? 1 : 0;
    const written = source.slice(quote, source.length - quote);
    dates.push({ key, node, written, start: node.span.start + quote, read: readDate(node.value), understood: understandDate(written) });
  }
  return dates;
}

function readDate(value: unknown): Date | undefined {
  if (!(value instanceof Date) && typeof value !== 'string' && typeof value !== 'number') return undefined;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** Returns the zone in which a blog's sites take a date without one: that of the machine that builds them. */
export function getDateZone({ settings: { site } }: Blog): string | undefined {
  return site.buildTimeZone ?? site.timeZone;
}

/**
 * Returns the moment that a site makes of a value; `undefined` when it makes none. JavaScript takes a time without a zone for the machine's own,
 * and so does hexo-front-matter 4 with an unquoted YAML timestamp, whatever zone is written there; others take that for what it says.
 *
 * @param zone IANA name of the zone of the machine that builds the site; `undefined`: this one's
 */
export function toSiteMoment(value: unknown, reader: ReaderName, zone: string | undefined): Date | undefined {
  const read = readDate(value);
  if (!read) return undefined;
  if (value instanceof Date) return reader === 'hexo' ? new Date(fromClock(toZoned(read, undefined), zone).getTime() + read.getUTCMilliseconds()) : read;
  return zone === undefined || typeof value !== 'string' || hasZone(value) ? read : new Date(fromClock(toLocal(read), zone).getTime() + read.getMilliseconds());
}

/** Tells whether Hexo shifts a YAML timestamp by the zone of the machine, whatever zone is written. Where that machine's clock shows UTC, nothing comes of it. */
export function isShifted({ value }: YamlNode, { reader }: Pick<Post, 'reader'>, blog: Blog): boolean {
  const zone = getDateZone(blog);
  return reader === 'hexo' && value instanceof Date && (zone === undefined || toSiteMoment(value, reader, zone)?.getTime() !== value.getTime());
}

/**
 * Tells whether a site takes a date for another one than is written: it counts on beyond the end of a month, shifts it, takes its zone or number for
 * something else, or shows another day, as it does of a quoted day without a time, which JavaScript takes for midnight in Greenwich.
 */
export function isMoved({ node, written, understood }: PostDate, { reader }: Pick<Post, 'reader'>, blog: Blog): boolean {
  const date = understood ?? understandMonth(written);
  if (!date) return typeof node.value === 'number';
  if (!isReal(date) || (date.zone !== undefined && isShifted(node, { reader }, blog))) return true;
  const zone = getDateZone(blog);
  const moment = toSiteMoment(node.value, reader, zone);
  if (!moment) return false;
  if (date.zone === undefined) {
    const shown = toBuildClock(moment, zone);
    // 24:00 is the next day's midnight.
    const { year, month, day } = roll(date);
    return shown.year !== year || shown.month !== month || shown.day !== day;
  }
  const meant = readMeant(written, blog);
  if (meant?.offset === undefined) return false;
  const { year, month, day, hour, minute, second, offset } = meant;
  return Math.floor(moment.getTime() / 1000) * 1000 !== Date.UTC(year, month - 1, day, hour, minute - offset, second);
}

/** A year, or a month, as ISO 8601 has it: its first day. */
function understandMonth(written: string): WrittenDate | undefined {
  const [, year, month = '1'] = /^(\d{4})(?:-(\d{2}))?$/.exec(written) ?? [];
  return year === undefined ? undefined : { year: Number(year), month: Number(month), day: 1, hour: 0, minute: 0, second: 0 };
}

/** Returns what a clock shows at a moment on the machine that builds the site. */
export function toBuildClock(moment: Date, zone: string | undefined): WrittenDate {
  return zone === undefined ? toLocal(moment) : toZoned(moment, zone);
}

function fromClock({ year, month, day, hour, minute, second }: WrittenDate, zone: string | undefined): Date {
  return zone === undefined ? new Date(year, month - 1, day, hour, minute, second) : toMoment({ year, month, day, hour, minute, second }, zone);
}

function toLocal(moment: Date): WrittenDate {
  return { year: moment.getFullYear(), month: moment.getMonth() + 1, day: moment.getDate(), hour: moment.getHours(), minute: moment.getMinutes(), second: moment.getSeconds() };
}

/** Tells whether JavaScript takes a date's time for that of a certain zone; else it is the machine's own. */
function hasZone(text: string): boolean {
  return /(?:Z|GMT|UTC?|[ECMP][SD]T|[+-]\d{1,2}:?(?:\d{2})?|\([^)]*\))\s*$/i.test(text) && !/^\s*\d{4}-\d{1,2}(?:-\d{1,2})?\s*$/.test(text) || /^\s*\d{4}(?:-\d{2}(?:-\d{2})?)?\s*$/.test(text);
}

/** Reads a date as its author means it, the zone included where it can be told; `undefined` when it cannot be understood. */
export function readMeant(written: string, blog: Blog): WrittenDate | undefined {
  const date = understandDate(written);
  if (!date || date.zone === undefined || date.offset !== undefined) return date;
  if (isKnownZone(date.zone)) {
    const clock = Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second);
    return { ...date, offset: Math.round((clock - toMoment(date, date.zone).getTime()) / 60_000) };
  }
  return date.zone === 'CST' && isInChina(blog) ? { ...date, offset: 480 } : undefined;
}

/** Tells whether a blog's people live by China's time, as far as its settings tell. */
export function isInChina({ settings: { site } }: Blog): boolean {
  const zone = site.timeZone ?? site.buildTimeZone;
  return zone === undefined ? /^zh\b/i.test(site.language ?? '') : /^Asia\/(?:Shanghai|Chongqing|Chungking|Harbin|Urumqi|Hong_Kong|Macau|Taipei)$|^PRC$/.test(zone);
}

/** Writes a date as its author meant it, in the style that the blog uses; in the nearest one when there is none. */
export function writeDate(date: WrittenDate, style: DateStyle | undefined, blog: Blog): string {
  return formatDate(date, style ?? (date.offset === undefined ? 'hexo' : 'http'), getDateZone(blog));
}
