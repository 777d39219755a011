import type { ArticleFrame } from './articleFrame';
import { WRITTEN_MARKUP } from './embedBox';

// Around the values of a page of the author's.
const VALUE_COMMENTS = /<!--(?:galley [\d ]*(?:made)?|\/galley)-->/g;
// As written, and what stands there while pictures are off.
const WRITTEN_ADDRESSES = /^data-galley-(?:held-)?(src|srcset|poster|href|xlink-href)$/;

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
    const all = this.#frame.document.createRange();
    all.selectNodeContents(this.#frame.body);
    this.copyText(toWrittenHtml(selection && !selection.isCollapsed ? selection.getRangeAt(0) : all));
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

/** Returns HTML without what the preview put into it, to be pasted elsewhere: boxes stay for what the preview does not load. */
function toCleanHtml(range: Range): string {
  return clean(toInertCopy(range));
}

/** Returns HTML as its author wrote it, to be read as text: what boxes stand for is in it. */
function toWrittenHtml(range: Range): string {
  const place = toInertCopy(range);
  const markups = [...place.querySelectorAll(`.galley-embed[${WRITTEN_MARKUP}]`)].map((box, index) => {
    const markup = box.getAttribute(WRITTEN_MARKUP)!;
    box.replaceWith(`\uE000${index}\uE001`);
    return markup;
  });
  return clean(place).replace(/\uE000(\d+)\uE001/g, (whole, index: string) => markups[Number(index)] ?? whole);
}

/** Copies a part of the article into a document that loads nothing. */
function toInertCopy(range: Range): HTMLElement {
  const place = document.implementation.createHTMLDocument().createElement('div');
  place.append(range.cloneContents());
  return place;
}

function clean(place: HTMLElement): string {
  for (const element of place.querySelectorAll('*')) {
    for (const name of Element.prototype.getAttributeNames.call(element)) {
      const shown = WRITTEN_ADDRESSES.exec(name)?.[1]?.replace('xlink-', 'xlink:');
      const written = Element.prototype.getAttribute.call(element, name) ?? '';
      if (shown !== undefined && !written.includes('blob:')) Element.prototype.setAttribute.call(element, shown, written);
      if (name.startsWith('data-source-') || name.startsWith('data-galley-')) Element.prototype.removeAttribute.call(element, name);
    }
  }
  return place.innerHTML.replace(VALUE_COMMENTS, '').trim();
}

function isField(target: EventTarget | null): boolean {
  return /^(?:input|textarea)$/.test((target as Partial<Element> | null)?.localName ?? '');
}
