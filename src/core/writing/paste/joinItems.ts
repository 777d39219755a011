import type { Block, List, LooseItem } from './foreignArticle';

/** A list that others may still become part of. */
interface OpenList extends List {
  readonly items: Block[][];
}

/** Makes lists of loose items by their levels, and one list of those that only the markup of a program keeps apart. */
export function joinItems(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some(({ kind }) => kind === 'item' || kind === 'list')) return blocks;
  const joined: Block[] = [];
  const filled = new Set<OpenList>();
  // The lists that the next item may be of, the outermost first.
  let open: readonly OpenList[] = [];
  for (const block of blocks) {
    if (block.kind === 'item') {
      open = addItem(block, open, joined);
      continue;
    }
    const before = joined.at(-1) === open[0] ? open[0] : undefined;
    if (block.kind !== 'list') {
      joined.push(block);
      open = [];
    } else if (before && isBare(block)) {
      for (const inner of block.items[0]!) before.items.at(-1)!.push(inner);
      filled.add(before);
    } else if (before && goesOn(before, block)) for (const item of block.items) before.items.push([...item]);
    else {
      open = [{ ...block, items: block.items.map(item => [...item]) }];
      joined.push(open[0]!);
    }
  }
  for (const { items } of filled) for (const [index, item] of items.entries()) items[index] = [...joinItems(item)];
  return joined;
}

function addItem({ level, start, blocks }: LooseItem, open: readonly OpenList[], joined: Block[]): readonly OpenList[] {
  const last = open[level - 1];
  if (last && (last.start === undefined) === (start === undefined)) {
    last.items.push([...blocks]);
    return open.slice(0, level);
  }
  const outer = open.slice(0, level - 1);
  const list: OpenList = { kind: 'list', start, items: [[...blocks]] };
  (outer.at(-1)?.items.at(-1) ?? joined).push(list);
  return [...outer, list];
}

/** Tells whether a list has no words of its own before the inner one: so Yuque nests them. */
function isBare({ items }: List): boolean {
  return items.length === 1 && items[0]!.length > 0 && items[0]!.every(({ kind }) => kind === 'list');
}

function goesOn(before: List, { start }: List): boolean {
  return before.start === undefined ? start === undefined : start === before.start + before.items.length;
}
