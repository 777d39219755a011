import type { RenderMessage } from '../protocol/messages';
import type { ArticleFrame } from './articleFrame';
import { morph } from './morph';
import { sanitize } from './sanitize';

/** A block as it stands in the frame. Sanitising may leave nothing of it, or make several nodes. */
interface Block {
  nodes: readonly Node[];
  /** Offset in the file. */
  start: number;
}

const START = 'data-source-start';

/** The article's body in the frame: patched block by block, and the way between its elements and the source. */
export class ArticleBody {
  readonly #frame: ArticleFrame;
  /** Called on new nodes before they are put in. */
  readonly #prepare: (nodes: DocumentFragment) => void;
  #place: Element;
  #blocks: Block[] = [];
  #sequence = 0;
  #shellStart = 0;

  constructor(frame: ArticleFrame, prepare: (nodes: DocumentFragment) => void) {
    this.#frame = frame;
    this.#prepare = prepare;
    this.#place = frame.body;
  }

  /** True when nothing is shown. */
  get isEmpty(): boolean {
    return this.#frame.body.textContent?.trim() === '' && this.#frame.body.querySelector('img,video,audio,hr,.galley-embed') === null;
  }

  /** Shows a render; false when it builds on one that is not there. */
  render({ base, sequence, shell, keep, blocks, starts }: RenderMessage): boolean {
    const isWhole = base === 0;
    if (!isWhole && (base !== this.#sequence || keep.first + keep.last > this.#blocks.length)) return false;
    if (keep.first + blocks.length + keep.last !== starts.length) return false;
    if (isWhole) this.#makeShell(shell);
    this.#patch(keep.first, this.#blocks.length - keep.last, blocks);
    this.#blocks.forEach((block, index) => {
      block.start = starts[index] ?? 0;
    });
    this.#shellStart = shell.start;
    this.#sequence = sequence;
    return true;
  }

  /** Returns the file's offset of what a node was made from; `undefined` for what is not the author's. */
  findOffset(node: Node): number | undefined {
    const { body } = this.#frame;
    if (!body.contains(node)) return undefined;
    let inner: number | undefined;
    for (let current: Node | null = node; current && current !== body; current = toParent(current)) {
      inner ??= readStart(current);
      if (toParent(current) === this.#place) {
        const block = this.#blocks.find(({ nodes }) => nodes.includes(current!));
        return block && block.start + (inner ?? 0);
      }
    }
    return inner === undefined ? undefined : this.#shellStart + inner;
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
      const top = nodes.find((node): node is Element => node.nodeType === Node.ELEMENT_NODE);
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
    const content = sanitize(html);
    let place: Element | undefined;
    for (let step = 0, parent: ParentNode = content; step < depth; step++) {
      const next = parent.firstElementChild;
      if (!next) break;
      place = parent = next;
    }
    this.#frame.body.replaceChildren(content);
    this.#place = place ?? this.#frame.body;
    this.#blocks = [];
  }

  /** Replaces the blocks from `first` to before `end`. Where as many come as go, what is the same in them stays. */
  #patch(first: number, end: number, htmls: readonly string[]): void {
    const old = this.#blocks.slice(first, end);
    const made = htmls.map((html): Block => {
      const content = sanitize(html);
      this.#prepare(content);
      return { start: 0, nodes: [...content.childNodes] };
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
    // Not by spread arguments: a long article has more blocks than a call may have arguments.
    this.#blocks = [...this.#blocks.slice(0, first), ...made, ...this.#blocks.slice(end)];
  }
}

const getParent = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')!.get! as (this: Node) => Node | null;

/** A form's own properties are shadowed by its fields' names, so they are read from the prototypes. */
function toParent(node: Node): Node | null {
  return getParent.call(node);
}

function readStart(node: Node): number | undefined {
  if (node.nodeType !== Node.ELEMENT_NODE) return undefined;
  const written = Element.prototype.getAttribute.call(node, START);
  const start = written === null ? NaN : Number(written);
  return Number.isInteger(start) && start >= 0 ? start : undefined;
}

/** Returns the last of an element and the elements in it that begins at or before an offset from the block's start. */
function findInner(top: Element, offset: number): Element {
  let found = top;
  for (const element of Element.prototype.querySelectorAll.call(top, `[${START}]`)) {
    const start = readStart(element);
    if (start !== undefined && start <= offset) found = element;
  }
  return found;
}
