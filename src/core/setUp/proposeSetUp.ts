import * as l10n from '@vscode/l10n';
import { isPostPath, type Blog } from '../blog';
import type { IndexedPost } from '../blogIndex';
import { dateExamples, isDateKey, type DateStyle } from '../post/date';
import type { JsonSchema } from '../schema/jsonSchema';
import { presetSchemas } from '../schema/presets';
import { findPlace, type Place } from './findPlace';
import type { SetUpGround } from './ground';
import { countKeys, findKnown, proposeNames, proposePresence, proposeType, type KeyUse } from './keyItems';
import { MOST, toItem, type Outlier, type SetUpItem } from './setUpItem';

/** What a blog's settings and schema could say, from what its posts do. */
export interface SetUpProposal {
  readonly items: readonly SetUpItem[];
  /** The paths of the posts that it is made from. */
  readonly posts: readonly string[];
  /** What the schema says whichever of its items are accepted: the keys that it knows. */
  readonly baseSchema: JsonSchema;
  /** The path of the schema's file, which is not there yet. */
  readonly schemaPath: string;
}

/**
 * Proposes settings and a schema from what at least 90 % of a blog's posts do. What galley.json says already is the author's and is not proposed again.
 *
 * @param indexed what the posts write, read as the ground's preset reads; of a blog whose posts are not where it says, all files that may be posts
 */
export function proposeSetUp(indexed: Iterable<IndexedPost>, blog: Blog, { written, preset, schemaPath }: SetUpGround): SetUpProposal {
  const all = [...indexed];
  const own = all.filter(({ path }) => isPostPath(blog, path));
  const place = own.length > 0 || 'posts' in written ? undefined : findPlace(all);
  const posts = place ? findWithin(place, all, blog) : own;
  const readable = posts.filter(({ outcome }) => outcome === 'read');
  const known = presetSchemas[preset];
  const keys = countKeys(readable, known);
  const items = [
    'preset' in written ? undefined : proposePreset(preset, posts),
    place && proposePlace(place, posts),
    ...('schema' in written ? [] : [
      ...keys.map(use => proposePresence(use, readable, known)),
      ...keys.map(use => proposeType(use, known)),
      ...keys.map(proposeNames),
    ]),
    isRuleWritten(written, 'date-style') ? undefined : proposeDateStyle(readable),
  ];
  return { items: items.filter(item => item !== undefined), posts: posts.map(({ path }) => path), baseSchema: toBaseSchema(keys, known, posts.length), schemaPath };
}

function findWithin({ globs }: Place, files: readonly IndexedPost[], blog: Blog): readonly IndexedPost[] {
  const placed = { ...blog, settings: { ...blog.settings, posts: globs } };
  return files.filter(({ path }) => isPostPath(placed, path));
}

/** Tells whether galley.json sets a rule. */
export function isRuleWritten({ rules }: SetUpGround['written'], id: string): boolean {
  return typeof rules === 'object' && rules !== null && Object.hasOwn(rules, id);
}

function proposePreset(preset: SetUpGround['preset'], posts: readonly IndexedPost[]): SetUpItem {
  const title = preset === 'hexo' ? l10n.t('Posts are read as Hexo reads them') : l10n.t('Posts are read as most generators read them ("plain")');
  const outliers = posts.filter(({ outcome }) => outcome !== 'read').map(({ path, outcome }) => ({ path, instead: nameOutcome(outcome) }));
  return toItem('preset', title, posts.length, outliers, { settings: [[['preset'], preset]] });
}

function nameOutcome(outcome: IndexedPost['outcome']): string {
  switch (outcome) {
    case 'absent': return l10n.t('it has no front matter');
    case 'ignored': return l10n.t('the site takes its front matter for text');
    default: return l10n.t('its front matter cannot be read');
  }
}

function proposePlace({ globs, candidates }: Place, posts: readonly IndexedPost[]): SetUpItem {
  const inside = new Set(posts);
  const outliers = candidates.filter(post => !inside.has(post)).map(({ path }) => ({ path, instead: l10n.t('it has front matter, and lies elsewhere') }));
  return toItem('posts', l10n.t('Posts are in {0}', globs.join(l10n.t(', '))), candidates.length, outliers, { settings: [[['posts'], globs]] });
}

function proposeDateStyle(posts: readonly IndexedPost[]): SetUpItem | undefined {
  const dated = posts.map(({ path, values }) => ({ path, styles: Object.entries(values).filter(([key, { type }]) => isDateKey(key) && type !== 'null').map(([, { dateStyle }]) => dateStyle) })).filter(({ styles }) => styles.length > 0);
  const differing = (style: DateStyle): Outlier[] => dated.filter(({ styles }) => styles.some(other => other !== style))
    .map(({ path, styles }) => ({ path, instead: nameStyle(styles.find(other => other !== style)) }));
  const style = (Object.keys(dateExamples) as DateStyle[]).find(candidate => dated.length > 0 && dated.length - differing(candidate).length >= MOST * dated.length);
  // An information: the site reads the other styles as well.
  return style && toItem('date-style', l10n.t('Dates are written like {0}', dateExamples[style]), dated.length, differing(style), { settings: [[['rules', 'date-style'], ['info', { style }]]] });
}

function nameStyle(style: DateStyle | undefined): string {
  return style === undefined ? l10n.t('a date in another form') : l10n.t('a date like {0}', dateExamples[style]);
}

/** The keys of the preset that no theme's posts are needed for, and those that posts use; what a common key holds is said by an item. */
function toBaseSchema(keys: readonly KeyUse[], preset: JsonSchema, count: number): JsonSchema {
  const properties = keys.flatMap(({ key, uses, isCommon }): [string, JsonSchema][] => {
    const known = findKnown(preset, key);
    if (isCommon) return [[key, Object.fromEntries(Object.entries(known ?? {}).filter(([keyword]) => keyword === 'description' || keyword === 'x-galley-theme'))]];
    return known && (uses.length > 0 || known['x-galley-theme'] !== true) ? [[key, known]] : [];
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    description: l10n.t('What the front matter of this blog\'s posts says, as {0} posts had it when this was made. Change it as you like; other keys are allowed.', count),
    type: 'object',
    properties: Object.fromEntries(properties),
  };
}
