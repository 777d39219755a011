import { getLineStart, linesFrom } from '../text/lines';
import type { Span } from '../text/span';
import type { FrontMatter } from './frontMatter';
import type { BrokenEntry } from './recover';
import type { YamlEntry } from './yaml';

// Characters; no person's key is longer.
const LONGEST_KEY = 200;

/** A key that stands in a block more than once. */
export interface Duplicate {
  readonly key: string;
  /** All its entries, in the order of the text; two at least. */
  readonly entries: readonly YamlEntry[];
}

/** Finds the top-level keys that are written more than once: the block cannot be read as a whole then, entry by entry it can. */
export function findDuplicates({ entries, outcome }: FrontMatter): readonly Duplicate[] {
  if (outcome === 'read') return [];
  const byKey = new Map<string, YamlEntry[]>();
  for (const entry of entries) byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry]);
  return [...byKey].flatMap(([key, same]) => (same.length > 1 ? [{ key, entries: same }] : []));
}

/** A key below another key that stands there a second time: YAML tells no more of it than where. */
export interface NestedDuplicate {
  readonly key: string;
  /** The key where it stands for the second time. */
  readonly keySpan: Span;
  /** Whole lines, or all between commas, value and all; `undefined` where it cannot be told, or where the hyphen of an item stands there too. */
  readonly first: Span | undefined;
  readonly second: Span | undefined;
  /** Whether both say the same, letter for letter. */
  readonly isSame: boolean;
}

/** Returns the key that stands twice below an entry's own, when that is why the entry cannot be read. */
export function findNestedDuplicate(text: string, { problem: { reason, offset }, span }: BrokenEntry): NestedDuplicate | undefined {
  if (reason !== 'duplicated mapping key') return undefined;
  const [written = '', , key = written] = /^(["']?)(.+?)\1(?=[ \t]*:)/.exec(text.slice(offset, Math.min(span.end, offset + LONGEST_KEY))) ?? [];
  const keySpan = { start: offset, end: offset + written.length };
  const lineStart = getLineStart(text, offset);
  const column = offset - lineStart;
  const unknown = { key, keySpan, first: undefined, second: undefined, isSame: false };
  if (written === '') return unknown;
  const inBrackets = findInBrackets(text, keySpan, span);
  if (inBrackets) return { key, keySpan, ...inBrackets };
  if (text.slice(lineStart, offset).trim() !== '') return unknown;
  let first: Span | undefined;
  for (const line of linesFrom(text, span.start)) {
    if (line.start >= lineStart) break;
    const [, indentation = '', hyphens = '', , other] = /^([ \t]*)((?:-[ \t]+)*)(["']?)(.+?)\3[ \t]*:/.exec(line.text.slice(0, column + LONGEST_KEY)) ?? [];
    if (other === key && indentation.length + hyphens.length === column) first = hyphens === '' ? getEntry(text, line.start, column, span.end) : undefined;
  }
  const second = getEntry(text, lineStart, column, span.end);
  const isSame = first !== undefined && text.slice(first.start, first.end).trim() === text.slice(second.start, second.end).trim();
  return { key, keySpan, first, second, isSame };
}

/** Returns the lines of an entry that begins in a column: its first one, and those that hang below it. */
function getEntry(text: string, start: number, column: number, blockEnd: number): Span {
  let end = start;
  for (const line of linesFrom(text, start)) {
    if (line.start >= blockEnd) break;
    const indentation = /^[ \t]*/.exec(line.text)![0].length;
    const isBelow = indentation > column || (indentation === column && /^\s*-(?:\s|$)/.test(line.text));
    if (line.text.trim() === '') continue;
    if (line.start > start && !isBelow) break;
    end = Math.min(line.next, text.length);
  }
  return { start, end };
}

/** Finds the two entries of a key in a group between brackets, each with the comma that goes with it; `undefined` where no brackets are open. */
function findInBrackets(text: string, { start: second }: Span, block: Span): Pick<NestedDuplicate, 'first' | 'second' | 'isSame'> | undefined {
  const parts = splitBrackets(text, block);
  const later = parts.find(({ start, end }) => start <= second && second < end);
  if (!later) return undefined;
  const read = ({ start, end }: Span): string => text.slice(start, end).trim();
  const toKey = (part: Span): string | undefined => /^(["']?)(.+?)\1[ \t]*:/.exec(read(part))?.[2];
  const first = parts.find(part => part.group === later.group && part.start < later.start && toKey(part) === toKey(later));
  if (!first || /\s#/.test(text.slice(first.start, later.end))) return { first: undefined, second: undefined, isSame: false };
  // Of the first, the comma behind it goes and the blank before it stays; of the later one, the comma before it.
  const start = first.start + /^\s*/.exec(text.slice(first.start, first.end))![0].length;
  const behind = /^,\s*/.exec(text.slice(first.end, later.end))?.[0].length ?? 0;
  const end = later.start + text.slice(later.start, later.end).trimEnd().length;
  return { first: { start, end: first.end + behind }, second: { start: later.start - 1, end }, isSame: read(first) === read(later) };
}

interface Part extends Span {
  /** Where the bracket stands that opens the part's group. */
  readonly group: number;
}

/** Returns what stands between commas in each pair of brackets, whatever is in quotes. */
function splitBrackets(text: string, block: Span): readonly Part[] {
  const parts: Part[] = [];
  const open: { readonly group: number; start: number }[] = [];
  // A quote or a bracket within a word is nothing but itself.
  for (const { 0: sign, index } of text.slice(block.start, block.end).matchAll(/(?<![^\s,:[\]{}])(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[[{])|[\]},]/g)) {
    const at = block.start + index;
    if (sign === '[' || sign === '{') {
      if (open.length > 0 || /[:-]\s+$/.test(text.slice(Math.max(block.start, at - LONGEST_KEY), at))) open.push({ group: at, start: at + 1 });
      continue;
    }
    const inner = open.at(-1);
    if (!inner || !/^[\]},]$/.test(sign)) continue;
    parts.push({ group: inner.group, start: inner.start, end: at });
    if (sign === ',') inner.start = at + 1;
    else open.pop();
  }
  return parts;
}
