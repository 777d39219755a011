import type { ArticleFrame } from './articleFrame';
import marksCss from './marks.css';

/** A layer over the article for the preview's own marks: outside of the article's elements, and out of reach of its styles. */
export class MarksLayer {
  readonly #frame: ArticleFrame;
  readonly #host: HTMLElement;
  readonly #arrangers: (() => void)[] = [];
  #isWaiting = false;
  /** Where marks are put, absolutely. */
  readonly root: ShadowRoot;

  constructor(frame: ArticleFrame) {
    this.#frame = frame;
    const { document } = frame;
    this.#host = document.createElement('galley-marks');
    for (const [name, value] of Object.entries({ all: 'initial', position: 'absolute', top: '0', left: '0', 'z-index': '2147483647', 'color-scheme': 'inherit' })) this.#host.style.setProperty(name, value, 'important');
    this.root = this.#host.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = marksCss;
    this.root.append(style);
    document.documentElement.append(this.#host);
    const observer = new ResizeObserver(() => this.arrange());
    observer.observe(document.body);
    observer.observe(document.documentElement);
  }

  /** Has marks placed anew whenever the article changes its size. */
  onArrange(arrange: () => void): void {
    this.#arrangers.push(arrange);
  }

  /** Places the marks anew before the next frame is painted. */
  arrange(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      for (const arrange of this.#arrangers) arrange();
    });
  }

  /** Returns an element's box as marks are placed; `undefined` when nothing of it is seen. */
  findBox(element: Element): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } | undefined {
    if (!element.isConnected || Element.prototype.getClientRects.call(element).length === 0) return undefined;
    const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element);
    const origin = this.#host.getBoundingClientRect();
    return { left: left - origin.left, top: top - origin.top, width, height };
  }

  /** Returns the edges of the text, and how wide the page is. */
  getColumn(): { readonly left: number; readonly right: number; readonly page: number } {
    const { left, right } = this.#frame.body.getBoundingClientRect();
    const origin = this.#host.getBoundingClientRect();
    return { left: left - origin.left, right: right - origin.left, page: this.#frame.document.documentElement.clientWidth };
  }

  /** Makes an element for the layer. */
  make<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text = ''): HTMLElementTagNameMap[K] {
    const element = this.#frame.document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  }
}
