import type { ArticleFrame } from './articleFrame';

/** What a person does in the article. */
export interface InputHandlers {
  /** A link was followed; `href` as written. */
  onLink(href: string): void;
  /** Something that is no link was clicked, once or twice, or chosen by key, which is no event of a mouse. */
  onClick(target: Element, event: MouseEvent | undefined): void;
}

/** Takes all input in the frame: nothing in the article acts by itself, and VS Code gets its keys. */
export function handleInput({ document: inner }: ArticleFrame, handlers: InputHandlers): void {
  for (const type of ['keydown', 'keyup'] as const) {
    inner.addEventListener(type, event => {
      // The workbench listens on this page's window only; what it takes must not act in the frame as well.
      if (!window.dispatchEvent(new KeyboardEvent(event.type, event))) event.preventDefault();
      if (isActivation(event) && isElement(event.target)) activate(event, event.target, handlers);
    });
  }
  for (const type of ['click', 'auxclick'] as const) {
    inner.addEventListener(type, event => {
      event.preventDefault();
      if (isElement(event.target) && event.button <= 1) activate(event, event.target, handlers);
    }, true);
  }
  inner.addEventListener('dblclick', event => {
    if (isElement(event.target) && !event.target.closest('a[href], area[href], summary')) handlers.onClick(event.target, event);
  }, true);
  for (const type of ['submit', 'reset', 'drop', 'dragover', 'dragstart', 'beforeinput', 'invalid'] as const) {
    inner.addEventListener(type, event => event.preventDefault(), true);
  }
}

/** By the kind of node: what was made in this page and put into the frame is of this page's classes, the rest of the frame's. */
function isElement(target: EventTarget | null): target is Element {
  return (target as Partial<Node> | null)?.nodeType === Node.ELEMENT_NODE;
}

function isActivation(event: KeyboardEvent): boolean {
  return event.type === 'keydown' && event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function activate(event: Event, target: Element, { onLink, onClick }: InputHandlers): void {
  const link = target.closest('a[href], area[href]');
  const href = link?.getAttribute('href') ?? link?.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
  if (link && href) {
    event.preventDefault();
    onLink(href);
    return;
  }
  const summary = target.closest('summary');
  if (summary) {
    event.preventDefault();
    summary.parentElement?.toggleAttribute('open');
    return;
  }
  if (event instanceof KeyboardEvent || 'key' in event) {
    if (target.closest('.galley-button')) onClick(target, undefined);
    return;
  }
  // A selection that was just made is not to be lost to a jump.
  if (event.type === 'click' && target.ownerDocument.getSelection()?.isCollapsed !== false) onClick(target, event as MouseEvent);
}
