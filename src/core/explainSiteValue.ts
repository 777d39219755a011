import * as l10n from '@vscode/l10n';
import type { Blog } from './blog';
import { isDateKey } from './post/date';
import { getDateZone, toBuildClock } from './post/dates';
import type { Post } from './post/post';
import type { SiteValue } from './siteValues';

const DEEPEST = 3;
const MOST_PARTS = 20;

/** What a site reads for a key, in a person's words. */
export interface ExplainedValue {
  readonly type: string;
  readonly shown: string;
  /** What was lost or changed on the way; `undefined` when nothing was. */
  readonly note: string | undefined;
}

/** Says what a site reads for a key. */
export function explainSiteValue({ key, value, fate, written }: SiteValue, { text }: Post, blog: Blog, language: string): ExplainedValue {
  const source = written ? text.slice(written.start, written.end).replaceAll(/\s*\n\s*/g, ' ⏎ ') : '';
  return { type: nameType(value), shown: show(value, blog, language), note: explainFate(fate, key, source) };
}

function nameType(value: unknown): string {
  if (value === undefined || value === null) return l10n.t('nothing');
  if (value instanceof Date) return l10n.t('a date');
  if (Array.isArray(value)) return l10n.t('a list');
  switch (typeof value) {
    case 'string': return l10n.t('a text');
    case 'number': return l10n.t('a number');
    case 'boolean': return l10n.t('true or false');
    default: return l10n.t('a group of keys');
  }
}

/** Aliases can make a value endless. */
function show(value: unknown, blog: Blog, language: string, depth = 0): string {
  if (value === undefined || value === null) return '–';
  if (value instanceof Date) return showClock(value, blog, language);
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value !== 'object') return String(value);
  if (depth === DEEPEST) return '…';
  const parts = Array.isArray(value) ? value.map(item => () => show(item, blog, language, depth + 1)) : Object.entries(value).map(([key, part]) => () => `${key}: ${show(part, blog, language, depth + 1)}`);
  const shown = [...parts.slice(0, MOST_PARTS).map(part => part()), ...(parts.length > MOST_PARTS ? ['…'] : [])].join(', ');
  return Array.isArray(value) ? `[${shown}]` : `{ ${shown} }`;
}

/** What the site's templates print: the clock of `timezone`, else of the machine that builds it. */
function showClock(moment: Date, blog: Blog, language: string): string {
  const { year, month, day, hour, minute, second } = toBuildClock(moment, blog.settings.site.timeZone ?? getDateZone(blog));
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium', timeZone: 'UTC' }).format(new Date(Date.UTC(year, month - 1, day, hour, minute, second)));
}

function explainFate(fate: SiteValue['fate'], key: string, written: string): string | undefined {
  if (fate === 'kept') return undefined;
  if (fate === 'lost') return isDateKey(key) ? l10n.t('"{0}" is no date to the site: it takes the file\'s own.', written) : l10n.t('"{0}" is lost: the site reads nothing.', written);
  return l10n.t('Changed: "{0}" is written.', written);
}
