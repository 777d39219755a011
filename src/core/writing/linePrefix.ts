import type { Body } from '../post/body';
import type { Post } from '../post/post';
import { getLineStart } from '../text/lines';

/** Returns what each further line begins with where HTML stands in a quote or an item of Markdown: `> `, or blanks as wide as the item's mark; `undefined` elsewhere. */
export function findLinePrefix({ text, body: { start } }: Post, { markdown }: Body, offset: number): string | undefined {
  const block = markdown.blocks.findLast(each => each.kind === 'html' && each.start <= offset && offset <= each.end);
  const before = block ? text.slice(Math.max(getLineStart(text, block.start), start), block.start) : '';
  return before.trim() === '' ? undefined : before.replaceAll(/[^>\s]/g, ' ');
}
