import type { Blog } from '../blog';
import { getOwnFolder } from '../post/ownFolder';
import { findPagePlace } from '../post/pageFile';
import type { Post } from '../post/post';
import { findSiteAddress } from '../post/siteAddress';

/**
 * Returns the address by which a post's metadata names a picture of its body: Hexo's themes show it on other pages, too, where an address that counts from the post leads nowhere.
 *
 * @param file the picture's file, relative to the blog's folder; `undefined` for another site's
 */
export function toHeadAddress(source: string, file: string | undefined, post: Post, blog: Blog): string {
  if (blog.settings.preset !== 'hexo' || file === undefined || source.startsWith('/')) return source;
  const folder = `${getOwnFolder(post.path)}/`;
  if (!file.startsWith(folder)) return findSiteAddress(file, blog.settings) ?? source;
  const own = findPagePlace(post, blog)?.own;
  return own === undefined ? source : own + encodeURI(file.slice(folder.length));
}
