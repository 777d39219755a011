import type { Host } from '../host';
import { decode } from '../text/decode';
import { getDateStyle, type DateStyle } from './date';
import { parsePost, type Post } from './post';

/** What the posts beside a post have in common: for each, what most of them write. */
export interface Neighbours {
  readonly author: string | undefined;
  readonly categories: readonly string[];
  readonly dateStyle: DateStyle | undefined;
  readonly comments: boolean | undefined;
}

const MOST_READ = 20;
const KEPT_FOR_MILLISECONDS = 30_000;

interface Survey {
  readonly until: number;
  readonly neighbours: Promise<Neighbours>;
}

// A check runs at every keystroke; the neighbours are not read again each time.
const surveys = new WeakMap<Host, Map<string, Survey>>();

/** Reads up to 20 posts of the same folder; an answer is good for half a minute. */
export function findNeighbours(post: Pick<Post, 'path' | 'reader'>, host: Host): Promise<Neighbours> {
  const folder = post.path.replace(/[^/]*$/, '').replace(/\/$/, '');
  let byFolder = surveys.get(host);
  if (!byFolder) surveys.set(host, (byFolder = new Map()));
  const now = host.now().getTime();
  const known = byFolder.get(folder);
  if (known && known.until > now) return known.neighbours;
  const neighbours = survey(folder, post, host);
  byFolder.set(folder, { until: now + KEPT_FOR_MILLISECONDS, neighbours });
  return neighbours;
}

async function survey(folder: string, { path, reader }: Pick<Post, 'path' | 'reader'>, { files }: Host): Promise<Neighbours> {
  const names = (await files.list(folder)).filter(name => /\.(?:md|markdown|html?)$/i.test(name)).toSorted().reverse();
  const paths = names.map(name => (folder === '' ? name : `${folder}/${name}`)).filter(neighbour => neighbour !== path).slice(0, MOST_READ);
  const posts = (await Promise.all(paths.map(async neighbour => {
    const bytes = await files.read(neighbour);
    const decoded = bytes && decode(bytes);
    return decoded && 'text' in decoded ? parsePost(decoded.text, { path: neighbour, reader }) : undefined;
  }))).filter(neighbour => neighbour?.frontMatter?.outcome === 'read');
  const valuesOf = (key: string): unknown[] => posts.map(neighbour => neighbour?.frontMatter?.values[key]).filter(value => value !== undefined && value !== null);
  const dates = posts.map(neighbour => {
    const entry = neighbour?.frontMatter?.entries.find(({ key }) => key === 'date');
    return entry && getDateStyle(neighbour!.text.slice(entry.node.span.start, entry.node.span.end).replace(/^['"]/, ''));
  });
  const categories = findMostFrequent(valuesOf('categories').map(toStrings).filter(list => list.length > 0).map(list => JSON.stringify(list)));
  return {
    author: findMostFrequent(valuesOf('author').filter(value => typeof value === 'string')),
    categories: categories === undefined ? [] : (JSON.parse(categories) as string[]),
    dateStyle: findMostFrequent(dates.filter(style => style !== undefined)),
    comments: findMostFrequent(valuesOf('comments').filter(value => typeof value === 'boolean')),
  };
}

/** Returns a category value as a list of names; nothing for what is nested deeper. */
function toStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.every(item => typeof item === 'string') ? value : [];
}

function findMostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
