import type { Blog } from '../blog';
import type { Host } from '../host';
import { getDistance } from '../text/distance';
import type { Span } from '../text/span';
import type { Body } from './body';
import { getOwnFolder } from './ownFolder';
import type { Post } from './post';
import { listSiteFiles } from './siteFiles';
import { mapPosts } from './siteMap';
import { findTags, type WrittenTag } from './templateSyntax';

/** A tag of Hexo's own that names a post, or a file of its post, which is not there. */
export interface LostTag {
  readonly kind: 'post' | 'file';
  /** The name of the tag. */
  readonly tag: string;
  /** What it names, without a place behind `#`. */
  readonly name: string;
  /** Where that stands in the file. */
  readonly span: Span;
  /** What is there under names like that, the likeliest first; each can stand in the place of `name`. */
  readonly near: readonly string[];
}

const TO_POSTS: ReadonlySet<string> = new Set(['post_link', 'post_path']);
const TO_FILES: ReadonlySet<string> = new Set(['asset_link', 'asset_path']);

/** Finds the tags of a Hexo post that lead nowhere (hexo 8 lib/plugins/tag); none where Hexo alone knows what there is. */
export async function findLostTags(post: Post, body: Body, blog: Blog, host: Host): Promise<readonly LostTag[]> {
  if (blog.settings.preset !== 'hexo') return [];
  const tags = findTags(post, body, blog.settings.site.rendering.highlighter !== undefined);
  return [
    ...await findLostPosts(tags.filter(({ name }) => TO_POSTS.has(name)), post, blog, host),
    ...await findLostFiles(tags.filter(({ name }) => TO_FILES.has(name)), post, blog, host),
  ];
}

async function findLostPosts(tags: readonly WrittenTag[], post: Post, blog: Blog, host: Host): Promise<readonly LostTag[]> {
  if (tags.length === 0) return [];
  const posts = await mapPosts(post, blog, host);
  if (!posts || posts.some(({ slug }) => slug === undefined)) return [];
  const slugs = posts.map(({ slug }) => slug!);
  const known = new Set([...slugs, ...posts.map(({ title }) => title)]);
  return tags.flatMap(tag => {
    const [written = ''] = tag.args;
    const parts = written.split('#');
    const name = tag.name === 'post_link' && parts.length === 2 ? parts[0]! : written;
    return known.has(name) ? [] : toLost('post', tag, name, slugs, post);
  });
}

async function findLostFiles(tags: readonly WrittenTag[], post: Post, blog: Blog, { files }: Host): Promise<readonly LostTag[]> {
  if (tags.length === 0 || !blog.settings.site.postAssetFolder) return [];
  const folder = getOwnFolder(post.path);
  const names = (await listSiteFiles([folder], files))?.map(file => file.slice(folder.length + 1));
  return names ? tags.flatMap(tag => (names.includes(tag.args[0] ?? '') ? [] : toLost('file', tag, tag.args[0] ?? '', names, post))) : [];
}

/** Says nothing of a name that is put together by the template. */
function toLost(kind: LostTag['kind'], tag: WrittenTag, name: string, names: readonly string[], { text }: Post): LostTag[] {
  const start = text.indexOf(name, text.indexOf(tag.name, tag.start) + tag.name.length);
  if (name === '' || start === -1 || start + name.length > tag.end) return [];
  const near = names.map(candidate => ({ candidate, distance: rate(candidate.toLowerCase(), name.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, name.length / 4) && !/[\s"'#]/.test(candidate)).sort((a, b) => a.distance - b.distance).slice(0, 3);
  return [{ kind, tag: tag.name, name, span: { start, end: start + name.length }, near: near.map(({ candidate }) => candidate) }];
}

/** The last step counts most: of what lies in another folder, or has a day before its name, the author may have written the name alone. */
function rate(candidate: string, name: string): number {
  const last = candidate.slice(candidate.lastIndexOf('/') + 1);
  if (last === name || last.replace(/^\d{4}-\d\d-\d\d-/, '') === name.replace(/^\d{4}-\d\d-\d\d-/, '')) return 0.5;
  return Math.abs(candidate.length - name.length) > name.length / 4 + 1 ? Number.POSITIVE_INFINITY : getDistance(candidate, name);
}
