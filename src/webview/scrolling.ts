import type { ArticleBody } from './articleBody';
import type { ArticleFrame } from './articleFrame';

// After a wheel, a touch or a key, scrolling counts as the reader's for so long.
const BY_HAND_MS = 400;
const TOP_MARGIN = 16;

/** Scrolls the article to places of the source, and tells what is on top when the reader scrolls. */
export class Scrolling {
  readonly #frame: ArticleFrame;
  readonly #body: ArticleBody;
  #byHandUntil = 0;
  #isWaiting = false;

  constructor(frame: ArticleFrame, body: ArticleBody, handlers: { readonly onTop: (offset: number) => void; readonly onScroll: (pixels: number) => void }) {
    this.#frame = frame;
    this.#body = body;
    for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const) {
      frame.document.addEventListener(type, () => {
        this.#byHandUntil = performance.now() + BY_HAND_MS;
      }, { capture: true, passive: true });
    }
    frame.document.addEventListener('scroll', () => {
      if (performance.now() < this.#byHandUntil) this.#byHandUntil = performance.now() + BY_HAND_MS;
      if (this.#isWaiting) return;
      this.#isWaiting = true;
      requestAnimationFrame(() => {
        this.#isWaiting = false;
        handlers.onScroll(frame.window.scrollY);
        const offset = performance.now() < this.#byHandUntil ? this.#findTop() : undefined;
        if (offset !== undefined) handlers.onTop(offset);
      });
    });
  }

  /** Brings what an offset was made into into view; `top`: to the top edge, else only as far as needed. */
  follow(offset: number, what: 'caret' | 'top'): void {
    const element = this.#body.findElement(offset);
    if (!element) return;
    const { top, bottom } = element.getBoundingClientRect();
    const { innerHeight, scrollY } = this.#frame.window;
    if (what === 'top') this.to(scrollY + top - TOP_MARGIN);
    else if (bottom < TOP_MARGIN || top > innerHeight - TOP_MARGIN) this.to(scrollY + top - innerHeight / 3);
  }

  /** Scrolls to an element that a link in the article leads to. */
  toElement(element: Element): void {
    this.to(this.#frame.window.scrollY + element.getBoundingClientRect().top - TOP_MARGIN);
  }

  /** Scrolls to a distance from the top, in pixels. */
  to(pixels: number): void {
    this.#byHandUntil = 0;
    this.#frame.window.scrollTo({ top: Math.max(pixels, 0), behavior: 'instant' });
  }

  #findTop(): number | undefined {
    const { document, window, card } = this.#frame;
    if (window.scrollY === 0) return 0;
    const { left, width } = card.getBoundingClientRect();
    const node = document.elementFromPoint(left + width / 2, TOP_MARGIN + 8);
    return node ? this.#body.findOffset(node) : undefined;
  }
}
