import type { Blog } from '../blog';
import type { Files, Host } from '../host';
import { findPictureType } from '../image/pictureType';
import { findPageFile } from '../post/pageFile';
import type { Post } from '../post/post';
import { renderHtml } from '../render/renderHtml';
import { toDataUrl, type Resource } from './singlePage';

const MEDIA_TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', svg: 'image/svg+xml', ico: 'image/x-icon' };

/** Reads what readers of a post's page get from an address, if it is a picture or a style sheet among the blog's own files. */
export async function readOwnFile(address: string, post: Post, blog: Blog, { files }: Host): Promise<Resource | undefined> {
  const { url } = blog.settings.site;
  const home = url === undefined ? undefined : `${url.replace(/\/+$/, '')}/`;
  const inSite = home !== undefined && address.startsWith(home) ? address.slice(home.length - 1) : address;
  const found = await findPageFile(inSite, 'page', post, blog, files);
  return found === undefined ? undefined : readResource(found, files);
}

/** Reads a picture or a style sheet of the blog; `undefined` for anything else. */
export async function readResource(path: string, files: Files): Promise<Resource | undefined> {
  const bytes = await files.read(path);
  if (!bytes) return undefined;
  if (/\.css$/i.test(path)) return { bytes, type: 'text/css' };
  const picture = findPictureType(bytes);
  return picture === undefined ? undefined : { bytes, type: MEDIA_TYPES[picture] ?? `image/${picture}` };
}

/** Returns the blog's own pictures in a post as data URLs, by their addresses on the page: whoever is shown the article elsewhere sees them before it is published. */
export async function readOwnPictures(post: Post, blog: Blog, host: Host): Promise<ReadonlyMap<string, string>> {
  const addresses = await findPictureAddresses(await renderHtml(post, blog, { files: host.files }));
  const pictures = await Promise.all([...addresses].map(async address => {
    const resource = /^(?:data:|$)/i.test(address) ? undefined : await readOwnFile(address, post, blog, host);
    return resource?.type.startsWith('image/') ? [[address, toDataUrl(resource)] as const] : [];
  }));
  return new Map(pictures.flat());
}

/** Returns the addresses of an article's pictures. */
export async function findPictureAddresses(html: string): Promise<ReadonlySet<string>> {
  const { parseHtml } = await import('../post/parseHtml');
  const { makeHtmlTree } = await import('../post/htmlTree');
  const tree = makeHtmlTree(parseHtml(html), html, 0);
  const find = (tag: string, name: string): string[] => tree.findAll(tag).map(({ attributes }) => attributes.get(name)?.value.trim() ?? '');
  return new Set([...find('img', 'src'), ...find('video', 'poster')]);
}
