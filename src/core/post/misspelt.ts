import type { JsonSchema } from '../schema/jsonSchema';
import { findSchemas, getProperties, getRequiredKeys, getTypes } from '../schema/lookUp';
import { makeAnswers } from '../text/attachment';
import { getDistance } from '../text/distance';
import { isDateKey, understandDate } from './date';
import { getKeys, type FrontMatter } from './frontMatter';
import type { YamlEntry, YamlNode } from './yaml';

/** A key that is a near miss of a known one. */
export interface Misspelt {
  readonly entry: YamlEntry;
  /** The key that must have been meant, or may have been. */
  readonly meant: string;
  /** False when the key may as well be one of the author's own: a short word beside a short word, or the plural of one. */
  readonly isSure: boolean;
}

// What people write for a key that is spelt quite differently.
const ALIASES: Readonly<Record<string, string>> = {
  data: 'date', titel: 'title', '标题': 'title', '日期': 'date', '作者': 'author', '分类': 'categories', '标签': 'tags', category: 'categories', tag: 'tags', catagories: 'categories', catagory: 'categories', categorys: 'categories',
};

// Keys of other generators and themes that happen to be near to a known one.
const KNOWN_ELSEWHERE = new Set(['authors', 'category', 'tag', 'links', 'layouts', 'image', 'images', 'img', 'lead', 'lede', 'updates', 'comment', 'titles', 'heading', 'cover', 'header', 'dates', 'data_source', 'taxonomies', 'permalinks', 'long', 'tabs', 'photo']);

// No person writes more keys than this; each is compared with every known one.
const MOST_KEYS = 200;

// Several rules ask for the same post.
const answers = makeAnswers<FrontMatter, readonly Misspelt[]>();

/** Finds the keys that nobody knows and that are one or two letters away from a known key that is absent. */
export function findMisspelt(frontMatter: FrontMatter, schema: JsonSchema): readonly Misspelt[] {
  return answers(frontMatter, () => compareKeys(frontMatter, schema), schema);
}

function compareKeys(frontMatter: FrontMatter, schema: JsonSchema): readonly Misspelt[] {
  const known = getProperties(schema);
  const unknown = frontMatter.entries.slice(0, MOST_KEYS).filter(({ key }) => !Object.hasOwn(known, key));
  if (unknown.length === 0) return [];
  const present = getKeys(frontMatter);
  const absent = Object.keys(known).filter(key => !present.has(key) && known[key]?.['x-galley-theme'] !== true);
  const taken = new Set<string>();
  return unknown.flatMap(entry => {
    if (isKnownElsewhere(entry.key, absent)) return [];
    const meant = findMeant(entry.key, absent.filter(key => isFitting(entry.node, key, schema)));
    if (meant === undefined || taken.has(meant)) return [];
    taken.add(meant);
    return [{ entry, meant, isSure: isSure(entry.key, meant, schema) }];
  });
}

/** Tells whether a value can be that of a key. A number is no text, but for a key that every post has, such as a title. */
function isFitting({ kind, value }: YamlNode, key: string, schema: JsonSchema): boolean {
  if (value === null) return true;
  if (isDateKey(key)) return value instanceof Date || understandDate(String(value)) !== undefined;
  const types = [...getTypes(findSchemas(schema, [key]))];
  if (types.length === 0) return true;
  if (kind === 'mapping') return types.includes('object');
  if (kind === 'sequence') return types.includes('array');
  return typeof value !== 'number' || types.some(type => type === 'number' || type === 'integer') || getRequiredKeys(schema).includes(key);
}

/** Tells whether a key is a slip of the pen and nothing else. */
function isSure(key: string, meant: string, schema: JsonSchema): boolean {
  const [written, known] = [key.toLowerCase(), meant.toLowerCase()];
  if (written === known || ALIASES[written] === meant || getRequiredKeys(schema).includes(meant)) return true;
  const isSwapped = written.length === known.length && [...written].sort().join('') === [...known].sort().join('');
  return isSwapped || (known.length > 5 && `${written}s` !== known && written !== `${known}s`);
}

/** A site that knows `tags` alone means nothing by `tag`; one that knows neither, or both, does. */
function isKnownElsewhere(key: string, absent: readonly string[]): boolean {
  return KNOWN_ELSEWHERE.has(key) && !absent.includes(ALIASES[key] ?? '');
}

function findMeant(key: string, candidates: readonly string[]): string | undefined {
  const alias = ALIASES[key.toLowerCase()];
  if (alias !== undefined && candidates.includes(alias)) return alias;
  const near = candidates
    .filter(candidate => Math.abs(candidate.length - key.length) <= 2 && countForeignLetters(key, candidate) <= 2)
    .map(candidate => ({ candidate, distance: getDistance(key.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= (candidate.length > 5 ? 2 : 1) && distance * 3 <= key.length)
    .sort((a, b) => a.distance - b.distance);
  // Two candidates equally near: nobody can tell which was meant.
  return near.length > 1 && near[0]!.distance === near[1]!.distance ? undefined : near[0]?.candidate;
}

/** Letters of a word that another one lacks: never more than the distance between them, and found at once. */
function countForeignLetters(word: string, other: string): number {
  let count = 0;
  for (const letter of word) if (!other.includes(letter)) count++;
  return count;
}
