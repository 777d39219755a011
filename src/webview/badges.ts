import type { ArticleFrame } from './articleFrame';
import badgesCss from './badges.css';
import type { PictureTrouble } from './pictureTrouble';

// A post whose every picture has a badge needs no more of them.
const MOST = 300;
const MARGIN = 6;
// A picture smaller than this, in pixels, gets a small badge.
const SMALL = 56;

interface Badge {
  readonly button: HTMLButtonElement;
  readonly tip: HTMLElement;
}

/** Badges at the corners of pictures, in a layer above the article that takes no place in it. */
export class Badges {
  readonly #frame: ArticleFrame;
  readonly #find: (image: HTMLImageElement) => PictureTrouble | undefined;
  readonly #onClick: (image: HTMLImageElement) => void;
  readonly #layer: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #badges = new Map<HTMLImageElement, Badge>();
  #isWaiting = false;

  /**
   * @param find says what a picture's badge is for
   * @param onClick is called with the picture whose badge was clicked
   */
  constructor(frame: ArticleFrame, find: (image: HTMLImageElement) => PictureTrouble | undefined, onClick: (image: HTMLImageElement) => void) {
    this.#frame = frame;
    this.#find = find;
    this.#onClick = onClick;
    const { document, window: inner } = frame;
    this.#layer = document.createElement('galley-badges');
    this.#layer.style.cssText = 'all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important; width: 0 !important; height: 0 !important; z-index: 2147483000 !important;';
    this.#root = this.#layer.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = badgesCss;
    this.#root.append(style);
    document.documentElement.append(this.#layer);
    inner.addEventListener('resize', () => this.update());
    document.addEventListener('scroll', ({ target }) => {
      // What scrolls with the document needs nothing done.
      if (target !== document) this.update();
    }, true);
    document.addEventListener('toggle', () => this.update(), true);
    new ResizeObserver(() => this.update()).observe(document.documentElement);
  }

  /** Looks at all pictures again before the next frame is painted. */
  update(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      this.#show();
    });
  }

  #show(): void {
    const troubles = new Map<HTMLImageElement, PictureTrouble>();
    for (const image of this.#frame.document.images) {
      if (troubles.size === MOST) break;
      const trouble = this.#find(image);
      if (trouble) troubles.set(image, trouble);
    }
    for (const [image, { button }] of this.#badges) {
      if (troubles.has(image)) continue;
      button.remove();
      this.#badges.delete(image);
    }
    if (troubles.size === 0) return;
    // All is read before anything is written: one layout is enough.
    const origin = this.#layer.getBoundingClientRect();
    const { clientWidth } = this.#frame.document.documentElement;
    const places = [...troubles.keys()].map(image => ({ image, rectangle: image.getBoundingClientRect(), isShown: image.getClientRects().length > 0 }));
    for (const { image, rectangle, isShown } of places) {
      const { button, tip } = this.#get(image);
      const { text, isGrave } = troubles.get(image)!;
      if (tip.textContent !== text) {
        tip.textContent = text;
        button.setAttribute('aria-label', text);
      }
      const isSmall = Math.min(rectangle.width, rectangle.height) < SMALL;
      const side = isSmall ? 14 : 22;
      const right = Math.min(rectangle.right, clientWidth);
      button.className = `${isGrave ? 'grave' : 'mild'}${isSmall ? ' small' : ''}`;
      button.hidden = !isShown;
      const margin = isSmall ? 0 : MARGIN;
      button.style.left = `${Math.max(right - side - margin, 0) - origin.left}px`;
      button.style.top = `${rectangle.top + margin - origin.top}px`;
      if (button === this.#root.activeElement) this.#bringIntoView(tip);
    }
  }

  #get(image: HTMLImageElement): Badge {
    const known = this.#badges.get(image);
    if (known) return known;
    const { document } = this.#frame;
    const button = document.createElement('button');
    button.type = 'button';
    const tip = document.createElement('span');
    tip.setAttribute('aria-hidden', 'true');
    button.append(tip);
    button.addEventListener('click', () => this.#onClick(image));
    for (const type of ['pointerenter', 'focus'] as const) button.addEventListener(type, () => this.#bringIntoView(tip));
    const badge = { button, tip };
    this.#badges.set(image, badge);
    this.#root.append(button);
    return badge;
  }

  /** Moves a badge's text to where all of it can be read; it hangs below the badge otherwise. */
  #bringIntoView(tip: HTMLElement): void {
    tip.style.transform = '';
    const { left, right, bottom, height } = tip.getBoundingClientRect();
    const { clientWidth } = this.#frame.document.documentElement;
    const x = Math.max(Math.min(clientWidth - MARGIN - right, 0), MARGIN - left);
    const y = bottom > this.#frame.window.innerHeight ? -(height + tip.parentElement!.offsetHeight + 2 * MARGIN) : 0;
    tip.style.transform = `translate(${x}px, ${y}px)`;
  }
}
