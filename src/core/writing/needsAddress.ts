import type { Blog } from '../blog';
import type { Post } from '../post/post';
import type { Span } from '../text/span';
import { toggleMark } from './toggleMark';

// No escaping changes it.
const ANY = 'galley-address';

/** Tells whether `toggleMark` would write the address that a link is given: not where links are taken away, nor where the words are addresses themselves. */
export async function needsAddress(post: Post, blog: Blog, selections: readonly Span[]): Promise<boolean> {
  const change = await toggleMark(post, blog, selections, { kind: 'link', address: ANY });
  return change?.edits.some(({ text }) => text.includes(ANY)) === true;
}
