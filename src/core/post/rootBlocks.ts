import type { MarkdownBlock, MarkdownMap } from './markdown';

/** Returns the blocks that stand in no list and in no quote, in the order of the text. */
export function findRootBlocks({ blocks }: MarkdownMap): readonly MarkdownBlock[] {
  let end = 0;
  return blocks.filter(block => {
    const isRoot = block.start >= end;
    if (isRoot) ({ end } = block);
    return isRoot;
  });
}
