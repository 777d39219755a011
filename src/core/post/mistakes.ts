import { makeAnswers } from '../text/attachment';
import { applyEdits, type Edit, type Span } from '../text/span';
import { findNestedDuplicate } from './duplicates';
import { isKeyLine } from './fences';
import { getFullWidthEdits } from './fullWidth';
import { linesFrom, type Line } from '../text/lines';
import type { Post } from './post';
import { isWrapped, quoteText, unwrapQuotes } from './quoting';
import { hexoReader } from './readers/hexo';
import { grayMatterReader } from './readers/grayMatter';
import type { BrokenEntry } from './recover';
import { parseYaml } from './yaml';

/** What an author has done to an entry that cannot be read, with the edits that mend it. */
export interface Mistake {
  readonly kind: 'duplicate' | 'full-width' | 'missing-space' | 'missing-dash-space' | 'list-on-key-line' | 'unquoted' | 'wrapped-quotes' | 'unclosed' | 'tab' | 'indented' | 'misaligned' | 'unknown';
  /** The characters that the author would point at. */
  readonly span: Span;
  readonly edits: readonly Edit[];
  /** The value as typed (`unquoted`, `wrapped-quotes`), or the character that is opened and never closed (`unclosed`). */
  readonly typed: string;
}

const answers = makeAnswers<BrokenEntry, Mistake>();

/** Says what is wrong with a broken entry, in terms of what its author typed. */
export function findMistake(post: Post, entry: BrokenEntry): Mistake {
  return answers(entry, () => diagnose(post, entry));
}

function diagnose(post: Post, entry: BrokenEntry): Mistake {
  const all = [...linesOf(post.text, entry.span)];
  const lines = all.slice(all.findIndex(({ text }) => !/^\s*(?:#|$)/.test(text)));
  const duplicate = findNestedDuplicate(post.text, entry);
  if (duplicate) return toMistake('duplicate', duplicate.keySpan, []);
  return findTabs(post, entry, lines)
    ?? findIndented(post, entry, lines)
    ?? (isReadable(post, entry, []) ? undefined : findInEntry(post, entry, lines))
    ?? toMistake('unknown', toTrimmed(findCulprit(lines, entry) ?? { ...entry.span, text: '' }), []);
}

/** What is wrong with an entry that cannot be read wherever it stands. */
function findInEntry(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  return findFullWidth(post, entry, lines)
    ?? findMissingSpace(post, entry, lines)
    ?? findNested(post, entry, lines)
    ?? findListOnKeyLine(post, entry, lines)
    ?? findMisaligned(post, entry, lines)
    ?? findUnclosed(post, entry, lines)
    ?? findUnquoted(post, entry, lines);
}

function toMistake(kind: Mistake['kind'], span: Span, edits: readonly Edit[], typed = ''): Mistake {
  return { kind, span: { start: span.start, end: span.end }, edits, typed };
}

/** Tabs in indentations that even Hexo does not turn into spaces, or all of them where the site wants YAML to the letter. */
function findTabs(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const edits = getTabEdits(lines);
  return edits[0] && isReadable(post, entry, edits) ? toMistake('tab', edits[0], edits) : undefined;
}

/** Returns the edits that indent lines by two spaces for each tab. */
export function getTabEdits(lines: Iterable<Line>): Edit[] {
  return [...lines].flatMap(({ start, text }) => {
    const indentation = /^[ \t]*\t[ \t]*(?=\S)/.exec(text)?.[0];
    return indentation === undefined ? [] : [{ start, end: start + indentation.length, text: indentation.replaceAll('\t', '  ') }];
  });
}

/** Lines that would be read if they did not stand deeper than the key above them. */
function findIndented(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const first = lines[0];
  const indentation = /^[ \t]+/.exec(first?.text ?? '')?.[0];
  if (!first || indentation === undefined || !isReadable(post, entry, [])) return undefined;
  const edits = lines.filter(({ text }) => text.startsWith(indentation)).map(({ start }) => ({ start, end: start + indentation.length, text: '' }));
  return toMistake('indented', { start: first.start, end: first.start + indentation.length }, edits);
}

/** The line at which the parser gave up, or the first one. */
function findCulprit(lines: readonly Line[], { problem }: BrokenEntry): Line | undefined {
  return lines.find(({ end }) => problem.offset <= end) ?? lines[0];
}

/** Full-width marks in what is structure: colons after keys, dashes of lists, indentation, quotes around a whole value. */
function findFullWidth(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const edits = lines.flatMap((line, index) => getFullWidthEdits(line, index === 0));
  if (edits[0]) return toMistake('full-width', edits[0], edits);
  for (const value of lines.map(findValue)) {
    const inner = value && /^[“”「]([^“”"「」]*)[“”」]$/.exec(value.typed)?.[1];
    if (!value || inner === undefined) continue;
    const quotes = [{ start: value.start, end: value.start + 1, text: '"' }, { start: value.end - 1, end: value.end, text: '"' }];
    if (isReadable(post, entry, quotes)) return toMistake('full-width', quotes[0]!, quotes);
  }
  return undefined;
}

function findMissingSpace(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const [colon] = lines[0] && /^[^\s-]/.test(lines[0].text) ? getColonEdits(lines[0]) : [];
  if (colon) return toMistake('missing-space', { start: colon.start - 1, end: colon.start }, [colon]);
  const edits = getDashEdits(lines.slice(1));
  return edits[0] && isReadable(post, entry, edits) ? toMistake('missing-dash-space', { start: edits[0].start - 1, end: edits[0].start }, edits) : undefined;
}

/** Returns the edit that puts a space behind the colon of a line's key. */
function getColonEdits({ start, text }: Line): Edit[] {
  const key = /^[ \t]*(?:-[ \t]+)*[^\s:'"[\]{}#,&*!|>%@`-][^\s:'"]*:(?=[^\s:])(?!\/\/)/u.exec(text)?.[0];
  return key === undefined ? [] : [{ start: start + key.length, end: start + key.length, text: ' ' }];
}

/** Keys below the entry's own, without their space or with full-width marks. Lines of a text look the same: only what lets the entry be read is meant. */
function findNested(post: Post, entry: BrokenEntry, [, ...lines]: readonly Line[]): Mistake | undefined {
  const getMarks = (line: Line): Edit[] => getFullWidthEdits(line, true);
  for (const getEdits of [getMarks, getColonEdits, (line: Line): Edit[] => [...getMarks(line), ...getColonEdits(line)]]) {
    const amiss = lines.filter(line => getEdits(line).length > 0);
    const indentation = /^\s*/.exec(amiss[0]?.text ?? '')![0];
    for (const chosen of [amiss.filter(({ text }) => /^\s*/.exec(text)![0] === indentation), amiss]) {
      const edits = chosen.flatMap(getEdits);
      const [first] = edits;
      if (!first || !isReadable(post, entry, edits)) continue;
      return first.text === ' ' && first.start === first.end ? toMistake('missing-space', { start: first.start - 1, end: first.start }, edits) : toMistake('full-width', first, edits);
    }
  }
  return undefined;
}

/** Returns the edits that put a space behind the hyphens that begin the items of a list. */
export function getDashEdits(lines: Iterable<Line>): Edit[] {
  return [...lines].flatMap(({ start, text }) => {
    const dash = /^\s*-(?=[^\s-])/.exec(text)?.[0].length;
    return dash === undefined ? [] : [{ start: start + dash, end: start + dash, text: ' ' }];
  });
}

/** `tags: - a`: a list begins on a line of its own. One item of a list of names is a list, elsewhere a text. */
function findListOnKeyLine(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const line = lines[0];
  const head = line && /^[^\s:'"][^:'"]*:[ \t]+(?=-[ \t]+\S)/.exec(line.text)?.[0];
  if (!line || head === undefined || (lines.length === 1 && !/^(?:categor|tag|keyword)/i.test(head))) return undefined;
  const indentation = /^[ \t]*(?=-[ \t])/.exec(lines[1]?.text ?? '')?.[0] ?? '  ';
  const start = line.start + head.trimEnd().length;
  const edits = [{ start, end: line.start + head.length, text: post.eol + indentation }];
  return isReadable(post, entry, edits) ? toMistake('list-on-key-line', { start: line.start + head.length, end: line.start + head.length + 1 }, edits) : undefined;
}

/** Items of a list, or keys of a group, that do not begin in the same column. */
function findMisaligned(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const [, first, ...rest] = lines.filter(({ text }) => text.trim() !== '' && !/^\s*#/.test(text));
  const indentation = /^[ \t]*/.exec(first?.text ?? '')![0];
  if (!first || rest.length === 0) return undefined;
  const isItem = /^\s*-[ \t]/.test(first.text);
  const strays = rest.filter(({ text }) => (isItem ? /^\s*-[ \t]/ : /^\s*\S/).test(text) && /^[ \t]*/.exec(text)![0] !== indentation);
  const edits = strays.map(({ start, text }) => ({ start, end: start + /^[ \t]*/.exec(text)![0].length, text: indentation }));
  return edits[0] && isReadable(post, entry, edits) ? toMistake('misaligned', toTrimmed(strays[0]!), edits) : undefined;
}

/** A quote or bracket that is opened and not closed on its line. */
function findUnclosed(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  for (const line of lines) {
    const value = findValue(line);
    const opening = value?.typed[0] ?? '';
    const closing = { "'": "'", '"': '"', '[': ']', '{': '}' }[opening];
    if (!value || closing === undefined || value.typed.includes(closing, 1)) continue;
    const edits = [{ start: value.end, end: value.end, text: closing }];
    if (isReadable(post, entry, edits)) return toMistake('unclosed', { start: value.start, end: value.start + 1 }, edits, opening);
  }
  return undefined;
}

/** A value that is no YAML as it stands and would be one in quotes. */
function findUnquoted(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const values = lines.map(findValue).filter(value => value !== undefined);
  for (const value of values) {
    const edits = [toQuoted(value)];
    if (isReadable(post, entry, edits)) return toMistake(isWrapped(value.typed) ? 'wrapped-quotes' : 'unquoted', value, edits, value.typed);
  }
  // Several values of a list: each that cannot stand alone.
  const broken = values.filter(({ typed }) => parseYaml({ text: `- ${typed}`, toOriginal: offset => offset }, 0, hexoReader.schema).problem);
  const edits = broken.map(toQuoted);
  return broken[0] && isReadable(post, entry, edits) ? toMistake('unquoted', broken[0], edits, broken[0].typed) : undefined;
}

interface TypedValue extends Span {
  readonly typed: string;
}

/** Returns what stands behind `key: ` or `- ` on a line, without a comment that is set off by two blanks; an item of a list is one value, colons and all. */
function findValue(line: Line): TypedValue | undefined {
  const head = /^\s*(?:(?:-[ \t]+)+|[^\s:'"[\]{}#][^:'"]*?:[ \t]+)/.exec(line.text)?.[0] ?? '';
  // YAML's white space is the blank and the tab; a full-width blank is a letter to it.
  const typed = cutComment(line.text.slice(head.length)).replace(/[ \t]+$/, '');
  const start = line.start + head.length;
  return typed === '' || head.trim() === '' ? undefined : { start, end: start + typed.length, typed };
}

function cutComment(typed: string): string {
  const comment = /(?<![ \t])[ \t]{2,}#/.exec(typed);
  // Within quotes that end behind it, it is none.
  return !comment || (/^["']/.test(typed) && typed.includes(typed[0]!, comment.index)) ? typed : typed.slice(0, comment.index);
}

function toQuoted({ start, end, typed }: TypedValue): Edit {
  return { start, end, text: quoteText(unwrapQuotes(typed)) };
}

/** Tells whether an entry can be read once edits are made. */
function isReadable(post: Post, { span }: BrokenEntry, edits: readonly Edit[]): boolean {
  const reader = post.reader === 'hexo' ? hexoReader : grayMatterReader;
  const inEntry = edits.map(({ start, end, text }) => ({ start: start - span.start, end: end - span.start, text }));
  const { root } = parseYaml(reader.toYaml(applyEdits(post.text.slice(span.start, span.end), inEntry)), 0, reader.schema);
  return root?.kind === 'mapping';
}

/** Yields the lines that begin within a span. */
export function* linesOf(text: string, { start, end }: Span): Generator<Line> {
  for (const line of linesFrom(text, start)) {
    if (line.start >= end) return;
    yield line;
  }
}

function toTrimmed({ start, text }: { readonly start: number; readonly text: string }): Span {
  const indentation = text.length - text.trimStart().length;
  return { start: start + indentation, end: Math.max(start + text.trimEnd().length, start + indentation) };
}

/** Tells whether a block that is no mapping was meant for one: some line of it looks like a key. */
export function looksLikeMapping(post: Post): boolean {
  const { source } = post.frontMatter!;
  for (const line of linesOf(post.text, source)) if (isKeyLine(line.text)) return true;
  return false;
}
