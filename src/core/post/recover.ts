import type { Schema } from 'js-yaml';
import type { MappedText } from '../text/offsetMap';
import { parseYaml, type ParsedYaml, type YamlEntry, type YamlProblem } from './yaml';
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
  const read = ({ start, end }: Span): ParsedYaml => parseYaml({ text: mapped.text.slice(start, end), toOriginal: offset => mapped.toOriginal(start + offset) }, base, schema);
  const readEntry = (span: Span): void => {
    const { root, problem } = read(span);
    if (root?.kind === 'mapping') {
      entries.push(...root.entries);
      return;
    }
    if (!problem && !root) return;
    const text = mapped.text.slice(span.start, span.end);
    const firstEnd = span.start + text.indexOf('\n') + 1;
    const first = firstEnd > span.start ? read({ start: span.start, end: firstEnd }).root : undefined;
    if (first?.kind === 'mapping' && first.entries.every(({ node }) => node.kind === 'scalar') && text.slice(firstEnd - span.start).trim() !== '') {
      // The first line is whole: what is wrong are the lines below it.
      entries.push(...first.entries);
      broken.push(toBroken({ start: firstEnd, end: span.end }, problem));
    } else {
      broken.push(toBroken(span, problem));
    }
  };
  const toBroken = ({ start, end }: Span, problem: YamlProblem | undefined): BrokenEntry => {
    const text = mapped.text.slice(start, end);
    const from = start + (/^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0);
    const at = { start: base + mapped.toOriginal(from), end: base + mapped.toOriginal(start + text.replace(/[ \t\r\n]+$/, '').length) };
    return { key: KEY_LINE.exec(text.trimStart())?.[0].replace(/\s*[:：]$/, ''), span: at, problem: problem ?? { reason: 'no mapping', offset: at.start } };
  };
  splitAtKeys(mapped.text).forEach(readEntry);
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
    } else if (starts.length === 0 && !/^\s*(?:#.*)?\s*$|^(?:---|%)/.test(line[0])) {
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
