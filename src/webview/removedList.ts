import type { Removal } from './removals';
import { getText } from './texts';

/** The list of what the preview leaves out of the article. */
export class RemovedList {
  readonly element = document.createElement('section');
  readonly #onClick: (offset: number) => void;

  constructor(onClick: (offset: number) => void) {
    this.#onClick = onClick;
    this.element.id = 'removed';
    this.element.hidden = true;
    this.element.setAttribute('aria-label', getText('removed'));
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Opens or closes the list. */
  toggle(removals: readonly Removal[]): void {
    this.element.hidden = this.isOpen;
    this.element.replaceChildren();
    this.update(removals);
    this.element.querySelector('button')?.focus();
  }

  /** Shows another list, if it is open. */
  update(removals: readonly Removal[]): void {
    if (!this.isOpen) return;
    const why = document.createElement('p');
    why.textContent = getText(removals.length === 0 ? 'nothingRemoved' : 'removedWhy');
    const list = document.createElement('ul');
    for (const { text, start } of removals) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = text;
      button.addEventListener('click', () => this.#onClick(start));
      item.append(button);
      list.append(item);
    }
    this.element.replaceChildren(why, list);
  }
}
