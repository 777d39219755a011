import { escapeHexo } from './hexoText';
import { encodeUrlOfTag } from './hexoUrl';

/** What stands behind a fence or in a code tag. */
export interface CodeOptions {
  readonly language: string | undefined;
  /** HTML. */
  readonly caption: string | undefined;
  readonly lineNumber: boolean | undefined;
  readonly lineThreshold: number | undefined;
  readonly firstLine: number;
  /** The `=12` behind a fence. */
  readonly firstLineInline: string | number | undefined;
  /** Numbers of lines. */
  readonly mark: readonly number[];
  readonly languageAttribute: boolean | undefined;
  /** False: no highlighting. */
  readonly highlight: boolean;
}

// Nobody writes more behind a fence, and Hexo's expressions take quadratic time for it.
const LONGEST = 1000;
const ADDITIONAL = /\s((?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):\S+)/g;

/** Reads what stands behind a fence (hexo 8 lib/plugins/filter/before_post_render/backtick_code_block.js). */
export function readFenceOptions(info: string): CodeOptions {
  const options = readPairs([...info.slice(0, LONGEST).matchAll(ADDITIONAL)].map(([, pair]) => pair!.split(':') as [string, string]), value => value === 'true');
  const rest = info.slice(0, LONGEST).replace(ADDITIONAL, '');
  const [, language, title, url, name] = splitCaption(rest.split('=')[0]!);
  const assigned = rest.replace('=+', '=');
  return {
    ...options,
    language,
    caption: title === undefined ? undefined : `<span>${title}</span>${url === undefined ? '' : `<a href="${url}">${name ?? 'link'}</a>`}`,
    firstLineInline: assigned.includes('=') ? assigned.split('=')[1] || 1 : undefined,
  };
}

function splitCaption(text: string): readonly (string | undefined)[] {
  return /([^\s]+)\s+(.+?)\s+(https?:\/\/\S+|\/\S+)\s*(.+)?/.exec(text) ?? /([^\s]+)\s*(.+)?/.exec(text) ?? [];
}

const TAG_KEYS: ReadonlySet<string> = new Set(['lang', 'line_number', 'line_threshold', 'first_line', 'wrap', 'mark', 'language_attr']);

/** Reads the arguments of a code tag (hexo 8 lib/plugins/tag/code.js). */
export function readCodeTag(args: readonly string[]): CodeOptions {
  const switchAt = args.findIndex(arg => arg.startsWith('highlight:'));
  const others = args.filter((_, index) => index !== switchAt);
  const pairs = others.filter(isPair).map(arg => [arg.slice(0, arg.indexOf(':')), arg.slice(arg.indexOf(':') + 1)] as const);
  const text = others.filter(arg => !isPair(arg)).join(' ').slice(0, LONGEST);
  return {
    ...readPairs(pairs, value => value === 'true'),
    language: pairs.findLast(([key]) => key === 'lang')?.[1],
    caption: toTagCaption(text),
    highlight: switchAt === -1 || args[switchAt]!.slice('highlight:'.length) === 'true',
  };
}

function isPair(arg: string): boolean {
  return TAG_KEYS.has(arg.slice(0, Math.max(arg.indexOf(':'), 0)));
}

function toTagCaption(text: string): string {
  const [, caption, url, name] = /(\S[\S\s]*)\s+(https?:\/\/\S+)\s+(.+)/i.exec(text) ?? /(\S[\S\s]*)\s+(https?:\/\/\S+)/i.exec(text) ?? /(\S[\S\s]*)/.exec(text) ?? [];
  if (caption === undefined) return '';
  const link = url === undefined ? '' : `<a href="${encodeUrlOfTag(url)}">${escapeHexo(name ?? 'link')}</a>`;
  return `<span>${escapeHexo(caption)}</span>${link}`;
}

function readPairs(pairs: readonly (readonly [string, string])[], isOn: (value: string) => boolean): CodeOptions {
  const last = (key: string): string | undefined => pairs.findLast(([known]) => known === key)?.[1];
  const toSwitch = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : isOn(value));
  const toNumber = (key: string): number | undefined => pairs.filter(([known, value]) => known === key && !Number.isNaN(Number(value))).map(([, value]) => Number(value)).at(-1);
  return {
    language: undefined,
    caption: undefined,
    lineNumber: toSwitch(last('line_number')),
    lineThreshold: toNumber('line_threshold'),
    firstLine: toNumber('first_line') ?? 1,
    firstLineInline: undefined,
    mark: pairs.filter(([key]) => key === 'mark').flatMap(([, value]) => readMarked(value)),
    languageAttribute: toSwitch(last('language_attr')),
    highlight: toSwitch(last('highlight')) ?? true,
  };
}

// Nobody marks more lines, and somebody may write `mark:1-999999999`.
const MOST_MARKED = 10_000;

function readMarked(list: string): readonly number[] {
  const marked: number[] = [];
  for (const part of list.split(',')) {
    if (marked.length > MOST_MARKED) break;
    const ends = (part.includes('-') ? [part.slice(0, part.indexOf('-')), part.slice(part.indexOf('-') + 1)] : [part]).map(Number).sort((a, b) => a - b);
    if (ends.some(Number.isNaN)) continue;
    for (let line = ends[0]!; line <= ends.at(-1)! && marked.length <= MOST_MARKED; line++) marked.push(line);
  }
  return marked;
}
