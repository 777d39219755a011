import type { Blog } from '../blog';
import type { Files, Host } from '../host';
import { toZoned } from '../post/date';
import { findDates, getDateZone } from '../post/dates';
import { getOwnFolder } from '../post/ownFolder';
import { findPagePlace } from '../post/pageFile';
import type { Post } from '../post/post';
import { findSiteAddress } from '../post/siteAddress';
import { toFileName, toPictureName } from './pictureName';
import { findPictureType } from './pictureType';
import { PLACEHOLDER } from './template';

/** A picture that is to be brought into the blog. */
export interface NewPicture {
  readonly bytes: Uint8Array;
  readonly alt?: string | undefined;
}

/** Where a new picture goes. */
export interface PicturePlace {
  /** The file's path, relative to the blog's folder. */
  readonly path: string;
  /** What is to stand in the post. */
  readonly address: string;
  /** True when the very picture is there already: nothing is to be written. */
  readonly isThere: boolean;
}

type Subject = Pick<Post, 'path' | 'text' | 'frontMatter'>;

/**
 * Returns where a new picture goes: into the folder of `image.directory`, under a name that no other file has there.
 * `undefined` for bytes that browsers show no picture of.
 *
 * @param taken paths that others of the same deed are to have
 */
export async function placePicture(picture: NewPicture, post: Post, blog: Blog, host: Host, taken: ReadonlySet<string> = new Set()): Promise<PicturePlace | undefined> {
  const extension = findPictureType(picture.bytes);
  if (extension === undefined) return undefined;
  const folder = getPictureFolder(post, blog, host);
  const name = toPictureName(picture.alt, picture.bytes, toZoned(host.now(), getDateZone(blog)), blog.settings.image);
  // Two names that differ in case alone are one file on many systems.
  const present = new Map((await host.files.list(folder)).map(file => [file.toLowerCase().replace(/\/$/, ''), file]));
  const reserved = new Set([...taken].map(path => path.toLowerCase()));
  for (let count = 1; ; count++) {
    const file = `${name}${count === 1 ? '' : `-${count}`}.${extension}`;
    const there = present.get(file.toLowerCase());
    const path = join(folder, there ?? file);
    if (reserved.has(path.toLowerCase())) continue;
    const isFree = there === undefined && !(await host.files.exists(path));
    const isThere = !isFree && !path.endsWith('/') && (await isSame(path, picture.bytes, host.files));
    if (isFree || isThere) return { path, address: toReference(path, post, blog), isThere };
  }
}

/** Returns the folder of a post's new pictures, relative to the blog's folder; never one above it. */
export function getPictureFolder(post: Subject, blog: Blog, host: Host): string {
  const zone = getDateZone(blog);
  const { year, month } = toZoned(findDates(post.frontMatter, post.text).find(({ key }) => key === 'date')?.read ?? host.now(), zone);
  const file = post.path.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
  const values: Readonly<Record<string, string>> = {
    year: String(year),
    month: String(month).padStart(2, '0'),
    slug: toFileName(file.replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ]?(?=.)/, '')) || 'post',
    post: file,
    folder: post.path.replace(/[^/]*$/, ''),
  };
  const written = blog.settings.image.directory.replaceAll(PLACEHOLDER, (all, name: string) => values[name] ?? all);
  return written.split('/').filter(step => step !== '' && step !== '.' && step !== '..').join('/');
}

/** Returns what a post says to show a file of the blog as it lies there; `undefined` for one that the site does not publish for it. */
export function findPictureReference(path: string, post: Post, blog: Blog): string | undefined {
  const { settings } = blog;
  const own = findOwnAddress(path, post, blog);
  if (own !== undefined) return own;
  // Hexo passes over folders and files whose name begins with one of these.
  const isHidden = settings.preset === 'hexo' && /(?:^|\/)[_.]/.test(path);
  return isHidden ? undefined : findSiteAddress(path, settings);
}

/** Returns what a post says to show a new file. */
function toReference(path: string, post: Post, blog: Blog): string {
  return findOwnAddress(path, post, blog) ?? findSiteAddress(path, blog.settings) ?? encodeURI(toRelative(path, post.path));
}

/** Returns the address of a file in the post's own folder, where the site has such folders: its bare name, unless the page is a file, beside which Hexo makes a folder for them. */
function findOwnAddress(path: string, post: Post, blog: Blog): string | undefined {
  const { postAssetFolder } = blog.settings.site;
  const own = `${getOwnFolder(post.path)}/`;
  const name = path.slice(own.length);
  if (!postAssetFolder || !path.startsWith(own) || name.includes('/')) return undefined;
  const place = findPagePlace(post, blog);
  return `${place?.own === place?.page ? '' : place?.own ?? ''}${encodeURI(name)}`;
}

function toRelative(path: string, from: string): string {
  const steps = path.split('/');
  const folders = from.split('/').slice(0, -1);
  while (folders.length > 0 && folders[0] === steps[0]) {
    folders.shift();
    steps.shift();
  }
  return [...folders.map(() => '..'), ...steps].join('/');
}

async function isSame(path: string, bytes: Uint8Array, files: Files): Promise<boolean> {
  const present = await files.read(path);
  return present !== undefined && present.length === bytes.length && present.every((byte, index) => byte === bytes[index]);
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
