import type { IndexedPost } from '../blogIndex';
import { MOST } from './setUpItem';

/** Where the posts of a blog lie that does not say so. */
export interface Place {
  readonly globs: readonly string[];
  /** The files that have metadata of posts, there or elsewhere. */
  readonly candidates: readonly IndexedPost[];
}

// A folder with fewer of them is not where a blog keeps its posts.
const LEAST_SHARE = 0.1;

/** Returns where the files lie that have a title or a date in their metadata; `undefined` when there are none. */
export function findPlace(files: readonly IndexedPost[]): Place | undefined {
  const candidates = files.filter(({ outcome, values }) => outcome === 'read' && ['title', 'date'].some(key => Object.hasOwn(values, key)));
  if (candidates.length === 0) return undefined;
  const folders = findFolders(candidates);
  const extensions = [...new Set(candidates.map(({ path }) => /[^.]+$/.exec(path)![0].toLowerCase()))].sort().reverse();
  return { globs: folders.map(folder => toPostsGlob(folder, extensions)), candidates };
}

/** The posts in a folder, at any depth; in the blog's own folder, '', only those that lie directly in it. */
function toPostsGlob(folder: string, extensions: readonly string[]): string {
  const name = `*.${extensions.length === 1 ? extensions[0]! : `{${extensions.join(',')}}`}`;
  return folder === '' ? name : `${folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&')}/**/${name}`;
}

/** The deepest folder with most of them; where there is none, the folders at the top that hold a good part. */
function findFolders(candidates: readonly IndexedPost[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of candidates) for (const folder of getFolders(path)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const holding = (share: number): string[] => [...counts].filter(([, count]) => count >= share * candidates.length).map(([folder]) => folder);
  const deepest = holding(MOST).sort((a, b) => b.length - a.length)[0];
  if (deepest !== undefined) return [deepest];
  const atTop = candidates.filter(({ path }) => !path.includes('/')).length;
  const tops = holding(LEAST_SHARE).filter(folder => !folder.includes('/')).sort();
  return [...(atTop >= LEAST_SHARE * candidates.length || tops.length === 0 ? [''] : []), ...tops];
}

/** The folders in which a file lies, at any depth: `a` and `a/b` for `a/b/c.md`. */
function getFolders(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, depth) => steps.slice(0, depth + 1).join('/'));
}
