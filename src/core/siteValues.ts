import type { Blog } from './blog';
import { isDateKey, toZoned } from './post/date';
import { getDateZone, toSiteMoment } from './post/dates';
import { isHexoSwitch, toHexoSwitch } from './post/hexoSwitch';
import type { Post } from './post/post';
import type { YamlEntry } from './post/yaml';
import { findChange, getListDepth } from './siteChange';
import type { Span } from './text/span';

/** What a site's templates get for a key of a post. */
export interface SiteValue {
  readonly key: string;
  readonly value: unknown;
  /** Where the key is written; `undefined` in JSON. */
  readonly entry: YamlEntry | undefined;
  /**
   * What became of what was written: it is read as it stands there; as something else (`1_0`, `off` for comments, 31 February, what a comment cuts);
   * or not at all, as a date that nobody can read.
   */
  readonly fate: 'kept' | 'changed' | 'lost';
  /** What is changed or lost, as far as a comment reaches that cuts it: the value, or an item of it. `undefined` when nothing is. */
  readonly written: Span | undefined;
}

/** Returns what the site's templates get for each key of a post, in the order of the text; nothing when it does not read the block. */
export function readSiteValues(post: Post, blog: Blog): readonly SiteValue[] {
  const { frontMatter } = post;
  if (frontMatter?.outcome !== 'read') return [];
  return Object.entries(frontMatter.values).map(([key, read]) => {
    const entry = frontMatter.entries.find(known => known.key === key);
    const value = post.reader === 'hexo' ? toHexo(key, read, blog) : read;
    const isLost = read !== null && value === undefined;
    const written = !entry || read === null ? undefined : isLost ? entry.node.span : findChange(entry, frontMatter, post, blog);
    return { key, value, entry, fate: written === undefined ? 'kept' : isLost ? 'lost' : 'changed', written };
  });
}

function toHexo(key: string, read: unknown, blog: Blog): unknown {
  const { site } = blog.settings;
  const zone = getDateZone(blog);
  if (isDateKey(key)) return read === null || read === '' ? undefined : shift(toSiteMoment(read, 'hexo', zone), zone, site.timeZone);
  const moved = read instanceof Date ? toSiteMoment(read, 'hexo', zone) : read;
  if (getListDepth(key) === 0) return toText(key, moved);
  if (isHexoSwitch(key)) return toHexoSwitch(read);
  if (key === 'categories' || key === 'category') return toCategories(read);
  if (key === 'tags' || key === 'tag') return toNames(Array.isArray(read) ? read : [read]);
  return moved;
}

/** `timezone` in `_config.yml` shifts a date by the distance of that zone from the machine's (Hexo 8 lib/plugins/processor/common.js). */
function shift(moment: Date | undefined, machine: string | undefined, site: string | undefined): Date | undefined {
  if (!moment || machine === undefined || site === undefined || machine === site) return moment;
  const toMilliseconds = (zone: string): number => {
    const { year, month, day, hour, minute, second } = toZoned(moment, zone);
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  return new Date(moment.getTime() - (toMilliseconds(site) - toMilliseconds(machine)));
}

function toText(key: string, read: unknown): unknown {
  if (read === null || read === undefined) return key === 'title' ? '' : key === 'layout' ? 'post' : undefined;
  // Of a group, readers see "[object Object]".
  return String(read);
}

/** A path of names, or several paths when there is a list among them (Hexo 8 `setCategories`). */
function toCategories(read: unknown): unknown {
  const items: readonly unknown[] = Array.isArray(read) ? read : [read];
  return items.some(Array.isArray) ? items.map(item => toNames(Array.isArray(item) ? item : [item])).filter(path => path.length > 0) : toNames(items);
}

function toNames(items: readonly unknown[]): string[] {
  return items.filter(item => item !== null && item !== undefined && item !== '').map(String);
}
