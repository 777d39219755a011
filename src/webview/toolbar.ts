import type { PreviewTheme } from '../protocol/messages';
import type { PreviewView, PreviewWidth } from '../protocol/view';
import { makeButton } from './button';
import { getText, type TextName } from './texts';

const widths: readonly PreviewWidth[] = ['phone', 'tablet', 'desktop'];
const themes: readonly PreviewTheme[] = ['auto', 'light', 'dark'];

/** What a person does in the toolbar. */
export interface ToolbarHandlers {
  onView(change: Partial<PreviewView>): void;
  onLock(isLocked: boolean): void;
  onFind(): void;
  onRemoved(): void;
}

/** The buttons above the article. One stop of the Tab key; the arrow keys go on from there. */
export class Toolbar {
  readonly element = document.createElement('div');
  readonly #widths: readonly HTMLButtonElement[];
  readonly #themes: readonly HTMLButtonElement[];
  readonly #noPictures: HTMLButtonElement;
  readonly #removed: HTMLButtonElement;
  readonly #removedCount = document.createElement('span');
  readonly #lock: HTMLButtonElement;
  readonly #scale = document.createElement('span');

  constructor({ onView, onLock, onFind, onRemoved }: ToolbarHandlers) {
    this.#widths = widths.map(width => makeButton(width, () => onView({ width })));
    this.#themes = themes.map(theme => makeButton(theme, () => onView({ theme })));
    this.#noPictures = makeButton('noPictures', () => onView({ pictures: this.#noPictures.getAttribute('aria-pressed') === 'true' }));
    this.#removed = makeButton('removed', onRemoved);
    this.#removed.setAttribute('aria-controls', 'removed');
    this.#removed.append(this.#removedCount);
    this.#removedCount.className = 'count';
    this.#scale.className = 'scale';
    this.#lock = makeButton('lock', () => onLock(this.#lock.getAttribute('aria-pressed') !== 'true'));
    this.element.id = 'toolbar';
    this.element.setAttribute('role', 'toolbar');
    this.element.setAttribute('aria-label', getText('toolbar'));
    this.element.append(
      makeGroup('width', this.#widths, this.#scale),
      makeGroup('colours', this.#themes),
      makeGroup(undefined, [this.#noPictures, this.#removed]),
      makeGroup(undefined, [makeButton('find', onFind), this.#lock, makeButton('hide', () => onView({ toolbar: false }))]),
    );
    this.element.addEventListener('keydown', event => this.#move(event));
    this.element.addEventListener('focusin', ({ target }) => this.#setStop(target as HTMLElement));
    this.#setStop(this.#widths[0]!);
    this.setRemoved(0, false);
    this.lock(false);
  }

  /** Shows what is chosen. */
  show({ width, theme, pictures, toolbar }: PreviewView): void {
    this.element.hidden = !toolbar;
    this.#widths.forEach((button, index) => press(button, widths[index] === width));
    this.#themes.forEach((button, index) => press(button, themes[index] === theme));
    press(this.#noPictures, !pictures);
  }

  /** Says how much smaller than real the article is; 1: it is not. */
  setScale(scale: number): void {
    this.#scale.textContent = scale < 1 ? `${Math.round(scale * 100)}%` : '';
  }

  lock(isLocked: boolean): void {
    press(this.#lock, isLocked);
  }

  /** Says how much is removed from the article, and whether the list of it is open. */
  setRemoved(count: number, isOpen: boolean): void {
    this.#removedCount.textContent = count === 0 ? '' : String(count);
    this.#removed.setAttribute('aria-label', count === 0 ? getText('removed') : `${getText('removed')}: ${count}`);
    this.#removed.setAttribute('aria-expanded', String(isOpen));
  }

  get #buttons(): readonly HTMLButtonElement[] {
    return [...this.element.querySelectorAll('button')];
  }

  #setStop(stop: HTMLElement): void {
    for (const button of this.#buttons) button.tabIndex = button === stop ? 0 : -1;
  }

  #move(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at === -1) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  }
}

function makeGroup(label: TextName | undefined, buttons: readonly HTMLElement[], ...others: readonly HTMLElement[]): HTMLElement {
  const group = document.createElement('div');
  group.className = 'group';
  if (label) {
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', getText(label));
  }
  group.append(...buttons, ...others);
  return group;
}

function press(button: HTMLButtonElement, isPressed: boolean): void {
  button.setAttribute('aria-pressed', String(isPressed));
}
