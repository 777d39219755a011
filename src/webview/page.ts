import type { LookFile, LookMessage } from '../protocol/messages';
import type { ArticleFrame } from './articleFrame';
import { morph } from './morph';
import type { Removal } from './removals';
import { sanitizePage } from './sanitize';
import type { Sheet } from './styles';

const CONTENT = 'data-galley-content';

/** What a page of the author's brings along beside its elements. */
export interface PageDress {
  readonly sheets: readonly Sheet[];
  /** True when it tells browsers to send no `Referer` to others. */
  readonly isSilent: boolean;
  /** What of it is not shown; offsets are the template's. */
  readonly removals: readonly Removal[];
}

/** The page around the article: the author's own, or Galley's card. The article's elements stay the same nodes all the while. */
export class Page {
  readonly #frame: ArticleFrame;
  readonly #card: HTMLElement;
  readonly #cardBody: HTMLElement;
  #rootClasses: readonly string[] = [];

  constructor(frame: ArticleFrame) {
    this.#frame = frame;
    this.#card = frame.card;
    this.#cardBody = frame.body;
  }

  /** True while Galley's own header is shown. */
  get hasHeader(): boolean {
    return this.#card.isConnected;
  }

  /**
   * Puts the article into a page of the author's; `undefined` when there is no place for it in the page, and nothing is done.
   *
   * @param prepare is called on the page's new elements before they are put in
   */
  wear({ html, file }: NonNullable<LookMessage['page']>, prepare: (nodes: ParentNode) => void): PageDress | undefined {
    const { document } = this.#frame;
    const raw = new DOMParser().parseFromString(html, 'text/html');
    const { removals, root, body } = sanitizePage(html);
    const wanted = document.adoptNode(body);
    const place = findPlace(wanted);
    if (!place) return undefined;
    prepare(wanted);
    const content = takeContent(this.#frame.body);
    if (this.hasHeader) document.body.replaceChildren();
    morph(document.body, wanted);
    const present = document.body.querySelector<HTMLElement>(`[${CONTENT}]`)!;
    present.append(content);
    this.#frame.body = present;
    this.#frame.card = document.body;
    this.#setRootClasses(root);
    return { removals, sheets: findSheets(raw, file), isSilent: /^\s*(?:no-referrer|never|same-origin)\s*$/i.test(raw.querySelector('meta[name="referrer" i]')?.getAttribute('content') ?? '') };
  }

  /** Puts the article back onto Galley's own card. */
  takeOff(): void {
    if (this.hasHeader) return;
    const { document } = this.#frame;
    const content = takeContent(this.#frame.body);
    for (const { name } of [...document.body.attributes]) document.body.removeAttribute(name);
    this.#setRootClasses(undefined);
    this.#cardBody.append(content);
    document.body.replaceChildren(this.#card);
    this.#frame.body = this.#cardBody;
    this.#frame.card = this.#card;
  }

  #setRootClasses(root: Element | undefined): void {
    const { classList } = this.#frame.document.documentElement;
    classList.remove(...this.#rootClasses);
    this.#rootClasses = [...(root?.classList ?? [])];
    classList.add(...this.#rootClasses);
  }
}

/** Finds where the article belongs; an element that is there for nothing else is the place itself, so that `.post > p` means what it says. */
function findPlace(body: HTMLElement): HTMLElement | undefined {
  const mark = body.querySelector<HTMLElement>(`[${CONTENT}]`);
  const parent = mark?.parentElement;
  if (!mark || !parent) return undefined;
  const isAlone = [...parent.childNodes].every(node => node === mark || node.nodeType === Node.COMMENT_NODE || (node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim() === ''));
  const place = isAlone && parent !== body ? parent : mark;
  if (place !== mark) place.replaceChildren();
  place.setAttribute(CONTENT, '');
  place.classList.add('galley-body');
  return place;
}

function takeContent(place: HTMLElement): DocumentFragment {
  const content = place.ownerDocument.createDocumentFragment();
  content.append(...place.childNodes);
  return content;
}

/** Returns the page's style sheets in their order, those of other sites included: they are named as what is left out. */
function findSheets(page: Document, file: LookFile): readonly Sheet[] {
  return [...page.querySelectorAll('style, link[rel~="stylesheet" i][href]')].map(element => {
    const media = element.getAttribute('media') ?? undefined;
    if (element.localName === 'style') return { file, text: element.textContent ?? '', media };
    return { file, text: `@import ${JSON.stringify(element.getAttribute('href'))};`, media };
  });
}
