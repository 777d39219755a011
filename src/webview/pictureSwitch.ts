import { getText } from './texts';

const OFF = 'data-galley-off';
const HELD = 'data-galley-held-';
const SOURCES = ['src', 'srcset'] as const;
const PICTURES = 'img, picture > source';

/** Takes the article's pictures away, so that their alternative texts are seen as by readers without pictures, and brings them back. */
export class PictureSwitch {
  readonly #root: Element;
  readonly #observer = new MutationObserver(() => this.#hideAll());
  readonly #onChange: () => void;
  #isOn = true;

  /** @param onChange is called when the pictures are gone, or back */
  constructor(root: Element, onChange: () => void) {
    this.#root = root;
    this.#onChange = onChange;
  }

  turn(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    if (isOn) {
      this.#observer.disconnect();
      for (const picture of this.#root.querySelectorAll(`[${OFF}]`)) show(picture);
    } else {
      this.#observer.observe(this.#root, { subtree: true, childList: true, attributeFilter: [...SOURCES] });
      this.#hideAll();
    }
    this.#onChange();
  }

  #hideAll(): void {
    for (const picture of this.#root.querySelectorAll(PICTURES)) hide(picture);
  }
}

/** Tells whether a picture is taken away for now. */
export function isHeldBack(picture: Element): boolean {
  return picture.hasAttribute(OFF);
}

/** Holds a picture's addresses back. Without one, browsers show the alternative text. */
function hide(picture: Element): void {
  for (const name of SOURCES) {
    const address = picture.getAttribute(name);
    if (address === null) continue;
    picture.setAttribute(HELD + name, address);
    picture.removeAttribute(name);
  }
  if (!picture.hasAttribute(OFF)) picture.setAttribute(OFF, getText('noAlt'));
}

function show(picture: Element): void {
  picture.removeAttribute(OFF);
  for (const name of SOURCES) {
    const address = picture.getAttribute(HELD + name);
    picture.removeAttribute(HELD + name);
    if (address !== null) picture.setAttribute(name, address);
  }
}
