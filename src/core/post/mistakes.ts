import { applyEdits, type Edit, type Span } from '../text/span';
import { isKeyLine } from './fences';
import { linesFrom, type Line } from '../text/lines';
import type { Post } from './post';
import { quoteText, unwrapQuotes } from './quoting';
import { hexoReader } from './readers/hexo';
import { grayMatterReader } from './readers/grayMatter';
import type { BrokenEntry } from './recover';
import { parseYaml } from './yaml';

/** What an author has done to an entry that cannot be read, with the edits that mend it. */
export type Mistake =
  | { readonly kind: 'full-width'; readonly span: Span; readonly edits: readonly Edit[] }
  | { readonly kind: 'missing-space'; readonly span: Span; readonly edits: readonly Edit[] }
  | { readonly kind: 'unquoted'; readonly span: Span; readonly typed: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'unclosed'; readonly span: Span; readonly character: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'indented'; readonly span: Span; readonly edits: readonly Edit[] }
  | { readonly kind: 'unknown'; readonly span: Span; readonly edits: readonly Edit[] };

const found = new WeakMap<BrokenEntry, Mistake>();

/** Says what is wrong with a broken entry, in terms of what its author typed. */
export function findMistake(post: Post, entry: BrokenEntry): Mistake {
  let mistake = found.get(entry);
  if (!mistake) found.set(entry, (mistake = diagnose(post, entry)));
  return mistake;
}

function diagnose(post: Post, entry: BrokenEntry): Mistake {
  const lines = [...linesOf(post.text, entry.span)];
  return findIndented(post, entry, lines)
    ?? findFullWidth(lines)
    ?? findMissingSpace(lines[0])
    ?? findUnclosed(post, entry, lines)
    ?? findUnquoted(post, entry, lines)
    ?? { kind: 'unknown', span: toTrimmed(findCulprit(lines, entry) ?? { ...entry.span, text: '' }), edits: [] };
}

/** Lines that would be read if they did not stand deeper than the key above them. */
function findIndented(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const first = lines[0];
  const indentation = /^[ \t]+/.exec(first?.text ?? '')?.[0];
  if (!first || indentation === undefined || !isReadable(post, entry, [])) return undefined;
  const edits = lines.filter(({ text }) => text.startsWith(indentation)).map(({ start }) => ({ start, end: start + indentation.length, text: '' }));
  return { kind: 'indented', span: { start: first.start, end: first.start + indentation.length }, edits };
}

/** The line at which the parser gave up, or the first one. */
function findCulprit(lines: readonly Line[], { problem }: BrokenEntry): Line | undefined {
  return lines.find(({ end }) => problem.offset <= end) ?? lines[0];
}

/** Returns the edits that put half-width marks for full-width ones in what is structure: colons after keys, dashes of lists, indentation. */
function findFullWidth(lines: readonly Line[]): Mistake | undefined {
  const edits = lines.flatMap((line, index) => getFullWidthEdits(line, index === 0));
  const first = edits[0];
  return first && { kind: 'full-width', span: { start: first.start, end: first.end }, edits };
}

/** Returns the edits for one line. Only an entry's first line, and lines of a list, have a structure of their own. */
export function getFullWidthEdits(line: Line, isKey: boolean): Edit[] {
  const edits: Edit[] = [];
  const indentation = /^[ \t]*\u3000[\u3000 \t]*(?=[-－]|\S*[:：])/.exec(line.text)?.[0];
  if (indentation !== undefined) edits.push({ start: line.start, end: line.start + indentation.length, text: indentation.replaceAll('\u3000', '  ') });
  const dash = /^[\s\u3000]*－[\u3000 ]*/.exec(line.text)?.[0];
  if (dash !== undefined) {
    const at = line.start + dash.indexOf('－');
    edits.push({ start: at, end: line.start + dash.length, text: '- ' });
  }
  const key = isKey ? /^[^\s:：'"[\]{}#][^:：'"[\]{}#]*?([\s\u3000]*：[\u3000 ]*|:\u3000[\u3000 ]*)/u.exec(line.text) : null;
  if (key?.[1] !== undefined) {
    const end = line.start + key[0].length;
    edits.push({ start: end - key[1].length, end, text: end === line.end ? ':' : ': ' });
  }
  return edits;
}

function findMissingSpace(line: Line | undefined): Mistake | undefined {
  const key = line && /^[^\s:'"[\]{}#,&*!|>%@`-][^\s:'"]*:(?=[^\s/:])/u.exec(line.text)?.[0];
  if (!line || key === undefined) return undefined;
  const at = line.start + key.length;
  return { kind: 'missing-space', span: { start: at - 1, end: at }, edits: [{ start: at, end: at, text: ' ' }] };
}

/** A quote or bracket that is opened and not closed on its line. */
function findUnclosed(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  for (const line of lines) {
    const value = findValue(line);
    const opening = value?.typed[0] ?? '';
    const closing = { "'": "'", '"': '"', '[': ']', '{': '}' }[opening];
    if (!value || closing === undefined || value.typed.includes(closing, 1)) continue;
    const edits = [{ start: value.end, end: value.end, text: closing }];
    if (isReadable(post, entry, edits)) return { kind: 'unclosed', span: { start: value.start, end: value.start + 1 }, character: opening, edits };
  }
  return undefined;
}

/** A value that is no YAML as it stands and would be one in quotes. */
function findUnquoted(post: Post, entry: BrokenEntry, lines: readonly Line[]): Mistake | undefined {
  const values = lines.map(findValue).filter(value => value !== undefined);
  for (const value of values) {
    const edits = [toQuoted(value)];
    if (isReadable(post, entry, edits)) return { kind: 'unquoted', span: { start: value.start, end: value.end }, typed: value.typed, edits };
  }
  // Several values of a list: each that cannot stand alone.
  const broken = values.filter(({ typed }) => parseYaml({ text: `- ${typed}`, toOriginal: offset => offset }, 0, hexoReader.schema).problem);
  const edits = broken.map(toQuoted);
  return broken[0] && isReadable(post, entry, edits) ? { kind: 'unquoted', span: { start: broken[0].start, end: broken[0].end }, typed: broken[0].typed, edits } : undefined;
}

interface TypedValue extends Span {
  readonly typed: string;
}

/** Returns what stands behind `key: ` or `- ` on a line; an item of a list is one value, colons and all. */
function findValue(line: Line): TypedValue | undefined {
  const head = /^\s*(?:(?:-[ \t]+)+|[^\s:'"[\]{}#][^:'"]*?:[ \t]+)/.exec(line.text)?.[0] ?? '';
  // YAML's white space is the blank and the tab; a full-width blank is a letter to it.
  const typed = line.text.slice(head.length).replace(/[ \t]+$/, '');
  const start = line.start + head.length;
  return typed === '' || head.trim() === '' ? undefined : { start, end: start + typed.length, typed };
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

function* linesOf(text: string, { start, end }: Span): Generator<Line> {
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
