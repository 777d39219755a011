import type { ArticleFrame } from './articleFrame';
import type { Scrolling } from './scrolling';
import { findInText, readShownText } from './shownText';

/** More matches than anybody steps through. */
const MOST = 10_000;
const ALL = 'galley-match';
const CURRENT = 'galley-match-now';

/** What the frame's window has; its own types say less. */
type FrameWindow = Window & { readonly CSS: typeof CSS; readonly Highlight: typeof Highlight };

/** Finds a text in the article and marks where it stands, without touching the article's nodes. */
export class Find {
  readonly #frame: ArticleFrame;
  readonly #scrolling: Scrolling;
  #wanted = '';
  #matches: readonly StaticRange[] = [];
  #at = -1;

  constructor(frame: ArticleFrame, scrolling: Scrolling) {
    this.#frame = frame;
    this.#scrolling = scrolling;
  }

  get count(): number {
    return this.#matches.length;
  }

  /** True when there are more matches than `count`. */
  get isCut(): boolean {
    return this.#matches.length === MOST;
  }

  /** The match that is gone to, from 0; -1: none. */
  get at(): number {
    return this.#at;
  }

  /** Looks for a text and goes to the first match that can be seen or comes below. */
  search(wanted: string): void {
    this.#wanted = wanted;
    this.#look();
    const below = this.#matches.findIndex(match => this.#toRange(match).getBoundingClientRect().bottom >= 0);
    this.#goTo(this.#matches.length === 0 ? -1 : Math.max(below, 0));
  }

  /** Looks again in an article that has changed, without moving it. */
  refresh(): void {
    if (this.#wanted === '') return;
    this.#look();
    this.#at = Math.min(this.#at, this.#matches.length - 1);
    this.#mark();
  }

  /** Goes to the next match, or to the one before. */
  step(by: 1 | -1): void {
    const { length } = this.#matches;
    if (length > 0) this.#goTo((this.#at + by + length) % length);
  }

  /** Ends the search; what was found last is selected, to be copied or gone on from. */
  end(): void {
    const match = this.#matches[this.#at];
    if (match) {
      const selection = this.#frame.document.getSelection();
      selection?.setBaseAndExtent(match.startContainer, match.startOffset, match.endContainer, match.endOffset);
    }
    this.#wanted = '';
    this.#matches = [];
    this.#at = -1;
    this.#mark();
  }

  #look(): void {
    this.#matches = this.#wanted.trim() === '' ? [] : findInText(readShownText(this.#frame.card), this.#wanted.trim(), MOST);
  }

  #goTo(index: number): void {
    this.#at = index;
    this.#mark();
    const match = this.#matches[index];
    if (!match) return;
    match.startContainer.parentElement?.closest('details:not([open])')?.setAttribute('open', '');
    const { innerHeight, innerWidth, scrollY } = this.#frame.window;
    const { left, right } = this.#toRange(match).getBoundingClientRect();
    // A long line of code.
    if (left < 0 || right > innerWidth) match.startContainer.parentElement?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });
    const { top, bottom } = this.#toRange(match).getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) this.#scrolling.to(scrollY + top - innerHeight / 3);
  }

  #mark(): void {
    const { CSS: { highlights }, Highlight: FrameHighlight } = this.#frame.window as FrameWindow;
    const current = this.#matches[this.#at];
    highlights.set(ALL, new FrameHighlight(...this.#matches.filter(match => match !== current)));
    const highlight = current ? new FrameHighlight(current) : new FrameHighlight();
    highlight.priority = 1;
    highlights.set(CURRENT, highlight);
  }

  #toRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
    const range = this.#frame.document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range;
  }
}
