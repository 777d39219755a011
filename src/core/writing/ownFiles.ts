import type { Blog } from '../blog';
import type { Host } from '../host';
import { findPictureType } from '../image/pictureType';
import type { Post } from '../post/post';
import { findExistingFile } from '../post/siteFiles';
import { findAssetFile } from '../render/postAssets';
import { toInsidePath } from '../render/readTemplate';
import { renderHtml } from '../render/renderHtml';
import { toDataUrl, type Resource } from './singlePage';

const MEDIA_TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', svg: 'image/svg+xml', ico: 'image/x-icon' };

/** Reads what an address of a post's page leads to, if it is a picture or a style sheet among the blog's own files. */
export async function readOwnFile(address: string, post: Post, blog: Blog, { files }: Host): Promise<Resource | undefined> {
  const { url } = blog.settings.site;
  const home = url === undefined ? undefined : `${url.replace(/\/+$/, '')}/`;
  const inSite = home !== undefined && address.startsWith(home) ? address.slice(home.length - 1) : address;
  const found = findAssetFile(inSite, post, blog) ?? (await findExistingFile(inSite, post.path, blog, files)) ?? toInsidePath(inSite);
  const bytes = found === undefined ? undefined : await files.read(found);
  if (!bytes) return undefined;
  if (/\.css$/i.test(found!)) return { bytes, type: 'text/css' };
  const picture = findPictureType(bytes);
  return picture === undefined ? undefined : { bytes, type: MEDIA_TYPES[picture] ?? `image/${picture}` };
}

/** Returns the blog's own pictures in a post as data URLs, by their addresses on the page: whoever is shown the article elsewhere sees them before it is published. */
export async function readOwnPictures(post: Post, blog: Blog, host: Host): Promise<ReadonlyMap<string, string>> {
  const { parseHtml } = await import('../post/parseHtml');
  const { makeHtmlTree } = await import('../post/htmlTree');
  const html = await renderHtml(post, blog, { files: host.files });
  const addresses = new Set(makeHtmlTree(parseHtml(html), html, 0).findAll('img').map(({ attributes }) => attributes.get('src')?.value ?? ''));
  const pictures = await Promise.all([...addresses].map(async address => {
    const resource = /^(?:data:|$)/i.test(address) ? undefined : await readOwnFile(address, post, blog, host);
    return resource?.type.startsWith('image/') ? [[address, toDataUrl(resource)] as const] : [];
  }));
  return new Map(pictures.flat());
}
