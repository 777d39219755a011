import type { ArticleBody } from './articleBody';
import type { ArticleFrame } from './articleFrame';
import { isElement } from './nodes';

const START = '[data-source-start]';

/** A place of the file and how far down the page it is shown. */
interface Place {
  readonly offset: number;
  readonly pixels: number;
}

/**
 * The way between offsets of the file and distances from the top of the page: what begins in the source begins on the page,
 * and between one beginning and the next both go on in proportion.
 */
export class Places {
  readonly #frame: ArticleFrame;
  readonly #body: ArticleBody;
  /** UTF-16 units of the file. */
  length = 0;

  constructor(frame: ArticleFrame, body: ArticleBody) {
    this.#frame = frame;
    this.#body = body;
  }

  /** Returns how far down the page an offset is. */
  toPixels(offset: number): number {
    const first = this.#getFirst();
    if (offset < first.offset) return interpolate(offset, 'offset', 'pixels', { offset: 0, pixels: 0 }, first);
    const walker = this.#walk(this.#body.findElement(offset));
    let last: Place | undefined;
    for (let node: Node | null = walker.currentNode; node && !last; node = walker.previousNode()) last = this.#findPlace(node);
    let next: Place | undefined;
    walker.currentNode = this.#body.findElement(offset) ?? this.#frame.body;
    for (let node = walker.nextNode(); node && !next; node = walker.nextNode()) {
      const place = this.#findPlace(node);
      if (place && place.offset > offset) next = place;
    }
    return interpolate(offset, 'offset', 'pixels', last ?? first, next ?? this.#getEnd());
  }

  /** Returns the offset of what is shown so far down the page. */
  toOffset(pixels: number): number {
    const first = this.#getFirst();
    if (pixels < first.pixels) return Math.round(interpolate(pixels, 'pixels', 'offset', { offset: 0, pixels: 0 }, first));
    const last = this.findAt(pixels);
    let next: Place | undefined;
    const walker = this.#walk(last);
    for (let node = walker.nextNode(); node && !next; node = walker.nextNode()) {
      const place = this.#findPlace(node);
      if (place && place.pixels > pixels) next = place;
    }
    return Math.round(interpolate(pixels, 'pixels', 'offset', (last && this.#findPlace(last)) ?? first, next ?? this.#getEnd()));
  }

  /** Returns the last element that begins at or above a distance from the top of the page. */
  findAt(pixels: number): Element | undefined {
    const findTop = (element: Element): number | undefined => this.#findTop(element);
    const { blocks } = this.#body;
    const block = blocks[findLastAbove(blocks, pixels, ({ nodes }) => nodes.filter(isElement).map(findTop).find(top => top !== undefined))];
    const tops = block?.nodes.filter(isElement) ?? [];
    const top = tops[findLastAbove(tops, pixels, findTop)];
    if (!top) return undefined;
    const inner = Element.prototype.querySelectorAll.call(top, START);
    return inner[findLastAbove(inner, pixels, findTop)] ?? top;
  }

  #walk(from: Node | undefined): TreeWalker {
    const walker = this.#frame.document.createTreeWalker(this.#frame.body, NodeFilter.SHOW_ELEMENT);
    walker.currentNode = from ?? this.#frame.body;
    return walker;
  }

  #findPlace(node: Node): Place | undefined {
    const offset = this.#body.findOwnOffset(node);
    const pixels = offset === undefined ? undefined : this.#findTop(node as Element);
    return pixels === undefined ? undefined : { offset: offset!, pixels };
  }

  /** Returns where an element begins; `undefined` when nothing of it is on the page. */
  #findTop(element: Element): number | undefined {
    // A form's own methods are shadowed by its fields' names.
    const [box] = Element.prototype.getClientRects.call(element);
    return box && box.top + this.#frame.window.scrollY;
  }

  #getFirst(): Place {
    return { offset: this.#body.blocks[0]?.start ?? this.length, pixels: this.#frame.body.getBoundingClientRect().top + this.#frame.window.scrollY };
  }

  #getEnd(): Place {
    return { offset: this.length, pixels: this.#frame.body.getBoundingClientRect().bottom + this.#frame.window.scrollY };
  }
}

function interpolate(value: number, from: keyof Place, to: keyof Place, start: Place, end: Place): number {
  const length = end[from] - start[from];
  const part = length > 0 ? Math.min(Math.max((value - start[from]) / length, 0), 1) : 0;
  return start[to] + part * Math.max(end[to] - start[to], 0);
}

/** Returns the index of the last thing that begins at or above a distance; -1 when all begin below. Those without a place are passed over. */
function findLastAbove<T>(elements: ArrayLike<T>, pixels: number, findTop: (element: T) => number | undefined): number {
  let low = -1;
  let high = elements.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    let at = middle;
    let top = findTop(elements[at]!);
    while (top === undefined && ++at < high) top = findTop(elements[at]!);
    if (top === undefined || top > pixels) high = middle;
    else low = at;
  }
  return low;
}
