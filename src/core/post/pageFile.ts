import type { Blog } from '../blog';
import type { Files, Host } from '../host';
import { findPublishedPath } from '../permalink';
import { findAssetFile, findAssetPath } from '../render/postAssets';
import { isRelative } from './pictureAddress';
import type { Post } from './post';
import { findExistingFile, locateSiteFile, type Whereabouts } from './siteFiles';

/** From where an address that begins with no `/` counts: from the post's page, as browsers do, or from the site's root, as Hexo does for Markdown's pictures and metadata. */
export type Origin = 'page' | 'root';

/** Returns the folder of a post's page on the site, such as `/2021/06/11/tides/`; `undefined` where it cannot be told. */
export function findPageFolder(post: Post, blog: Blog): string | undefined {
  const path = findPublishedPath(post, blog) ?? findPathOfPage(post, blog);
  return path === undefined ? undefined : blog.settings.site.root + path.replace(/[^/]*$/, '');
}

/** Returns the path of what is no post: it is published where it lies. */
function findPathOfPage({ path, frontMatter }: Post, blog: Blog): string | undefined {
  const { preset, site: { publicDir } } = blog.settings;
  const folder = publicDir === '.' ? '' : `${publicDir}/`;
  return preset === 'hexo' && path.startsWith(folder) && isPublishedBeside(path, blog) && frontMatter?.values['permalink'] === undefined ? path.slice(folder.length) : undefined;
}

/** Where a post's page is on the site, and its own files, if it has a folder for them; both end in `/`, the site's root included. */
export interface PagePlace {
  readonly page: string;
  readonly own: string | undefined;
}

/** Returns where a post's page and its own files are; `undefined` where it cannot be told. */
export function findPagePlace(post: Post, blog: Blog): PagePlace | undefined {
  const page = findPageFolder(post, blog);
  const { postAssetFolder, root } = blog.settings.site;
  const own = postAssetFolder ? findAssetPath(post, blog) : undefined;
  return page === undefined ? undefined : { page, own: own === undefined ? undefined : root + own };
}

/** Tells whether the site publishes what lies beside a file: of its folders of posts and drafts, Hexo does not. */
export function isPublishedBeside(path: string, { settings: { preset, site: { publicDir } } }: Blog): boolean {
  const folder = publicDir === '.' ? '' : `${publicDir}/`;
  return preset !== 'hexo' || !['_posts/', '_drafts/'].some(name => path.startsWith(folder + name));
}

/** Returns the path of the file that readers are sent from an address on a post's page, relative to the blog's folder; `undefined` when there is none. */
export async function findPageFile(address: string, origin: Origin, post: Post, blog: Blog, files: Files): Promise<string | undefined> {
  return findFile(toWholeAddress(address, origin, post, blog) ?? address, post, blog, files);
}

async function findFile(address: string, post: Post, blog: Blog, files: Files): Promise<string | undefined> {
  const asset = findAssetFile(address, post, blog);
  return asset !== undefined && (await files.exists(asset)) ? asset : findExistingFile(address, post.path, blog, files);
}

/** Says whether a file stands behind an address on a post's page. */
export async function locatePageFile(address: string, origin: Origin, post: Post, blog: Blog, host: Host): Promise<Whereabouts> {
  const whole = toWholeAddress(address, origin, post, blog);
  if ((await findFile(whole ?? address, post, blog, host.files)) !== undefined) return 'found';
  if (origin === 'root' || whole === undefined) return locateSiteFile(whole ?? address, post.path, blog, host);
  return (await host.files.list(blog.settings.site.publicDir)).length > 0 ? 'missing' : 'unknown';
}

/** Returns a relative address as one that counts from the host; `undefined` for others, where the page's is not known, and for what may be the name of a file of the post's own. */
function toWholeAddress(address: string, origin: Origin, post: Post, blog: Blog): string | undefined {
  if (!isRelative(address)) return undefined;
  const { preset, site: { postAssetFolder, rendering, root } } = blog.settings;
  const folder = origin === 'page' ? findPageFolder(post, blog) : preset === 'hexo' && !(postAssetFolder && rendering.marked.postAsset) ? root : undefined;
  return folder === undefined ? undefined : folder + address;
}
