import type { Blog } from '../blog';
import type { Files, Host } from '../host';
import { decodeUri } from '../text/decodeUri';
import { getDistance } from '../text/distance';
import { withoutDots } from '../text/withoutDots';
import { getOwnFolder } from './ownFolder';
import { findSiteAddress, findSiteFile } from './siteAddress';

// Beyond that, a question about all of them takes too long.
const MOST_SITE_FILES = 50_000;
// A few milliseconds' worth.
const RATED_AT_ONCE = 5000;
const KEPT_FOR_MILLISECONDS = 30_000;

/** Where an address of the site leads. */
export type Whereabouts =
  /** There is such a file. */
  | 'found'
  /** The folder of published files, or its part that the address names, is there, and the file is not. */
  | 'missing'
  /** Nothing can be said: the address is another site's, or the files come from somewhere else. */
  | 'unknown';

/** Says whether a file stands behind an address such as `/images/a.jpg`, or one relative to the site's root or to the post. */
export async function locateSiteFile(address: string, postPath: string, blog: Blog, { files }: Host): Promise<Whereabouts> {
  const path = toSitePath(address, blog);
  if (path === undefined || path === '') return 'unknown';
  if ((await findExistingFile(address, postPath, blog, files)) !== undefined) return 'found';
  const first = path.split('/')[0]!;
  const published = await files.list(blog.settings.site.publicDir);
  if (published.length === 0) return 'unknown';
  return path === first || published.includes(`${first}/`) ? 'missing' : 'unknown';
}

/** Returns the path of the file that an address leads to, relative to the blog's folder; `undefined` when there is none. */
export async function findExistingFile(address: string, postPath: string, blog: Blog, files: Files): Promise<string | undefined> {
  const path = toSitePath(address, blog);
  if (path === undefined || path === '') return undefined;
  const { preset, site: { postAssetFolder, publicDir, theme } } = blog.settings;
  const folders = [publicDir, ...(theme === undefined ? [] : [`themes/${theme}/source`, `node_modules/hexo-theme-${theme}/source`])];
  const candidates = folders.map(folder => join(folder, path));
  if (!address.startsWith('/')) {
    if (preset === 'plain' || postAssetFolder) candidates.push(withoutDots(join(getOwnFolder(postPath), path)));
    // Hexo does not publish what lies beside a post.
    if (preset === 'plain') candidates.unshift(findSiteFile(address, postPath, blog.settings)!);
  }
  for (const candidate of candidates) if (await files.exists(candidate)) return candidate;
  return undefined;
}

/** Tells whether a file came with a theme or a package: others may show it, too, and it is not the author's to delete. */
export function isOfTheme(path: string): boolean {
  return /^(?:themes|node_modules)\//.test(path);
}

/** Returns addresses of existing files that one which leads nowhere may have meant, the likeliest first. */
export async function findNearFiles(address: string, blog: Blog, { files, now }: Host): Promise<readonly string[]> {
  const path = toSitePath(address, blog);
  if (path === undefined) return [];
  const { found: all, near } = getListing(blog, files, now());
  let found = near.get(path);
  if (!found) near.set(path, (found = all.then(listed => chooseNear(listed, toNamed(path), files))));
  return (await found).map(file => toPublicAddress(file, blog));
}

async function chooseNear(files: readonly NamedFile[], wanted: NamedFile, host: Files): Promise<readonly string[]> {
  const ending = getEnding(wanted.path);
  const most = Math.max(2, wanted.name.length / 4);
  const found: { readonly path: string; readonly distance: number }[] = [];
  for (let from = 0; from < files.length; from += RATED_AT_ONCE) {
    // What a host is asked takes it a moment: others get their turn.
    if (from > 0) await host.exists(wanted.path);
    for (const file of files.slice(from, from + RATED_AT_ONCE)) {
      if (!PICTURE.test(file.path) && (ending === '' || getEnding(file.path) !== ending)) continue;
      const distance = rate(file, wanted, most);
      if (distance <= most) found.push({ path: file.path, distance });
    }
  }
  return found.sort((a, b) => a.distance - b.distance || a.path.length - b.path.length).slice(0, 3).map(({ path }) => path);
}

/** Returns the address of a published file, by its path in the folder of published files. */
export function toPublicAddress(file: string, { settings }: Blog): string {
  return findSiteAddress(join(settings.site.publicDir, file), settings)!;
}

/** The name counts before the folder. */
function rate(file: NamedFile, wanted: NamedFile, most: number): number {
  if (file.name === wanted.name) return file.path.toLowerCase() === wanted.path.toLowerCase() ? 0 : 0.5;
  if (file.stem === wanted.stem) return 1;
  return Math.abs(file.name.length - wanted.name.length) > 3 ? Number.POSITIVE_INFINITY : getDistance(file.name, wanted.name, most - 1) + 1;
}

/** A file by its name, in small letters, with and without what is behind the last dot. */
interface NamedFile {
  readonly path: string;
  readonly name: string;
  readonly stem: string;
}

function toNamed(path: string): NamedFile {
  const name = getName(path).toLowerCase();
  return { path, name, stem: name.replace(/\.[^.]+$/, '') };
}

interface Listing {
  readonly root: string;
  readonly until: number;
  readonly found: Promise<readonly NamedFile[]>;
  /** Of each path that was looked for, the files near it: a post is checked at every key. */
  readonly near: Map<string, Promise<readonly string[]>>;
}

const listings = new WeakMap<Files, Listing>();

/** Returns the paths of all pictures below the folder of published files, relative to it; an answer is good for half a minute. */
export async function listPublicPictures(blog: Blog, host: Host): Promise<readonly string[]> {
  return (await listPublicFiles(blog, host)).filter(file => PICTURE.test(file));
}

/** Returns the paths of the files below the folder of published files, relative to it, without those of posts; an answer is good for half a minute. */
export async function listPublicFiles(blog: Blog, { files, now }: Host): Promise<readonly string[]> {
  return (await getListing(blog, files, now()).found).map(({ path }) => path);
}

function getListing({ settings: { site: { publicDir: root } } }: Blog, files: Files, now: Date): Listing {
  const known = listings.get(files);
  if (known && known.until > now.getTime() && known.root === root) return known;
  const listing: Listing = { root, until: now.getTime() + KEPT_FOR_MILLISECONDS, found: walk(root, files), near: new Map() };
  listings.set(files, listing);
  return listing;
}

async function walk(root: string, files: Files): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = [];
  const waiting = [''];
  // It grows meanwhile: the files near the top come first.
  for (const folder of waiting) {
    if (found.length >= MOST_SITE_FILES) break;
    for (const name of await files.list(join(root, folder.replace(/\/$/, '')))) {
      if (!name.endsWith('/')) found.push(toNamed(folder + name));
      else if (!/^(?:[._]|node_modules\/)/.test(name)) waiting.push(folder + name);
    }
  }
  return found;
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/i;

/** Returns the paths of all files below some folders; `undefined` when there are more than anybody wants to look at. */
export async function listSiteFiles(folders: readonly string[], files: Files): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const name of await files.list(folder)) {
      if (!name.endsWith('/')) found.push(join(folder, name));
      else if (!/^(?:\.|node_modules\/)/.test(name)) waiting.push(join(folder, name.slice(0, -1)));
    }
    if (found.length > MOST_SITE_FILES) return undefined;
  }
  return found;
}

/** Returns the path of a file on the site, without the site's root, query and escapes; `undefined` for another site's. */
function toSitePath(address: string, { settings: { site } }: Blog): string | undefined {
  if (/^(?:\w+:|\/\/)/.test(address)) return undefined;
  const path = address.replace(/[?#].*$/, '');
  const inSite = site.root !== '/' && path.startsWith(site.root) ? path.slice(site.root.length) : path.replace(/^(?:\.?\/)+/, '');
  return withoutDots(decodeUri(inSite));
}

function getEnding(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
}

function getName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function join(folder: string, path: string): string {
  return folder === '.' || folder === '' ? path : path === '' ? folder : `${folder}/${path}`;
}
