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
  /** Whole lines, value and all; `undefined` where something else stands on them too: brackets, or the hyphen of an item. */
  readonly first: Span | undefined;
  readonly second: Span | undefined;
}

/** Returns the key that stands twice below an entry's own, when that is why the entry cannot be read. */
export function findNestedDuplicate(text: string, { problem: { reason, offset }, span }: BrokenEntry): NestedDuplicate | undefined {
  if (reason !== 'duplicated mapping key') return undefined;
  const [written = '', , key = written] = /^(["']?)(.+?)\1(?=[ \t]*:)/.exec(text.slice(offset, Math.min(span.end, offset + LONGEST_KEY))) ?? [];
  const keySpan = { start: offset, end: offset + written.length };
  const lineStart = getLineStart(text, offset);
  const column = offset - lineStart;
  if (written === '' || text.slice(lineStart, offset).trim() !== '') return { key, keySpan, first: undefined, second: undefined };
  let first: Span | undefined;
  for (const line of linesFrom(text, span.start)) {
    if (line.start >= lineStart) break;
    const [, indentation = '', hyphens = '', , other] = /^([ \t]*)((?:-[ \t]+)*)(["']?)(.+?)\3[ \t]*:/.exec(line.text.slice(0, column + LONGEST_KEY)) ?? [];
    if (other === key && indentation.length + hyphens.length === column) first = hyphens === '' ? getEntry(text, line.start, column, span.end) : undefined;
  }
  return { key, keySpan, first, second: getEntry(text, lineStart, column, span.end) };
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
