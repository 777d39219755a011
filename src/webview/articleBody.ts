import type { OmissionNote, RenderMessage } from '../protocol/messages';
import type { ArticleFrame } from './articleFrame';
import { morph } from './morph';
import { isElement, kindOf, parentOf, startOf, textOf } from './nodes';
import type { Removal } from './removals';
import { sanitize } from './sanitize';

/** A block as it stands in the frame. Sanitising may leave nothing of it, or make several nodes. */
export interface Block {
  nodes: readonly Node[];
  /** What sanitising left out of it. */
  readonly removals: readonly Removal[];
  /** Offset in the file. */
  start: number;
}

const START = 'data-source-start';
const SEEN = 'img,video,audio,hr,.galley-embed';

/** The article's body in the frame: patched block by block, and the way between its elements and the source. */
export class ArticleBody {
  readonly #frame: ArticleFrame;
  /** Called on new nodes before they are put in. */
  readonly #prepare: (nodes: DocumentFragment) => void;
  /** The innermost of the elements around all blocks; `undefined` when there are none. */
  #wrapper: Element | undefined;
  #blocks: Block[] = [];
  /** The block that a node is a top of. */
  readonly #blockOf = new WeakMap<Node, Block>();
  #sequence = 0;
  #shellStart = 0;
  #shellRemovals: Removal[] = [];
  #omissions: readonly OmissionNote[] = [];

  constructor(frame: ArticleFrame, prepare: (nodes: DocumentFragment) => void) {
    this.#frame = frame;
    this.#prepare = prepare;
  }

  get #place(): Element {
    return this.#wrapper ?? this.#frame.body;
  }

  /** True when nothing is shown. */
  get isEmpty(): boolean {
    return !this.#blocks.some(({ nodes }) => nodes.some(isSeen)) && !isSeen(this.#frame.body);
  }

  /** The blocks as they stand in the frame, in order. */
  get blocks(): readonly Readonly<Block>[] {
    return this.#blocks;
  }

  /** What the article shows nothing of, by offsets of the file. */
  get removals(): readonly Removal[] {
    const shell = { start: this.#shellStart, removals: this.#shellRemovals };
    return [...[shell, ...this.#blocks].flatMap(({ start, removals }) => removals.map(removal => ({ ...removal, start: start + removal.start }))), ...this.#omissions];
  }

  /** Shows a render; false when it builds on one that is not there. */
  render({ base, sequence, shell, keep, blocks, starts, omissions }: RenderMessage): boolean {
    const isWhole = base === 0;
    if (!isWhole && (base !== this.#sequence || keep.first + keep.last > this.#blocks.length)) return false;
    if (keep.first + blocks.length + keep.last !== starts.length) return false;
    if (isWhole) this.#makeShell(shell);
    this.#patch(keep.first, this.#blocks.length - keep.last, blocks);
    this.#blocks.forEach((block, index) => {
      block.start = starts[index] ?? 0;
    });
    this.#shellStart = shell.start;
    this.#omissions = omissions;
    this.#sequence = sequence;
    return true;
  }

  /** Returns the file's offset of what a node was made from; `undefined` for what is not the author's. */
  findOffset(node: Node): number | undefined {
    const { body } = this.#frame;
    if (!body.contains(node)) return undefined;
    let inner: number | undefined;
    for (let current: Node | null = node; current && current !== body; current = parentOf(current)) {
      inner ??= startOf(current);
      if (parentOf(current) === this.#place) {
        const block = this.#blockOf.get(current);
        return block && block.start + (inner ?? 0);
      }
    }
    return inner === undefined ? undefined : this.#shellStart + inner;
  }

  /** Returns the file's offset of what a node begins with; `undefined` for one that is only known by what it is in. */
  findOwnOffset(node: Node): number | undefined {
    const inner = startOf(node);
    const block = this.#blockOf.get(node);
    if (block) return block.start + (inner ?? 0);
    return inner === undefined ? undefined : this.findOffset(node);
  }

  /** Returns the last element that begins at or before an offset of the file. */
  findElement(offset: number): Element | undefined {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#blocks[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    for (let index = low; index >= 0; index--) {
      const { start, nodes } = this.#blocks[index]!;
      const top = nodes.find(isElement);
      if (top) return findInner(top, Math.max(offset - start, 0));
    }
    return undefined;
  }

  /** Returns the first element that a name leads to, as a link in the article has it. */
  findTarget(name: string): Element | undefined {
    const quoted = CSS.escape(name);
    return this.#frame.body.querySelector(`[id="${quoted}"], a[name="${quoted}"]`) ?? undefined;
  }

  #makeShell({ html, depth }: RenderMessage['shell']): void {
    this.#shellRemovals = [];
    const content = sanitize(html, this.#shellRemovals);
    let place: Element | undefined;
    for (let step = 0, parent: ParentNode = content; step < depth; step++) {
      const next = parent.firstElementChild;
      if (!next) break;
      place = parent = next;
    }
    this.#frame.body.replaceChildren(content);
    this.#wrapper = place;
    this.#blocks = [];
  }

  /** Replaces the blocks from `first` to before `end`. Where as many come as go, what is the same in them stays. */
  #patch(first: number, end: number, htmls: readonly string[]): void {
    const old = this.#blocks.slice(first, end);
    const made = htmls.map((html): Block => {
      const removals: Removal[] = [];
      const content = sanitize(html, removals);
      this.#prepare(content);
      return { start: 0, nodes: [...content.childNodes], removals };
    });
    const isPaired = old.length === made.length && [...old, ...made].every(({ nodes }) => nodes.length === 1);
    if (isPaired) {
      made.forEach((block, index) => {
        block.nodes = [morph(old[index]!.nodes[0]!, block.nodes[0]!)];
      });
    } else {
      const anchor = this.#blocks.slice(end).find(({ nodes }) => nodes.length > 0)?.nodes[0] ?? null;
      for (const { nodes } of made) for (const node of nodes) this.#place.insertBefore(node, anchor);
      for (const { nodes } of old) for (const node of nodes) node.parentNode?.removeChild(node);
    }
    for (const block of made) for (const node of block.nodes) this.#blockOf.set(node, block);
    // Not by spread arguments: a long article has more blocks than a call may have arguments.
    this.#blocks = [...this.#blocks.slice(0, first), ...made, ...this.#blocks.slice(end)];
  }
}

/** Tells whether there is a text in a node, or what is seen without one; comments are neither. */
function isSeen(node: Node): boolean {
  if (kindOf(node) === Node.COMMENT_NODE) return false;
  return textOf(node).trim() !== '' || (isElement(node) && (Element.prototype.matches.call(node, SEEN) || Element.prototype.querySelector.call(node, SEEN) !== null));
}

/** Returns the last of an element and the elements in it that begins at or before an offset from the block's start. */
function findInner(top: Element, offset: number): Element {
  let found = top;
  for (const element of Element.prototype.querySelectorAll.call(top, `[${START}]`)) {
    const start = startOf(element);
    if (start !== undefined && start <= offset) found = element;
  }
  return found;
}
