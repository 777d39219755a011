import articleCss from './article.css';

/** The sandboxed frame that the article lives in: no script runs in it; this page works on it from outside. */
export interface ArticleFrame {
  readonly element: HTMLIFrameElement;
  readonly window: Window;
  readonly document: Document;
  /** Where the header is built. */
  readonly header: HTMLElement;
  /** Where the body's elements are; only these are the author's. Another element when the look changes. */
  body: HTMLElement;
  /** All that is shown of the article; another element when the look changes. */
  card: HTMLElement;
}

/** Loads the empty article into the frame. Before its `load` the frame shows a document that is thrown away. */
export async function openArticleFrame(): Promise<ArticleFrame> {
  const frame = document.querySelector<HTMLIFrameElement>('#article')!;
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body></body></html>`;
  await loaded;
  const inner = frame.contentDocument!;
  const style = inner.createElement('style');
  style.textContent = articleCss;
  inner.head.append(style);
  const card = inner.createElement('article');
  const header = inner.createElement('header');
  const body = inner.createElement('div');
  card.className = 'galley-card';
  header.className = 'galley-header';
  body.className = 'galley-body';
  card.append(header, body);
  inner.body.append(card);
  return { element: frame, window: frame.contentWindow!, document: inner, header, body, card };
}
