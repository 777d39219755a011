import type { PreviewWidth } from '../protocol/view';

// CSS pixels: an iPhone and an iPad, upright.
const WIDTHS: Readonly<Partial<Record<PreviewWidth, number>>> = { phone: 390, tablet: 768 };

/** The place of the article's frame: the frame has the width that was chosen, and is drawn smaller where the panel is narrower. */
export class Stage {
  readonly #stage = document.querySelector<HTMLElement>('#stage')!;
  readonly #frame = document.querySelector<HTMLIFrameElement>('#article')!;
  readonly #onScale: (scale: number) => void;
  #width: PreviewWidth = 'desktop';

  constructor(onScale: (scale: number) => void) {
    this.#onScale = onScale;
    new ResizeObserver(() => this.#fit()).observe(this.#stage);
  }

  show(width: PreviewWidth): void {
    this.#width = width;
    this.#stage.dataset['width'] = width;
    this.#fit();
  }

  /** Returns the page's place of a place in the frame. */
  toPage({ clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): { readonly x: number; readonly y: number } {
    const { left, top, width } = this.#frame.getBoundingClientRect();
    const scale = width / this.#frame.offsetWidth;
    return { x: left + this.#frame.clientLeft + clientX * scale, y: top + this.#frame.clientTop + clientY * scale };
  }

  #fit(): void {
    const wanted = WIDTHS[this.#width];
    const scale = wanted === undefined ? 1 : Math.min(1, this.#stage.clientWidth / wanted);
    const { style } = this.#frame;
    style.width = wanted === undefined ? '100%' : `${wanted}px`;
    style.height = `${100 / scale}%`;
    style.transform = scale === 1 ? '' : `scale(${scale})`;
    this.#onScale(scale);
  }
}
