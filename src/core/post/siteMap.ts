import type { Blog } from '../blog';
import type { Files, Host } from '../host';
import { findPermalink, findSlug, isHexoPost } from '../permalink';
import { atOnce, readInSlices } from '../readInSlices';
import { makeAnswers } from '../text/attachment';
import { decode } from '../text/decode';
import { findEntry } from './frontMatter';
import { parsePost, type Post } from './post';
import { listPublicFiles, listSiteFiles } from './siteFiles';

/** What a blog's source says of a post that the site publishes. */
export interface MappedPost {
  readonly path: string;
  /** The name by which tags know it; `undefined` where Hexo alone can tell. */
  readonly slug: string | undefined;
  readonly title: string | undefined;
  /** Without the site's root; `undefined` where it cannot be told, and for what is not published. */
  readonly address: string | undefined;
  /** Other addresses that its metadata names, for plugins that lead on from there. */
  readonly others: readonly string[];
}

// Of more posts nobody waits for all.
const MOST_POSTS = 2000;
const KEPT_FOR_MILLISECONDS = 30_000;

interface Kept {
  until: number;
  readonly posts: Promise<readonly MappedPost[] | undefined>;
  pages?: Promise<readonly SitePage[]>;
  /** Posts and pages to whose places links lead, by path. */
  readonly targets: Map<string, Promise<Post | undefined>>;
}

const maps = new WeakMap<Blog, Kept>();

/** Only the first who asks waits: where reading a blog takes long, whoever writes sees the findings of an answer half a minute old meanwhile. */
function getKept(blog: Blog, host: Host): Kept {
  const now = host.now().getTime();
  const known = maps.get(blog);
  if (known && known.until > now) return known;
  const fresh: Kept = { until: now + KEPT_FOR_MILLISECONDS, posts: readPosts(blog, host), targets: new Map() };
  if (!known) maps.set(blog, fresh);
  else {
    known.until = fresh.until;
    void fresh.posts.then(() => maps.set(blog, fresh), () => undefined);
  }
  return known ?? fresh;
}

/** Returns the posts and drafts of a Hexo blog, one of them as it is being written; `undefined` when there are too many. An answer is good for half a minute. */
export async function mapPosts(post: Post, blog: Blog, host: Host): Promise<readonly MappedPost[] | undefined> {
  const posts = await getKept(blog, host).posts;
  return posts && [...posts.filter(({ path }) => path !== post.path), toMapped(post, blog)];
}

async function readPosts(blog: Blog, { files }: Host): Promise<readonly MappedPost[] | undefined> {
  const { publicDir } = blog.settings.site;
  const folder = publicDir === '.' ? '' : `${publicDir}/`;
  const paths = await listSiteFiles([`${folder}_posts`, `${folder}_drafts`], files);
  if (!paths || paths.length > MOST_POSTS) return undefined;
  const posts: MappedPost[] = [];
  const names = paths.filter(name => isHexoPost(asPublished(name), blog) && !/\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|pdf|zip|mp[34])$/i.test(name));
  await readInSlices(names, files, atOnce, (path, text) => {
    if (text !== undefined) posts.push(toMapped(parsePost(text, { path, reader: 'hexo' }), blog));
  });
  return posts.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function toMapped(post: Post, blog: Blog): MappedPost {
  const values = post.frontMatter?.outcome === 'read' ? post.frontMatter.values : {};
  const title = post.frontMatter && findEntry(post.frontMatter, 'title')?.node.value;
  return {
    path: post.path,
    slug: findSlug(asPublished(post.path), blog),
    title: title === undefined || title === null ? undefined : String(title),
    address: findPermalink(post, blog),
    others: ['alias', 'aliases', 'redirect_from'].flatMap(key => values[key] ?? []).filter(value => typeof value === 'string'),
  };
}

/** A page of a site, by its address without the site's root, as a folder where it is one. */
export interface SitePage {
  readonly address: string;
  /** Relative to the blog's folder. */
  readonly path: string;
}

// Every link of a post asks.
const answers = makeAnswers<Post, Promise<readonly SitePage[] | undefined>>();

/** Returns the posts and pages of a Hexo blog that its source tells of; `undefined` when the address of one cannot be told. */
export function mapPages(post: Post, blog: Blog, host: Host): Promise<readonly SitePage[] | undefined> {
  const kept = getKept(blog, host);
  return answers(post, () => collectPages(kept, post, blog, host), kept);
}

async function collectPages(kept: Kept, post: Post, blog: Blog, host: Host): Promise<readonly SitePage[] | undefined> {
  const posts = (await mapPosts(post, blog, host))?.filter(({ path }) => !isDraft(path));
  if (!posts || posts.some(({ address, slug }) => address === undefined || slug === undefined)) return undefined;
  const pages = await (kept.pages ??= readPages(blog, host));
  return [...posts.flatMap(({ address, others, path }) => [address!, ...others].map(text => ({ address: text.replace(/^\//, ''), path }))), ...pages];
}

async function readPages(blog: Blog, host: Host): Promise<readonly SitePage[]> {
  const { publicDir } = blog.settings.site;
  const pages: SitePage[] = [];
  for (const file of await listPublicFiles(blog, host)) {
    const [, stem] = /^(.*)\.(?:md|markdown|html?|ejs|njk|pug|swig)$/i.exec(file) ?? [];
    if (stem === undefined) continue;
    const path = publicDir === '.' ? file : `${publicDir}/${file}`;
    const written = (await readPost(path, host.files))?.frontMatter?.values['permalink'];
    const address = typeof written === 'string' ? written.replace(/^\//, '') : `${stem}.html`;
    pages.push({ address: address.replace(/(^|\/)index\.html$/, '$1'), path });
  }
  return pages;
}

/** Returns the path that a draft has when it is published. */
function asPublished(path: string): string {
  return path.replace(/(^|\/)_drafts\//, '$1_posts/');
}

function isDraft(path: string): boolean {
  return /(?:^|\/)_drafts\//.test(path);
}

/** Returns a post or page of a Hexo blog to which a link leads; `undefined` when there is none, or none in UTF-8. An answer is good for half a minute. */
export function findTarget(path: string, blog: Blog, host: Host): Promise<Post | undefined> {
  const { targets } = getKept(blog, host);
  let found = targets.get(path);
  if (!found) targets.set(path, (found = readPost(path, host.files)));
  return found;
}

async function readPost(path: string, files: Files): Promise<Post | undefined> {
  const bytes = await files.read(path);
  const decoded = bytes && decode(bytes);
  return decoded && 'text' in decoded ? parsePost(decoded.text, { path, reader: 'hexo' }) : undefined;
}
