import { getDateStyle, isDateKey, type DateStyle } from './post/date';
import { hasPictureName, isPictureAddress } from './post/pictureAddress';
import { parsePost } from './post/post';
import type { ReaderName } from './post/readers/reader';
import type { YamlNode } from './post/yaml';

/** What a value is: the types of JSON Schema, and `date` for an unquoted YAML timestamp. */
export type ValueType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object' | 'date';

/** What the index keeps of a value in a post's metadata. */
export interface IndexedValue {
  readonly type: ValueType;
  /** The names that it holds, as paths: `a` is one of one name, `[a, b]` two; of categories it is one path of two, as Hexo takes it, and `[[a], [b]]` two paths. */
  readonly paths: readonly (readonly string[])[];
  /** How a date is written; `undefined` for what is none. */
  readonly dateStyle: DateStyle | undefined;
  /** What a text looks like: the address of a picture file, or nothing but blanks; `undefined` for any other. */
  readonly look: 'picture' | 'blank' | undefined;
}

/** What the index keeps of a post. */
export interface IndexedPost {
  /** Relative to the blog's folder. */
  readonly path: string;
  /** What the site makes of its front matter; `absent` when there is none. */
  readonly outcome: 'read' | 'ignored' | 'fails' | 'absent';
  /** By top-level key; empty unless the site reads them. */
  readonly values: Readonly<Record<string, IndexedValue>>;
}

// A longer text is no name: nobody wants it proposed.
const LONGEST_NAME = 60;

/** What the posts of a blog write in their metadata, kept small: no text of a body, no long value. */
export class BlogIndex {
  readonly #posts = new Map<string, IndexedPost>();
  readonly #counts = new Map<string, ReadonlyMap<string, number>>();

  /** All posts, in no order. */
  get posts(): Iterable<IndexedPost> {
    return this.#posts.values();
  }

  get size(): number {
    return this.#posts.size;
  }

  /** Reads a post anew. */
  set(path: string, text: string, reader: ReaderName): void {
    this.#posts.set(path, toIndexed(path, text, reader));
    this.#counts.clear();
  }

  /** Forgets a post, or all posts below a folder. */
  delete(path: string): void {
    if (!this.#posts.delete(path)) for (const known of this.#posts.keys()) if (known.startsWith(`${path}/`)) this.#posts.delete(known);
    this.#counts.clear();
  }

  /**
   * Returns the names that posts have below a key, each with the number of posts that have it, the most frequent first.
   *
   * @param parents only names that stand right below these in a path of categories; empty: those at a path's beginning; `undefined`: all
   */
  countNames(key: string, parents?: readonly string[]): ReadonlyMap<string, number> {
    const question = JSON.stringify([key, parents]);
    let counts = this.#counts.get(question);
    if (!counts) this.#counts.set(question, (counts = this.#count(key, parents)));
    return counts;
  }

  /** Returns the keys that posts have, each with the number of posts, the most frequent first. */
  countKeys(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { values } of this.#posts.values()) for (const key of Object.keys(values)) counts.set(key, (counts.get(key) ?? 0) + 1);
    return sortCounts(counts);
  }

  /** Returns the paths of the posts that have a name below a key. */
  findPosts(key: string, name: string): readonly string[] {
    return [...this.#posts.values()].filter(({ values }) => valueOf(values, key)?.paths.some(path => path.includes(name))).map(({ path }) => path);
  }

  /** Returns the paths of the posts that have a key. */
  findPostsWith(key: string): readonly string[] {
    return [...this.#posts.values()].filter(({ values }) => valueOf(values, key) !== undefined).map(({ path }) => path);
  }

  /** Returns how most posts write their dates; `undefined` when none can be told. */
  getDateStyle(): DateStyle | undefined {
    const counts = new Map<DateStyle, number>();
    for (const { values } of this.#posts.values()) {
      const style = valueOf(values, 'date')?.dateStyle;
      if (style) counts.set(style, (counts.get(style) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  }

  #count(key: string, parents: readonly string[] | undefined): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { values } of this.#posts.values()) {
      const paths = valueOf(values, key)?.paths ?? [];
      const names = parents ? paths.flatMap(path => (parents.every((name, depth) => path[depth] === name) ? path.slice(parents.length, parents.length + 1) : [])) : paths.flat();
      for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return sortCounts(counts);
  }
}

function sortCounts(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function valueOf(values: IndexedPost['values'], key: string): IndexedValue | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function toIndexed(path: string, text: string, reader: ReaderName): IndexedPost {
  const { frontMatter } = parsePost(text, { path, reader });
  const entries = frontMatter?.outcome === 'read' ? frontMatter.entries : [];
  const values = entries.map(({ key, node }): readonly [string, IndexedValue] => [key, {
    type: getValueType(node.value),
    paths: toPaths(node.value, /^categor(?:ies|y)$/.test(key)),
    dateStyle: isDateKey(key) ? getDateStyle(text.slice(node.span.start, node.span.end).replace(/^['"]/, '')) : undefined,
    look: typeof node.value === 'string' ? getLook(node.value) : undefined,
  }]);
  // A part of a text keeps the whole alive; these are written anew.
  return JSON.parse(JSON.stringify({ path, outcome: frontMatter?.outcome ?? 'absent', values: Object.fromEntries(values) })) as IndexedPost;
}

/** Returns the type of a value as YAML reads it. */
export function getValueType(value: YamlNode['value']): ValueType {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return 'date';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'number' || type === 'boolean' || type === 'object' ? type : 'string';
}

function getLook(text: string): IndexedValue['look'] {
  if (text.trim() === '') return 'blank';
  return isPictureAddress(text) && hasPictureName(text) ? 'picture' : undefined;
}

function toPaths(value: unknown, isTree: boolean): string[][] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isList = items.some(Array.isArray);
  const paths = isTree && !isList ? [toNames(items)] : items.map(item => toNames(Array.isArray(item) ? item : [item]));
  return paths.filter(path => path.length > 0);
}

function toNames(items: readonly unknown[]): string[] {
  const names = items.filter(item => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean').map(item => String(item).trim());
  return names.filter(name => name !== '' && name.length <= LONGEST_NAME && !name.includes('\n'));
}
