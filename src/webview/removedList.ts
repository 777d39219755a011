import type { Removal } from './removals';
import { getText, type TextName } from './texts';

/** What is said of each kind of what is left out, in the order of the list. */
const REASONS: Readonly<Record<Removal['why'], TextName>> = { unsafe: 'removedWhy', template: 'removedTemplate', remote: 'removedRemote', site: 'removedSite', deep: 'removedDeep', plain: 'removedPlain' };

/** The list of what the preview leaves out of the article and of the page around it. */
export class RemovedList {
  readonly element = document.createElement('section');
  readonly #onClick: (removal: Removal) => void;

  constructor(onClick: (removal: Removal) => void) {
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
    const groups = Object.entries(REASONS).map(([why, reason]) => ({ reason, found: removals.filter(removal => removal.why === why) })).filter(({ found }) => found.length > 0);
    this.element.replaceChildren(...(groups.length === 0 ? [makeReason('nothingRemoved')] : groups.flatMap(({ reason, found }) => [makeReason(reason), this.#makeList(found)])));
  }

  #makeList(removals: readonly Removal[]): HTMLElement {
    const list = document.createElement('ul');
    for (const removal of removals) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = removal.text;
      button.addEventListener('click', () => this.#onClick(removal));
      item.append(button);
      list.append(item);
    }
    return list;
  }
}

function makeReason(name: TextName): HTMLElement {
  const reason = document.createElement('p');
  reason.textContent = getText(name);
  return reason;
}
