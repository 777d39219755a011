import type { Block, List, LooseItem } from './foreignArticle';

/** A list that others may still become part of. */
interface OpenList extends List {
  readonly items: Block[][];
}

/** Makes lists of loose items by their levels, and one list of those that only the markup of a program keeps apart. */
export function joinItems(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some(({ kind }) => kind === 'item' || kind === 'list')) return blocks;
  const joined: Block[] = [];
  const lists = new Lists();
  // The lists that the next item may be of, the outermost first.
  let open: readonly OpenList[] = [];
  for (const block of blocks) {
    if (block.kind === 'item') open = addItem(block, open, joined, lists);
    else if (block.kind === 'list') open = [lists.add(joined, block)];
    else {
      joined.push(block);
      open = [];
    }
  }
  return joined;
}

function addItem({ level, start, blocks }: LooseItem, open: readonly OpenList[], joined: Block[], lists: Lists): readonly OpenList[] {
  const last = open[level - 1];
  if (last && (last.start === undefined) === (start === undefined)) {
    last.items.push([...blocks]);
    return open.slice(0, level);
  }
  const outer = open.slice(0, level - 1);
  return [...outer, lists.add(outer.at(-1)?.items.at(-1) ?? joined, { kind: 'list', start, items: [blocks] })];
}

/** Puts lists behind blocks; only its own copies grow. */
class Lists {
  readonly #own = new WeakMap<List, OpenList>();

  /** Adds a list behind blocks, or to the list there that it goes on with or lies in, and returns the one that may go on. */
  add(blocks: Block[], list: List): OpenList {
    const last = blocks.at(-1);
    const isInner = isBare(list);
    if (last?.kind !== 'list' || !(isInner || goesOn(last, list))) {
      const own = this.#open(list);
      blocks.push(own);
      return own;
    }
    const before = this.#open(last);
    blocks[blocks.length - 1] = before;
    if (!isInner) for (const item of list.items) before.items.push([...item]);
    else for (const inner of list.items[0]!) if (inner.kind === 'list') this.add(before.items.at(-1)!, inner);
    return before;
  }

  #open(list: List): OpenList {
    const known = this.#own.get(list);
    if (known) return known;
    const own = { ...list, items: list.items.map(item => [...item]) };
    this.#own.set(own, own);
    return own;
  }
}

/** Tells whether a list has no words of its own before the inner one: so Yuque nests them. */
function isBare({ items }: List): boolean {
  return items.length === 1 && items[0]!.length > 0 && items[0]!.every(({ kind }) => kind === 'list');
}

function goesOn(before: List, { start }: List): boolean {
  return before.start === undefined ? start === undefined : start === before.start + before.items.length;
}
