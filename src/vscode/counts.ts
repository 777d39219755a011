import type { Post, TextCount } from '../core/index';
import { loadCore } from './loadCore';

const counts = new WeakMap<Post, TextCount>();

/** Returns how long a post is, counted once. */
export async function getCount(post: Post): Promise<TextCount> {
  const { countText } = await loadCore();
  const known = counts.get(post);
  if (known) return known;
  const count = countText(post);
  counts.set(post, count);
  return count;
}
