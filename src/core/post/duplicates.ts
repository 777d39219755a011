import type { FrontMatter } from './frontMatter';
import type { YamlEntry } from './yaml';

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
