import type { ArticleFrame } from './articleFrame';

// As written, and what stands there while pictures are off.
const WRITTEN_ADDRESSES = /^data-galley-(?:held-)?(src|srcset|poster|href)$/;

/** Puts what is selected in the article on the clipboard, as text and as the HTML that its author wrote. */
export class Copying {
  readonly #frame: ArticleFrame;

  constructor(frame: ArticleFrame) {
    this.#frame = frame;
    // The keys act in the frame; a command of VS Code on this page, where nothing is selected.
    for (const place of [frame.document, document]) {
      place.addEventListener('beforecopy', event => {
        if (!isField(event.target) && this.hasSelection) event.preventDefault();
      });
      place.addEventListener('copy', event => {
        const selection = frame.document.getSelection();
        const { clipboardData, target } = event as ClipboardEvent;
        if (isField(target) || !clipboardData || !selection || selection.isCollapsed) return;
        event.preventDefault();
        clipboardData.setData('text/plain', selection.toString());
        clipboardData.setData('text/html', toCleanHtml(selection.getRangeAt(0)));
      });
    }
  }

  get hasSelection(): boolean {
    return this.#frame.document.getSelection()?.isCollapsed === false;
  }

  /** Copies what is selected. */
  copy(): void {
    this.#frame.document.execCommand('copy');
  }

  /** Copies the HTML of what is selected as text; of all of the body when nothing is. */
  copyHtml(): void {
    const selection = this.#frame.document.getSelection();
    if (selection && !selection.isCollapsed) this.copyText(toCleanHtml(selection.getRangeAt(0)));
    else {
      const all = this.#frame.document.createRange();
      all.selectNodeContents(this.#frame.body);
      this.copyText(toCleanHtml(all));
    }
  }

  /** Copies a text. Without a selection there is nothing to copy, so the text is put into a field for a moment. */
  copyText(text: string): void {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'copied';
    document.body.append(field);
    field.focus();
    field.select();
    document.execCommand('copy');
    field.remove();
    this.#frame.window.focus();
  }

  /** Puts the article on the clipboard as rich text; false when this page may not, as one without the focus. */
  async copyArticle(html: string): Promise<boolean> {
    const text = this.#frame.body.innerText;
    this.#frame.window.focus();
    const items = Object.entries({ 'text/html': html, 'text/plain': text }).map(([type, content]) => [type, new Blob([content], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items) as Record<string, Blob>)]);
      return true;
    } catch {
      return this.#copyByEvent(html, text);
    }
  }

  selectAll(): void {
    this.#frame.document.getSelection()?.selectAllChildren(this.#frame.card);
  }

  /** The older way, which a click or a key allows. */
  #copyByEvent(html: string, text: string): boolean {
    let isDone = false;
    const put = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData?.setData('text/html', html);
      event.clipboardData?.setData('text/plain', text);
      isDone = event.clipboardData !== null;
    };
    window.addEventListener('copy', put, true);
    document.execCommand('copy');
    window.removeEventListener('copy', put, true);
    return isDone;
  }
}

/** Returns HTML without what the preview put into it. */
function toCleanHtml(range: Range): string {
  // Of no document that loads anything.
  const place = document.implementation.createHTMLDocument().createElement('div');
  place.append(range.cloneContents());
  for (const element of place.querySelectorAll('*')) {
    for (const name of Element.prototype.getAttributeNames.call(element)) {
      const shown = WRITTEN_ADDRESSES.exec(name)?.[1];
      const written = Element.prototype.getAttribute.call(element, name) ?? '';
      if (shown !== undefined && !written.includes('blob:')) Element.prototype.setAttribute.call(element, shown, written);
      if (name.startsWith('data-source-') || name.startsWith('data-galley-')) Element.prototype.removeAttribute.call(element, name);
    }
  }
  return place.innerHTML.trim();
}

function isField(target: EventTarget | null): boolean {
  return /^(?:input|textarea)$/.test((target as Partial<Element> | null)?.localName ?? '');
}
