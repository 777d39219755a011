import type { ArticleFrame } from './articleFrame';
import type { Places } from './places';

// After a wheel, a touch or a key, scrolling counts as the reader's for so long.
const BY_HAND_MS = 500;
// Pixels above what is scrolled to.
const MARGIN = 16;
// Pixels that are kept free above and below the caret.
const AROUND_CARET = 56;
// So many elements below the topmost may be looked at for one that a change leaves in place.
const ANCHORS = 40;

/** Scrolls the article to places of the source, and tells what is on top when the reader scrolls. */
export class Scrolling {
  readonly #frame: ArticleFrame;
  readonly #places: Places;
  #byHandUntil = 0;
  #isWaiting = false;
  /** What was shown last, and how far down the page that was. */
  #shown: { readonly offset: number; readonly scrollY: number } | undefined;

  constructor(frame: ArticleFrame, places: Places, handlers: { readonly onTop: (offset: number) => void; readonly onScroll: (offset: number) => void }) {
    this.#frame = frame;
    this.#places = places;
    for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const) {
      frame.document.addEventListener(type, () => {
        this.#byHandUntil = performance.now() + BY_HAND_MS;
      }, { capture: true, passive: true });
    }
    frame.document.addEventListener('scroll', () => {
      if (this.#isByHand) this.#byHandUntil = performance.now() + BY_HAND_MS;
      if (this.#isWaiting) return;
      this.#isWaiting = true;
      requestAnimationFrame(() => {
        this.#isWaiting = false;
        const { scrollY } = frame.window;
        const offset = scrollY === 0 ? 0 : places.toOffset(scrollY + MARGIN);
        handlers.onScroll(offset);
        if (this.#isByHand) handlers.onTop(offset);
      });
    });
  }

  /** Brings an offset to the top edge, unless the reader is scrolling. */
  toTop(offset: number): void {
    if (!this.#isByHand) this.show(offset);
  }

  /** Brings an offset to the top edge, whoever is scrolling. */
  show(offset: number): void {
    this.to(offset === 0 ? 0 : this.#places.toPixels(offset) - MARGIN);
    this.#shown = { offset, scrollY: this.#frame.window.scrollY };
  }

  /** Shows what was shown last once more, after the page has grown, unless anything has moved since: a reader, the editor, or the browser, which mostly holds the place by itself. */
  showAgain(): void {
    if (this.#shown && this.#frame.window.scrollY === this.#shown.scrollY) this.show(this.#shown.offset);
  }

  /** Brings the caret's place, in pixels from the top of the page, into view, only as far as needed. Whoever moves the caret is writing: a wheel of a moment ago counts no more. */
  keepInView(pixels: number): void {
    const { innerHeight, scrollY } = this.#frame.window;
    const around = Math.min(AROUND_CARET, innerHeight / 4);
    if (pixels < scrollY + Math.min(around, scrollY) || pixels > scrollY + innerHeight - around) this.to(pixels - innerHeight / 3);
  }

  /** Scrolls to an element that a link in the article leads to. */
  toElement(element: Element): void {
    this.to(this.#frame.window.scrollY + element.getBoundingClientRect().top - MARGIN);
  }

  /** Scrolls to a distance from the top, in pixels. */
  to(pixels: number): void {
    this.#byHandUntil = 0;
    this.#frame.window.scrollTo({ top: Math.max(pixels, 0), behavior: 'instant' });
  }

  /** Makes a change of the article after which what is on top is still where it was. */
  hold<T>(change: () => T): T {
    const anchors = this.#findAnchors();
    const result = change();
    const kept = anchors.find(({ element }) => element.isConnected);
    const moved = kept ? kept.element.getBoundingClientRect().top - kept.top : 0;
    if (moved !== 0) this.#frame.window.scrollBy({ top: moved, behavior: 'instant' });
    return result;
  }

  get #isByHand(): boolean {
    return performance.now() < this.#byHandUntil;
  }

  /** Returns the topmost element that is seen and some that follow it: a change may replace it. */
  #findAnchors(): readonly { readonly element: Element; readonly top: number }[] {
    const { document, window, body } = this.#frame;
    if (window.scrollY === 0) return [];
    const top = this.#places.findAt(window.scrollY + MARGIN);
    if (!top) return [];
    const anchors: Element[] = [];
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT);
    walker.currentNode = top;
    for (let node: Node | null = top; node && anchors.length < ANCHORS; node = walker.nextNode()) anchors.push(node as Element);
    return anchors.map(element => ({ element, top: element.getBoundingClientRect().top }));
  }
}
