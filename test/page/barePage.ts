import type { Page } from 'playwright-core';
import { renderSitePage } from './attackArticle';
import { toAttack, type Marks } from './attackText';
import type { Vector } from './attackVectors';
import { isShadowed } from './shadowing';

/** Makes the page that falls for an attack. */
export async function toBarePage(vector: Vector, marks: Marks): Promise<string> {
  const attack = toAttack(vector, marks);
  const script = (code: string): string => `<!DOCTYPE html><body></body><script>const attack = ${JSON.stringify(attack).replaceAll('<', '\\u003c')};${code}</script>`;
  switch (vector.how) {
    case 'document':
      return `<!DOCTYPE html>${attack}`;
    case 'inner':
      return script('document.body.innerHTML = attack;');
    case 'again':
      return script('const inert = document.implementation.createHTMLDocument(""); inert.body.innerHTML = attack; document.body.innerHTML = inert.body.innerHTML;');
    case 'site':
      return renderSitePage(attack);
    case 'value':
      return `<!DOCTYPE html>${vector.detail.replace('%', () => attack)}`;
    case 'shadow':
      return script(`document.body.innerHTML = attack; if ((${isShadowed.toString()})(${JSON.stringify(vector.detail)})) ${toAttack({ ...vector, html: 'RUN' }, marks)};`);
  }
}

/** Opens pages in frames of a page; where an event is given, the element `x` (or the page's first link) gets it. */
export async function showFrames(page: Page, frames: readonly { readonly address: string; readonly event: string | undefined }[]): Promise<void> {
  await page.evaluate(async all => {
    await Promise.all(all.map(({ address, event }) => new Promise<void>(resolve => {
      const frame = document.createElement('iframe');
      // A page that leads elsewhere loads more than once.
      frame.addEventListener('load', () => {
        resolve();
        if (event === undefined) return;
        const target = frame.contentDocument?.querySelector('#x') ?? frame.contentDocument?.querySelector('a');
        target?.dispatchEvent(new (event === 'click' ? MouseEvent : Event)(event, { bubbles: true, cancelable: true, composed: true }));
      }, { once: true });
      frame.src = address;
      document.body.append(frame);
    })));
  }, frames);
}
