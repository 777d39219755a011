import { getLineStart } from '../text/lines';
import type { Span } from '../text/span';
import type { Located, Reader } from './readers/reader';
import { recoverEntries, type BrokenEntry } from './recover';
import { parseYaml, type YamlEntry, type YamlNode, type YamlProblem } from './yaml';

/** The metadata block of a post, as the site takes it. */
export interface FrontMatter extends Located {
  /**
   * What the site does with the block: it reads it; it does not take it for front matter and prints it (`ignored`);
   * or it stops with an error (`fails`).
   */
  readonly outcome: 'read' | 'ignored' | 'fails';
  /** What the site reads; when it reads nothing, what can be read of the healthy entries. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The top-level entries that can be read, in source order. With `fails` a key may stand there twice. Empty for JSON. */
  readonly entries: readonly YamlEntry[];
  /** The entries that cannot be read. */
  readonly broken: readonly BrokenEntry[];
  /** Why the block as a whole cannot be read; `undefined` when it can. */
  readonly problem: YamlProblem | undefined;
  /** The whole value, for what is no mapping; `undefined` for an empty block. */
  readonly value: unknown;
}

/** Reads a located block. */
export function readFrontMatter(text: string, located: Located, reader: Reader): FrontMatter {
  if (located.format !== 'yaml') return readOther(text, located, reader);
  const base = located.source.start;
  const mapped = reader.toYaml(text.slice(base, located.source.end));
  const { root, value, problem } = parseYaml(mapped, base, reader.schema);
  if (root?.kind === 'mapping') {
    // The spread comes last: V8 takes many times as long to add properties behind one.
    return { outcome: 'read', values: value as Record<string, unknown>, entries: root.entries, broken: [], problem: undefined, value, ...located };
  }
  const { entries, broken } = recoverEntries(mapped, base, reader.schema);
  return {
    outcome: problem ? 'fails' : toOutcome(value, reader),
    values: Object.fromEntries(entries.map(({ key, node }) => [key, node.value])),
    entries,
    broken,
    problem,
    value,
    ...located,
  };
}

/** Hexo takes a list for front matter as well: JavaScript calls it an object. */
function toOutcome(value: unknown, reader: Reader): FrontMatter['outcome'] {
  return reader.ignoresNonMappings && (typeof value !== 'object' || value === null) ? 'ignored' : 'read';
}

/** JSON between `;;;` (Hexo) or after `---json` (gray-matter); any other language is refused, never run. */
function readOther(text: string, located: Located, reader: Reader): FrontMatter {
  const empty = { ...located, values: {}, entries: [], broken: [], value: undefined };
  const offset = located.source.start;
  if (located.format !== 'json') return { ...empty, outcome: 'fails', problem: { reason: `language ${located.format}`, offset } };
  try {
    const value = reader.parseJson(text.slice(located.source.start, located.source.end));
    return { ...empty, outcome: 'read', values: isRecord(value) ? value : {}, problem: undefined, value };
  } catch {
    // hexo-front-matter `parseJSON` swallows the error and prints the block; gray-matter throws.
    return { ...empty, outcome: reader.ignoresNonMappings ? 'ignored' : 'fails', problem: { reason: 'json', offset } };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Finds a readable top-level entry by its key. */
export function findEntry(frontMatter: FrontMatter, key: string): YamlEntry | undefined {
  return frontMatter.entries.find(entry => entry.key === key);
}

/** Returns the keys that stand in the block, readable or not; one with a full-width colon counts although YAML takes it for part of another. */
export function getKeys({ entries, broken, values }: FrontMatter): ReadonlySet<string> {
  const keys = new Set(Object.keys(values));
  for (const { key } of entries) if (key.includes('：')) keys.add(key.slice(0, key.indexOf('：')).trimEnd());
  for (const { key } of broken) if (key !== undefined) keys.add(key);
  return keys;
}

/** Returns the span of an entry's whole lines, from its key to the line break after its value, comments behind it included. */
export function getEntryLines(text: string, { keySpan, node }: { readonly keySpan: Span; readonly node: YamlNode }): Span {
  const start = getLineStart(text, keySpan.start);
  const lineEnd = text.indexOf('\n', Math.max(node.span.end, keySpan.end));
  return { start, end: lineEnd === -1 ? text.length : lineEnd + 1 };
}
