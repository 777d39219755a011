import type { Blog } from './blog';
import { toBuildClock, getDateZone } from './post/dates';
import type { Post } from './post/post';
import { readSiteValues } from './siteValues';
import { makeAnswers } from './text/attachment';

// Hexo 8 lib/plugins/filter/post_permalink.js and lib/plugins/processor/post.js, hexo-util 4 lib/permalink.ts.
const PARAMETER = /:(\w*[^_\W])/g;
const SEGMENTS: Readonly<Record<string, string>> = {
  year: String.raw`(\d{4})`, month: String.raw`(\d{2})`, day: String.raw`(\d{2})`, i_month: String.raw`(\d{1,2})`, i_day: String.raw`(\d{1,2})`, hash: '([0-9a-f]{12})',
};
// Each more takes as many times as long to match as a path has characters.
const MOST_FREE_PARTS = 3;

// Every link and picture of a post asks.
const answers = makeAnswers<Post, string | undefined>();

/**
 * Returns the address at which Hexo publishes a post, without the site's root, as a folder or a file. `undefined` where it cannot be told
 * (a part of it is made of what Hexo alone knows, or by a plugin) and for what is not published.
 */
export function findPermalink(post: Post, blog: Blog): string | undefined {
  return findPublishedPath(post, blog)?.replace(/(^|\/)index\.html$/, '$1');
}

/** Returns the same with the name of the file where the site's pattern has one. */
export function findPublishedPath(post: Post, blog: Blog): string | undefined {
  return answers(post, () => makePublishedPath(post, blog), blog);
}

function makePublishedPath(post: Post, blog: Blog): string | undefined {
  const path = toPathOfPost(post, blog);
  if (path === undefined || post.frontMatter?.outcome !== 'read') return undefined;
  const { values } = post.frontMatter;
  if (isUnpublished(values['published'])) return undefined;
  const written = values['permalink'];
  const { site } = blog.settings;
  const address = typeof written === 'string' && written !== '' ? written : written ? undefined : fill(post, path, blog);
  if (address === undefined || address.includes('://')) return undefined;
  const whole = site.postAssetFolder && !/(?:\/|\.html)$/.test(address) ? `${address}/` : address;
  return whole.replace(/^\/+/, '');
}

/** Returns the name by which tags such as `post_link` know the post of a file; `undefined` where Hexo alone can tell, and for what is no post. */
export function findSlug(path: string, blog: Blog): string | undefined {
  const stem = toPathOfPost({ path }, blog);
  return stem === undefined ? undefined : readFileName(stem, blog)['title'];
}

/** Tells whether Hexo takes a file for a post, by where it lies and what it is called. */
export function isHexoPost(path: string, blog: Blog): boolean {
  return toPathOfPost({ path }, blog) !== undefined;
}

/** Returns a post's path in Hexo's folder of posts, without its ending; `undefined` when it is not there. */
function toPathOfPost({ path }: Pick<Post, 'path'>, { settings: { preset, site } }: Blog): string | undefined {
  const folder = site.publicDir === '.' ? '_posts/' : `${site.publicDir}/_posts/`;
  if (preset !== 'hexo' || !path.startsWith(folder) || /(?:^|\/)[_.]|~$|%$/.test(path.slice(folder.length))) return undefined;
  const [stem, ending] = split(path.slice(folder.length));
  // Beside posts that have folders of their own, only files like those are posts.
  return site.postAssetFolder && ending !== split(site.permalinks.fileName)[1] ? undefined : stem;
}

function split(path: string): readonly [stem: string, ending: string] {
  const ending = /\.[^./]*$/.exec(path)?.[0] ?? '';
  return [path.slice(0, path.length - ending.length), ending];
}

function isUnpublished(published: unknown): boolean {
  return published === false || published === 'false' || published === '0' || published === 0;
}

/** Fills the site's pattern; `undefined` when a part of it is not known. */
function fill(post: Post, path: string, blog: Blog): string | undefined {
  const { pattern, defaults } = blog.settings.site.permalinks;
  const fromName = readFileName(path, blog);
  const known: Readonly<Record<string, string | undefined>> = { ...readDate(post, fromName, blog), title: fromName['title'], name: fromName['title']?.split('/').at(-1) };
  const find = (name: string): string | undefined => {
    if (Object.hasOwn(known, name)) return known[name];
    // Of these, Hexo makes something that only it knows.
    if (/^(?:id|hash|category|post_title|timestamp|layout|source|slug|updated|tags|categories)$/.test(name)) return undefined;
    const value = fromName[name] ?? post.frontMatter?.values[name] ?? defaults[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const names = [...pattern.matchAll(PARAMETER)].map(([, name]) => name!);
  return names.every(name => find(name) !== undefined) ? pattern.replace(PARAMETER, (_, name: string) => find(name)!) : undefined;
}

/** Returns what the pattern of file names finds in a post's path; of one that does not fit, the whole path becomes the title. Nothing, where that could take long. */
function readFileName(path: string, { settings: { site: { permalinks } } }: Blog): Readonly<Record<string, string>> {
  const [pattern] = split(permalinks.fileName);
  const names: string[] = [];
  const source = pattern.replace(/[|\\{}()[\]^$+*?.]/g, '\\$&').replace(PARAMETER, (_, name: string) => {
    names.push(name);
    return SEGMENTS[name] ?? '(.+?)';
  });
  if (names.filter(name => !SEGMENTS[name]).length > MOST_FREE_PARTS) return {};
  const match = new RegExp(`^${source}$`).exec(path);
  const found = match ? Object.fromEntries(names.map((name, index) => [name, match[index + 1]!])) : {};
  return 'title' in found ? found : { ...found, ...toSlug(path) };
}

/** The `slugize` of hexo-util; of letters with accents it makes others. */
function toSlug(path: string): { readonly title?: string } {
  if (/[\u00aa-\u1fff\u2c60-\u2c7f\ua722-\ua787\uff21-\uff5a]/.test(path)) return {};
  return { title: path.replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-').replaceAll(/^-+|-+$/g, '') };
}

/** Returns the parts of the day and hour of a post, as the machine that builds the site reads them off its clock. */
function readDate(post: Post, fromName: Readonly<Record<string, string>>, blog: Blog): Readonly<Record<string, string | undefined>> {
  const date = readSiteValues(post, blog).find(({ key }) => key === 'date')?.value;
  const clock = date instanceof Date ? toBuildClock(date, getDateZone(blog)) : undefined;
  // Of a date that nobody can read, Hexo makes that of the file.
  if (!clock && post.frontMatter?.values['date']) return { year: undefined, month: undefined, day: undefined, i_month: undefined, i_day: undefined, hour: undefined, minute: undefined, second: undefined };
  const [year, month, day] = clock ? [clock.year, clock.month, clock.day] : [fromName['year'], fromName['month'] ?? fromName['i_month'], fromName['day'] ?? fromName['i_day']].map(part => (part === undefined ? undefined : Number(part)));
  const two = (part: number | undefined): string | undefined => part === undefined ? undefined : String(part).padStart(2, '0');
  return {
    year: year === undefined ? undefined : String(year).padStart(4, '0'), month: two(month), day: two(day), i_month: month === undefined ? undefined : String(month), i_day: day === undefined ? undefined : String(day),
    hour: two(clock?.hour), minute: two(clock?.minute), second: two(clock?.second),
  };
}
