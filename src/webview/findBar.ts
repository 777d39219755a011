import type { Find } from './find';
import { makeButton } from './button';
import { getText } from './texts';

/** The bar in which a text is looked for in the article. */
export class FindBar {
  readonly element = document.createElement('div');
  readonly #find: Find;
  readonly #onEnd: () => void;
  readonly #input = document.createElement('input');
  readonly #state = document.createElement('span');

  constructor(find: Find, onEnd: () => void) {
    this.#find = find;
    this.#onEnd = onEnd;
    this.element.id = 'find';
    this.element.hidden = true;
    this.element.setAttribute('role', 'search');
    this.element.setAttribute('aria-label', getText('find'));
    this.#input.type = 'text';
    this.#input.placeholder = getText('find');
    this.#input.spellcheck = false;
    this.#input.setAttribute('aria-label', getText('find'));
    this.#state.setAttribute('role', 'status');
    this.element.append(this.#input, this.#state, makeButton('previous', () => this.#step(-1)), makeButton('next', () => this.#step(1)), makeButton('close', () => this.close()));
    this.#input.addEventListener('input', () => {
      find.search(this.#input.value);
      this.#show();
    });
    this.element.addEventListener('keydown', event => {
      // While an input method is at work, its keys are its own.
      if (event.isComposing || !this.#act(event)) return;
      event.preventDefault();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Opens the bar; a text is put in for what was looked for last. */
  open(text: string): void {
    this.element.hidden = false;
    if (text !== '' && !text.includes('\n')) this.#input.value = text;
    this.#input.focus();
    this.#input.select();
    this.#find.search(this.#input.value);
    this.#show();
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.#find.end();
    this.#onEnd();
  }

  /** Looks again: the article has changed. */
  refresh(): void {
    if (!this.isOpen) return;
    this.#find.refresh();
    this.#show();
  }

  /** Goes on to the next match, or to the one before. */
  step(by: 1 | -1): void {
    if (this.isOpen) this.#step(by);
  }

  #step(by: 1 | -1): void {
    this.#find.step(by);
    this.#show();
  }

  #act({ key, shiftKey, target }: KeyboardEvent): boolean {
    if (key === 'Escape') this.close();
    else if (key === 'Enter' && target === this.#input) this.#step(shiftKey ? -1 : 1);
    else return false;
    return true;
  }

  #show(): void {
    const { at, count, isCut } = this.#find;
    const isWanted = this.#input.value.trim() !== '';
    this.#state.textContent = !isWanted ? '' : count === 0 ? getText('noMatch') : getText('match').replace('{0}', String(at + 1)).replace('{1}', isCut ? `${count}+` : String(count));
    this.element.classList.toggle('nothing', isWanted && count === 0);
  }
}
