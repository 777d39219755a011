import * as l10n from '@vscode/l10n';
import type { JsonSchema } from '../schema/jsonSchema';

/** The share of posts from which on something counts as what the blog does. */
export const MOST = 0.9;

/** A post that does something else than most. */
export interface Outlier {
  /** Relative to the blog's folder. */
  readonly path: string;
  /** What it does instead, in the author's words. */
  readonly instead: string;
}

/** What an item puts into the blog's schema. */
export interface SchemaPart {
  readonly required?: string;
  readonly recommended?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

/** Something that most posts of a blog agree on, to be accepted or not. */
export interface SetUpItem {
  /** The same for the same thing from one proposal to the next, such as `required:title`. */
  readonly id: string;
  readonly title: string;
  /** Says how many posts do so. */
  readonly detail: string;
  /** How many posts do so, of how many. */
  readonly share: { readonly followed: number; readonly of: number };
  /** The others, by their paths. */
  readonly outliers: readonly Outlier[];
  /** Values for galley.json by their paths. */
  readonly settings: readonly (readonly [path: readonly string[], value: unknown])[];
  readonly schema: SchemaPart | undefined;
}

/** Makes an item that `of` posts follow, but for the outliers. */
export function toItem(id: string, title: string, of: number, outliers: readonly Outlier[], contribution: Partial<Pick<SetUpItem, 'settings' | 'schema' | 'detail'>>): SetUpItem {
  const followed = of - outliers.length;
  // 99.9 % is not all of them.
  const percent = String(Math.floor((followed / Math.max(of, 1)) * 100));
  const detail = outliers.length === 0 ? l10n.t('All {0} posts', of) : l10n.t('{0} % of {1} posts; {2} differ', percent, of, outliers.length);
  return { id, title, detail, share: { followed, of }, outliers: outliers.toSorted((a, b) => (a.path < b.path ? -1 : 1)), settings: [], schema: undefined, ...contribution };
}
