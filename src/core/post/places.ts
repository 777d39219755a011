import type { Blog } from '../blog';
import type { Files } from '../host';
import { makeAnswers } from '../text/attachment';
import { getDistance } from '../text/distance';
import { readBody } from './body';
import { findHeadingNames } from './headingNames';
import type { HtmlTree } from './htmlTree';
import type { Post } from './post';

/** The places of a page to which a link with `#` leads. */
export interface Places {
  /** As the body and the site name them. */
  readonly names: ReadonlySet<string>;
  /** Tells whether there is one; also one that a theme may have named after the words of a heading. */
  has(name: string): boolean;
}

// Beyond so many, one of them is always near, and looking takes long.
const MOST_NAMES = 200;
const HEXO_TAGS = /^\{%-?\s*(?:raw|(?:block|pull)?quote|code(?:block)?|(?:full_)?url_for|post_link|post_path|asset_\w+|img|image|iframe|link|a|anchor)\b/;

// Every link with `#` asks.
const answers = makeAnswers<Post, Promise<Places | undefined>>();

/** Finds the places of a post's article; `undefined` where a theme, a plugin or another renderer may make some. */
export function findPlaces(post: Post, blog: Blog, files: Files): Promise<Places | undefined> {
  return answers(post, () => readPlaces(post, blog, files), blog);
}

async function readPlaces(post: Post, blog: Blog, files: Files): Promise<Places | undefined> {
  const body = await readBody(post);
  const { text } = post;
  if (body.templates.some(({ start }) => text.startsWith('{%', start) && !HEXO_TAGS.test(text.slice(start, start + 30)))) return undefined;
  const headings = await findHeadingNames(post, body, blog, files);
  if (!headings) return undefined;
  const names = new Set([...collectNames(body.html), ...headings.map(({ id }) => id).filter(id => id !== '')]);
  const words = new Set([...findHeadingWords(body.html, text), ...headings.map(heading => heading.words)].map(toPlace));
  return { names, has: name => names.has(name) || words.has(toPlace(name)) };
}

/** Returns the names nearest to one that is none. */
export function findNearNames(name: string, { names }: Places): readonly string[] {
  if (names.size > MOST_NAMES) return [];
  return [...names].map(near => ({ near, distance: getDistance(near.toLowerCase(), name.toLowerCase()) }))
    .filter(({ near, distance }) => near !== '' && distance <= Math.max(1, name.length / 3))
    .sort((a, b) => a.distance - b.distance).slice(0, 3).map(({ near }) => near);
}

function* collectNames({ elements }: HtmlTree): Iterable<string> {
  for (const { node: { attrs } } of elements) {
    for (const { name, value } of attrs) if (name === 'id' || name === 'name') yield value;
  }
}

function findHeadingWords(html: HtmlTree, text: string): readonly string[] {
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].flatMap(name => html.findAll(name));
  return headings.map(({ startTag, span }) => text.slice(startTag.end, span.end).replaceAll(/<[^>]*>|&\w+;/g, ''));
}

/** What a heading's words and the name that is made of them have in common; a number behind tells those of the same words apart. */
function toPlace(words: string): string {
  return words.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '').replace(/\d+$/, '');
}
