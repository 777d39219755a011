import type { Blog } from '../blog';
import type { Files } from '../host';
import { findPublishedPath } from '../permalink';
import { getOwnFolder } from '../post/ownFolder';
import type { Post } from '../post/post';
import { listSiteFiles } from '../post/siteFiles';
import { decodeUri } from '../text/decodeUri';
import { withoutDots } from '../text/withoutDots';

/** The files in a post's own folder, which Hexo publishes beside the post (hexo 8 lib/models/post_asset.js). */
export interface PostAssets {
  /** Their paths in the folder. */
  readonly names: ReadonlySet<string>;
  /** Where they are published, without the site's root; ends with `/`. */
  readonly path: string;
}

/** Reads which files a post has of its own; `undefined` when the site has no such folders, the post names none, or nobody can tell where they are published. */
export async function readPostAssets(post: Post, blog: Blog, files: Files): Promise<PostAssets | undefined> {
  const { postAssetFolder, rendering } = blog.settings.site;
  if (!postAssetFolder || !(post.text.includes('asset_') || (rendering.marked.postAsset && post.isMarkdown && post.text.includes('![')))) return undefined;
  const path = findAssetPath(post, blog);
  const folder = getOwnFolder(post.path);
  const found = path === undefined ? undefined : await listSiteFiles([folder], files);
  return found && path !== undefined ? { path, names: new Set(found.map(file => file.slice(folder.length + 1)).filter(name => !/(?:^|\/)[_.]|[~%]$/.test(name))) } : undefined;
}

/** Returns where a post's own files are published, without the site's root; `undefined` when it cannot be told. */
export function findAssetPath(post: Post, blog: Blog): string | undefined {
  const path = findPublishedPath(post, blog)?.replace(/\.html?$/, '');
  return path === undefined ? undefined : `${path}/`.replace(/\/{2,}$/, '/');
}

/** Returns the file in a post's own folder that an address on its page leads to; `undefined` for one that leads elsewhere. */
export function findAssetFile(address: string, post: Post, blog: Blog): string | undefined {
  const { postAssetFolder, root } = blog.settings.site;
  const path = postAssetFolder ? findAssetPath(post, blog) : undefined;
  const written = withoutDots(decodeUri(address.replace(/[?#].*$/, '')));
  const inSite = written.startsWith(root) ? written.slice(root.length) : written.replace(/^\//, '');
  return path !== undefined && written.startsWith('/') && inSite.startsWith(path) ? `${getOwnFolder(post.path)}/${inSite.slice(path.length)}` : undefined;
}

/** Returns where a file that a Markdown picture names is published; `undefined` when the post has no such file. */
export function findAsset(address: string, { names, path }: PostAssets): string | undefined {
  if (/^[/\\]/.test(address)) return undefined;
  const steps: string[] = [];
  for (const step of address.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  const name = steps.join('/');
  return names.has(name) ? path + name : undefined;
}
