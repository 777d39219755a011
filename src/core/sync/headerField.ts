import type { Post } from '../post/post';
import { getEntryLines } from '../post/frontMatter';

/** What the article's header shows of the front matter; `other`: metadata that it does not show. */
export type HeaderField = 'title' | 'author' | 'date' | 'categories' | 'headimg' | 'other';

const FIELDS: Readonly<Record<string, HeaderField>> = { title: 'title', author: 'author', date: 'date', categories: 'categories', category: 'categories', headimg: 'headimg' };

/** Returns what the header shows of the line at an offset; `undefined` for an offset in the body. */
export function findHeaderField({ text, frontMatter, body }: Post, offset: number): HeaderField | undefined {
  if (offset >= body.start) return undefined;
  const entry = frontMatter?.entries.find(each => isIn(getEntryLines(text, each), offset)) ?? frontMatter?.broken.find(({ span }) => offset >= span.start && offset <= span.end);
  return (entry?.key !== undefined && Object.hasOwn(FIELDS, entry.key) && FIELDS[entry.key]) || 'other';
}

function isIn({ start, end }: { readonly start: number; readonly end: number }, offset: number): boolean {
  return offset >= start && offset < end;
}
