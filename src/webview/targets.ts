import type { HeaderField } from '../protocol/messages';
import type { ArticleBody } from './articleBody';
import type { ArticleFrame } from './articleFrame';
import { findFieldElement } from './articleHeader';
import { findValueElement } from './templateValues';

const SELF_CONTAINED = /^(?:img|video|audio|svg|hr|table)$/;

/** Finds what of the article a place of the source was made into. */
export class Targets {
  readonly #frame: ArticleFrame;
  readonly #body: ArticleBody;

  constructor(frame: ArticleFrame, body: ArticleBody) {
    this.#frame = frame;
    this.#body = body;
  }

  /** Returns the element that begins at an offset, else the paragraph, item, picture or field of the header that it is in. */
  find(offset: number, field: HeaderField | undefined | null): Element | undefined {
    if (field) return findFieldElement(this.#frame.card, field, offset) ?? findValueElement(this.#frame.card, this.#frame.body, offset);
    const element = this.#body.findElement(offset);
    return element && (this.#body.findOffset(element) === offset ? element : this.#findAround(element));
  }

  /** Returns the paragraph, item, picture or field of the header that an offset is in. */
  findAround(offset: number, field: HeaderField | undefined | null): Element | undefined {
    const element = field ? this.find(offset, field) : this.#body.findElement(offset);
    return element && (field ? element : this.#findAround(element));
  }

  /** What is within a line says little about where it ends: what follows it on the line is its parent's. */
  #findAround(element: Element): Element {
    let around = element;
    while (around !== this.#frame.body && !SELF_CONTAINED.test(around.localName) && this.#frame.window.getComputedStyle(around).display === 'inline' && around.parentElement) around = around.parentElement;
    return around === this.#frame.body ? element : around;
  }
}
