import type { MarksLayer } from './marksLayer';

const DISTANCE = 14;
const WIDTH = 3;

/** A thin bar beside what the caret is in. */
export class CaretMark {
  readonly #layer: MarksLayer;
  readonly #bar: HTMLElement;
  #element: Element | undefined;

  constructor(layer: MarksLayer) {
    this.#layer = layer;
    this.#bar = layer.make('div', 'caret');
    this.#bar.hidden = true;
    layer.root.append(this.#bar);
    layer.onArrange(() => this.#place());
  }

  /** Marks an element instead of the one before; `undefined`: none. */
  put(element: Element | undefined): void {
    this.#element = element;
    this.#layer.arrange();
  }

  #place(): void {
    const box = this.#element && this.#layer.findBox(this.#element);
    this.#bar.hidden = !box;
    if (!box) return;
    const { left } = this.#layer.getColumn();
    Object.assign(this.#bar.style, { left: `${Math.max(left - DISTANCE, 1)}px`, top: `${box.top}px`, width: `${WIDTH}px`, height: `${box.height}px` });
  }
}
