import type { ArticleFrame } from './articleFrame';
import noticesCss from './notices.css';
import { getText } from './texts';

/** What the author should know before all else. */
export interface Notice {
  readonly text: string;
  /** Where in the file to look; `undefined` where there is no such place. */
  readonly start?: number | undefined;
}

/** Who has something to say. */
export type NoticeSource = 'trouble' | 'post' | 'look' | 'page' | 'styles';

/** Notices above the article, out of reach of its style sheets. */
export class Notices {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #box: HTMLElement;
  readonly #notices = new Map<NoticeSource, readonly Notice[]>();
  readonly #onGo: (offset: number) => void;

  /** @param onGo is called when the author wants to go where a notice points */
  constructor({ document }: ArticleFrame, onGo: (offset: number) => void) {
    this.#onGo = onGo;
    this.#host = document.createElement('div');
    this.#host.style.cssText = 'all: initial !important; display: block !important;';
    this.#root = this.#host.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = noticesCss;
    this.#box = document.createElement('div');
    this.#root.append(style, this.#box);
    // Beside the body, not in it: there no selector of the author's counts on anything.
    document.documentElement.insertBefore(this.#host, document.body);
  }

  /** Shows what somebody has to say, in place of what they said before. */
  show(source: NoticeSource, notices: readonly Notice[]): void {
    if (JSON.stringify(this.#notices.get(source) ?? []) === JSON.stringify(notices)) return;
    this.#notices.set(source, notices);
    const all = [...this.#notices.values()].flat();
    this.#box.className = all.length > 0 ? 'galley-notices' : '';
    this.#box.replaceChildren(...all.map(notice => this.#make(notice)));
  }

  #make({ text, start }: Notice): HTMLElement {
    const document = this.#host.ownerDocument;
    const box = document.createElement('div');
    box.className = 'galley-notice';
    box.setAttribute('role', 'alert');
    const words = document.createElement('span');
    words.textContent = text;
    box.append(words);
    if (typeof start === 'number') {
      const button = document.createElement('button');
      button.className = 'galley-button';
      button.type = 'button';
      button.textContent = getText('goThere');
      button.addEventListener('click', () => this.#onGo(start));
      box.append(button);
    }
    return box;
  }
}
