import * as l10n from '@vscode/l10n';
import type { IndexedPost, IndexedValue } from '../blogIndex';
import { isDateKey } from '../post/date';
import { describeTypes } from '../schema/explain';
import type { JsonSchema } from '../schema/jsonSchema';
import { chooseType, isOfType } from './chooseType';
import { MOST, toItem, type Outlier, type SetUpItem } from './setUpItem';

/** A key and the posts that have it. */
export interface KeyUse {
  readonly key: string;
  readonly uses: readonly { readonly path: string; readonly value: IndexedValue }[];
  /** True when enough posts have it to say what it is. */
  readonly isCommon: boolean;
}

const COMMON = 0.1;
// Two posts that agree are a coincidence.
const LEAST_POSTS = 3;
// From here on, a post without the key is a mistake and no taste.
const NEARLY_ALL = 0.99;
const MOST_NAMES = 30;
// Long titles make a list that nobody reads.
const NAMES_IN_TITLE = 4;

/** Counts the keys of posts: those that the preset knows first, in its order, then the most frequent. */
export function countKeys(posts: readonly IndexedPost[], preset: JsonSchema): readonly KeyUse[] {
  const uses = new Map<string, { path: string; value: IndexedValue }[]>(Object.keys(preset.properties ?? {}).map(key => [key, []]));
  for (const { path, values } of posts) {
    for (const [key, value] of Object.entries(values)) {
      const known = uses.get(key);
      if (known) known.push({ path, value });
      else uses.set(key, [{ path, value }]);
    }
  }
  const all = [...uses].map(([key, found]) => ({ key, uses: found, isCommon: found.length >= Math.max(LEAST_POSTS, COMMON * posts.length) }));
  const isKnown = ({ key }: KeyUse): boolean => findKnown(preset, key) !== undefined;
  return [...all.filter(isKnown), ...all.filter(use => !isKnown(use)).sort((a, b) => b.uses.length - a.uses.length)];
}

/** Returns what a schema says of a key. */
export function findKnown({ properties = {} }: JsonSchema, key: string): JsonSchema | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}

/**
 * Proposes that every post has a key that most have: as a demand when the preset demands it, whose errors are to stay errors, and when it is
 * a date that nearly all have; else as a wish.
 */
export function proposePresence({ key, uses }: KeyUse, posts: readonly IndexedPost[], preset: JsonSchema): SetUpItem | undefined {
  const isDemandOfPreset = preset.required?.includes(key) ?? false;
  const isDate = uses.filter(({ value }) => value.type === 'date').length >= MOST * uses.length;
  const isDemand = isDemandOfPreset || (isDate && uses.length >= NEARLY_ALL * posts.length);
  // A demand is not met by a key without a value.
  const empty = isDemand ? uses.filter(({ value }) => value.type === 'null' || value.look === 'blank').map(({ path }) => path) : [];
  const filled = uses.length - empty.length;
  if (filled === 0 || filled < MOST * posts.length || (filled < LEAST_POSTS && !isDemandOfPreset)) return undefined;
  const having = new Set(uses.map(({ path }) => path));
  const outliers: Outlier[] = [
    ...posts.filter(({ path }) => !having.has(path)).map(({ path }) => ({ path, instead: l10n.t('"{0}" is missing', key) })),
    ...empty.map(path => ({ path, instead: l10n.t('"{0}" is empty', key) })),
  ];
  return isDemand
    ? toItem(`required:${key}`, l10n.t('Every post needs "{0}"', key), posts.length, outliers, { schema: { required: key } })
    : toItem(`recommended:${key}`, l10n.t('Every post should have "{0}"', key), posts.length, outliers, { schema: { recommended: key } });
}

/** Proposes the type that most values of a common key have. */
export function proposeType({ key, uses, isCommon }: KeyUse, preset: JsonSchema): SetUpItem | undefined {
  const type = isCommon && !isDateKey(key) ? chooseType(uses.map(({ value }) => value), findKnown(preset, key)) : undefined;
  if (!type) return undefined;
  const written = uses.filter(({ value }) => value.type !== 'null');
  const outliers = written.filter(({ value }) => !isOfType(value, type)).map(({ path, value }) => ({ path, instead: nameType(value) }));
  const title = type['x-galley-image'] ? l10n.t('"{0}" is the address of a picture', key) : l10n.t('"{0}" is {1}', key, describeTypes(type));
  return toItem(`type:${key}`, title, written.length, outliers, { schema: { properties: { [key]: type } } });
}

/** Proposes the names that several posts have below a key as examples: a hint, and no limit. */
export function proposeNames({ key, uses, isCommon }: KeyUse): SetUpItem | undefined {
  if (!isCommon || !/^(?:categor(?:ies|y)|tags?|author)$/.test(key)) return undefined;
  const counts = new Map<string, number>();
  for (const { value } of uses) for (const name of new Set(value.paths.flat())) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]).slice(0, MOST_NAMES).map(([name]) => name);
  if (names.length === 0) return undefined;
  const shown = names.slice(0, NAMES_IN_TITLE).join(l10n.t(', ')) + (names.length > NAMES_IN_TITLE ? '…' : '');
  return toItem(`names:${key}`, l10n.t('Names for "{0}": {1}', key, shown), uses.length, [], {
    detail: l10n.t('Names that several posts have: {0}. A hint; any other may be written.', names.length),
    schema: { properties: { [key]: { examples: names } } },
  });
}

function nameType({ type }: IndexedValue): string {
  return type === 'date' ? l10n.t('a date') : describeTypes({ type });
}
