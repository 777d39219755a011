import type { FollowMessage, ProblemsMessage, RenderMessage } from '../protocol/messages';
import type { ArticleBody } from './articleBody';
import type { ArticleFrame } from './articleFrame';
import { CaretMark } from './caretMark';
import { tell } from './host';
import { MarksLayer } from './marksLayer';
import { Places } from './places';
import { findPointed, type Pointed } from './pointed';
import { ProblemMarks } from './problemMarks';
import { Scrolling } from './scrolling';
import { Targets } from './targets';

/** Keeps the article in step with the editor: the place that is read, the caret, the problems, what is clicked. */
export class InStep {
  readonly #frame: ArticleFrame;
  readonly #body: ArticleBody;
  readonly #places: Places;
  readonly #targets: Targets;
  readonly #layer: MarksLayer;
  readonly #caretMark: CaretMark;
  readonly #problems: ProblemMarks;
  readonly scrolling: Scrolling;
  #shown: RenderMessage | undefined;
  #isRestored = false;
  /** What is about a version that is not shown yet. */
  #waiting: FollowMessage[] = [];
  #caret: FollowMessage | undefined;

  constructor(frame: ArticleFrame, body: ArticleBody, onScroll: (top: number) => void) {
    this.#frame = frame;
    this.#body = body;
    this.#places = new Places(frame, body);
    this.#targets = new Targets(frame, body);
    this.#layer = new MarksLayer(frame);
    this.#caretMark = new CaretMark(this.#layer);
    this.#problems = new ProblemMarks(this.#layer, this.#targets, () => frame.card.querySelector('.galley-title') ?? frame.card, ({ start }) => this.reveal(start));
    this.scrolling = new Scrolling(frame, this.#places, { onScroll, onTop: offset => this.#shown && tell({ type: 'scroll', uri: this.#shown.uri, offset }) });
  }

  /** Has the article changed without moving what is being read. */
  hold<T>(change: () => T): T {
    return this.scrolling.hold(change);
  }

  /**
   * Is told what is shown now.
   *
   * @param top the offset that was on top when the page was last here
   */
  update(message: RenderMessage, top: number | undefined): void {
    const isOther = message.uri !== this.#shown?.uri;
    this.#shown = message;
    this.#places.length = message.length;
    if (isOther) {
      this.#isRestored = top !== undefined;
      // Pictures may still be to come: a distance from the top would lead elsewhere.
      this.scrolling.show(top ?? 0);
      this.#waiting = [];
      this.#caret = undefined;
      this.#caretMark.put(undefined);
      this.#problems.show([]);
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    if (this.#caret) this.#mark(this.#caret);
    for (const follow of waiting) this.follow(follow);
    this.#layer.arrange();
  }

  /** Goes to where the editor is, as soon as the version is shown that the editor speaks of. */
  follow(message: FollowMessage): void {
    if (!this.#shown || message.version > this.#shown.version) {
      this.#waiting = [...this.#waiting.filter(({ what }) => what !== message.what), message];
      return;
    }
    const { offset, what } = message;
    if (what === 'top' || (what === 'start' && !this.#isRestored)) this.scrolling.toTop(offset);
    if (what === 'nothing') {
      this.#caret = undefined;
      this.#caretMark.put(undefined);
    }
    if (what !== 'caret' && what !== 'mark') return;
    this.#mark(message);
    if (what === 'caret') this.scrolling.keepInView(this.#places.toPixels(offset));
  }

  /** Shows the problems of the version that is shown. */
  showProblems({ uri, version, problems }: ProblemsMessage): void {
    if (uri === this.#shown?.uri && version === this.#shown.version) this.#problems.show(problems);
  }

  /** Puts the editor's caret at what was clicked; on a double click, and for what is there to be clicked, the editor gets the focus. */
  click(target: Element, event: MouseEvent | undefined): void {
    const pointed = findPointed(this.#frame, this.#body, target, event);
    if (pointed) this.#reveal(pointed, event?.type === 'dblclick' || target.closest('.galley-button') !== null);
  }

  /** Puts the editor's caret at what an element was made from and gives it the focus. */
  goTo(target: Element): void {
    const pointed = findPointed(this.#frame, this.#body, target, undefined);
    if (pointed) this.#reveal(pointed, true);
  }

  /** Puts the editor's caret at an offset and gives it the focus. */
  reveal(offset: number): void {
    this.#reveal({ offset, before: '', after: '' }, true);
  }

  #reveal(pointed: Pointed, focus: boolean): void {
    if (this.#shown) tell({ type: 'reveal', uri: this.#shown.uri, ...pointed, focus });
  }

  #mark(message: FollowMessage): void {
    this.#caret = message;
    this.#caretMark.put(this.#targets.findAround(message.offset, message.field));
  }
}
