import type { Blog } from '../blog';
import type { Host } from '../host';
import type { Edit } from '../text/span';
import { getMetadataStart } from './fences';
import { proposeEntries } from './newFrontMatter';
import type { Post } from './post';
import { appendLines } from './setEntry';
import type { YamlEntry } from './yaml';

/**
 * Returns the edits that add keys to a block, with proposed values: the title on its first line, everything else on its last.
 * With `empty`, an entry without a value, the key's proposed value is put behind its colon instead.
 */
export async function addEntries(keys: readonly string[], post: Post, blog: Blog, host: Host, empty?: YamlEntry): Promise<readonly Edit[]> {
  if (empty) return [await fillIn(empty, post, blog, host)];
  const atTop = keys.filter(key => key === 'title');
  const atEnd = keys.filter(key => key !== 'title');
  const start = getMetadataStart(post);
  const edits: Edit[] = [];
  if (atTop.length > 0) edits.push({ start, end: start, text: `${await proposeEntries(atTop, post, blog, host)}${post.eol}` });
  if (atEnd.length > 0) edits.push(appendLines(post, await proposeEntries(atEnd, post, blog, host)));
  return edits;
}

async function fillIn({ key, node, keySpan }: YamlEntry, post: Post, blog: Blog, host: Host): Promise<Edit> {
  // What is proposed begins behind the colon, with a space or, for a list, on the next line.
  const value = (await proposeEntries([key], post, blog, host)).slice(key.length + 1);
  if (node.span.end > node.span.start && !/^\s*\n/.test(value)) return { ...node.span, text: value.trimStart() };
  const colon = post.text.indexOf(':', keySpan.end) + 1;
  const blank = /^[ \t]*(?=\r?\n|$)/.exec(post.text.slice(colon, colon + 100))?.[0].length ?? 0;
  return { start: colon, end: Math.max(node.span.end, colon + blank), text: value };
}
