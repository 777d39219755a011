import type { Blog } from '../blog';
import type { Post } from '../post/post';
import { findSiteAddress } from '../post/siteAddress';
import { findAssetPath } from '../render/postAssets';

/**
 * Returns the address by which a post's metadata names a picture of its body: Hexo's themes show it on other pages, too, where an address that counts from the post leads nowhere.
 *
 * @param file the picture's file, relative to the blog's folder; `undefined` for another site's
 */
export function toHeadAddress(source: string, file: string | undefined, post: Post, blog: Blog): string {
  const { preset, site: { root } } = blog.settings;
  if (preset !== 'hexo' || file === undefined || source.startsWith('/')) return source;
  const folder = `${post.path.replace(/\.[^./]+$/, '')}/`;
  if (!file.startsWith(folder)) return findSiteAddress(file, blog.settings) ?? source;
  const path = findAssetPath(post, blog);
  return path === undefined ? source : `${root}${path}${encodeURI(file.slice(folder.length))}`;
}
