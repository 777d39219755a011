import type { Blog } from '../blog';
import type { Host } from '../host';
import type { JsonSchema } from '../schema/jsonSchema';
import { findSchemas, getAllowedValues, getRecommendedKeys, getRequiredKeys, getTypes } from '../schema/lookUp';
import type { Edit } from '../text/span';
import { findShownAddresses } from '../image/sourceFault';
import { formatMoment } from './date';
import { getHouseDateStyle } from './dateStyle';
import { getDateZone } from './dates';
import { isMeant } from './fences';
import { findEntry } from './frontMatter';
import { findNeighbours } from './neighbours';
import type { Post } from './post';
import { toYamlText } from './quoting';

/** What is known of the post for which values are proposed. */
export type Subject = Pick<Post, 'path' | 'reader' | 'eol'> & Partial<Post> & { readonly title?: string };

/**
 * Returns lines of metadata for keys that a post lacks, without the last line break: the title from the file's name, the date now,
 * author, categories and comments as the neighbouring posts have them, pictures still to be filled in, other keys as the blog's schema has them.
 */
export async function proposeEntries(keys: readonly string[], subject: Subject, blog: Blog, host: Host): Promise<string> {
  const neighbours = await findNeighbours(subject, host);
  const picture = keys.includes('headimg') && subject.body ? (await findShownAddresses(subject as Post, blog, host)).map(toYamlText)[0] : undefined;
  const propose = (key: string): string => {
    switch (key) {
      case 'title': return `title: ${toYamlText(subject.title ?? toTitle(subject.path))}`;
      case 'date': return `date: ${formatMoment(host.now(), getHouseDateStyle(blog) ?? neighbours.dateStyle ?? 'http', getDateZone(blog))}`;
      case 'author': return `author: ${neighbours.author === undefined ? "''" : toYamlText(neighbours.author)}`;
      case 'categories': return ['categories:', ...neighbours.categories.map(name => ` - ${toYamlText(name)}`)].join(subject.eol) + (neighbours.categories.length === 0 ? ' []' : '');
      case 'comments': return `comments: ${neighbours.comments ?? true}`;
      case 'thumbnail': return `thumbnail: ${findSource(subject, 'headimg') ?? (keys.includes('headimg') ? picture : undefined) ?? "''"}`;
      case 'headimg': return `headimg: ${findSource(subject, 'thumbnail') ?? picture ?? "''"}`;
      default: return `${key}: ${proposeFromSchema(findSchemas(blog.schema, [key]))}`.trimEnd();
    }
  };
  return keys.map(propose).join(subject.eol);
}

/** Tells whether a value can be proposed for a key that a post lacks: what is left empty is as good as missing. */
export async function hasProposal(key: string, subject: Subject, blog: Blog, host: Host): Promise<boolean> {
  const value = (await proposeEntries([key], subject, blog, host)).slice(key.length + 1).trim();
  return value !== '' && value !== "''";
}

/** Returns the YAML of a value that schemas name, else of the plainest one that they take; an empty text when there is none. */
function proposeFromSchema(schemas: readonly JsonSchema[]): string {
  const named = [...schemas.map(schema => schema['default']), ...getAllowedValues(schemas), ...schemas.flatMap(schema => schema['examples'])].find(value => value !== undefined && value !== null);
  if (named !== undefined) return typeof named === 'string' ? toYamlText(named) : JSON.stringify(named);
  const types = getTypes(schemas);
  if (types.has('boolean')) return 'true';
  if (types.has('array')) return schemas.some(({ minItems }) => Number(minItems) > 0) ? '' : '[]';
  return types.has('string') ? "''" : '';
}

/** Returns a whole block: both fences, every required and recommended key, and an empty line below. */
export async function createFrontMatter(subject: Subject, blog: Blog, host: Host): Promise<string> {
  const entries = await proposeEntries(getKeys(blog), subject, blog, host);
  return ['---', entries, '---', '', ''].join(subject.eol);
}

/** Returns the edit that puts a whole block in front of a post's text; `undefined` when it has one, readable or not. */
export async function insertFrontMatter(post: Post, blog: Blog, host: Host): Promise<Edit | undefined> {
  if ((post.frontMatter && post.frontMatter.outcome !== 'ignored' && isMeant(post)) || /^\s*---/.test(post.text)) return undefined;
  return { start: 0, end: 0, text: await createFrontMatter(post, blog, host) };
}

/** The keys of a new block, in the order in which the model post has them where it has them. */
function getKeys({ schema }: Blog): readonly string[] {
  const keys = new Set([...getRequiredKeys(schema), ...getRecommendedKeys(schema)]);
  const order = ['title', 'categories', 'headimg', 'author', 'comments', 'date', 'thumbnail'];
  return [...order.filter(key => keys.delete(key)), ...keys];
}

/** Returns the title that a file's name stands for: without folder, extension and leading date, hyphens as blanks. */
function toTitle(path: string): string {
  const name = path.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
  const title = name.replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ]?/, '').replaceAll(/[-_]+/g, ' ').trim();
  return title === '' ? name : title;
}

/** Returns the YAML of another key's value, to be written again as it stands. */
function findSource({ frontMatter, text }: Subject, key: string): string | undefined {
  const entry = frontMatter && findEntry(frontMatter, key);
  return entry && text !== undefined && typeof entry.node.value === 'string' ? text.slice(entry.node.span.start, entry.node.span.end) : undefined;
}
