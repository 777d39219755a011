import type { Schema } from 'js-yaml';
import type { MappedText } from '../text/offsetMap';
import { parseYaml, type YamlEntry, type YamlProblem } from './yaml';
import type { Span } from '../text/span';

/** A top-level entry of a block that does not parse as a whole, with what is wrong in it. */
export interface BrokenEntry {
  /** The key as the author wrote it, when something like a key stands there. */
  readonly key: string | undefined;
  /** The entry's lines, without the last line break and trailing white space. */
  readonly span: Span;
  readonly problem: YamlProblem;
}

/** What can be read of a block entry by entry. */
export interface Recovered {
  readonly entries: readonly YamlEntry[];
  readonly broken: readonly BrokenEntry[];
}

// A line that begins an entry: a key in quotes or a word, then a colon of either width.
const KEY_LINE = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"[\]{},&*!|>%@`:：-][^:：]*?|-[^\s:：][^:：]*?)\s*[:：]/;

/**
 * Reads a block at its top-level keys, one by one, so that a broken entry does not take the healthy ones along.
 * A line without indentation that looks like no key belongs to the entry above it.
 */
export function recoverEntries(mapped: MappedText, base: number, schema: Schema): Recovered {
  const entries: YamlEntry[] = [];
  const broken: BrokenEntry[] = [];
  for (const { start, end } of splitAtKeys(mapped.text)) {
    const text = mapped.text.slice(start, end);
    const chunk: MappedText = { text, toOriginal: offset => mapped.toOriginal(start + offset) };
    const { root, problem } = parseYaml(chunk, base, schema);
    if (root?.kind === 'mapping') {
      entries.push(...root.entries);
    } else if (problem || root) {
      const trimmedEnd = start + text.trimEnd().length;
      broken.push({
        key: KEY_LINE.exec(text)?.[0].replace(/\s*[:：]$/, ''),
        span: { start: base + mapped.toOriginal(start), end: base + mapped.toOriginal(trimmedEnd) },
        problem: problem ?? { reason: 'no mapping', offset: base + mapped.toOriginal(start) },
      });
    }
  }
  return { entries, broken };
}

function splitAtKeys(text: string): Span[] {
  const starts: number[] = [];
  let openQuote: string | undefined;
  for (const line of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (line[0] === '') continue;
    if (openQuote !== undefined) {
      if (KEY_LINE.test(line[0])) openQuote = undefined;
      else if (line[0].includes(openQuote)) {
        openQuote = undefined;
        continue;
      }
    }
    if (KEY_LINE.test(line[0])) {
      starts.push(line.index);
      openQuote = findOpenQuote(line[0]);
    } else if (starts.length === 0 && !/^\s*(?:#.*)?$|^(?:---|%)/.test(line[0])) {
      starts.push(line.index);
    }
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** Returns the quote that a line's value opens and does not close. */
function findOpenQuote(line: string): string | undefined {
  const value = /[:：]\s+(?:(")(?:[^"\\]|\\.)*|(')(?:[^']|'')*)\n?$/.exec(line);
  return value?.[1] ?? value?.[2];
}
