import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { waitFor } from '../waitFor';

/** Returns a computed style of an element in an article. */
export function styleOf(article: Frame, selector: string, property: string): Promise<string> {
  return article.evaluate(([wanted, name]) => getComputedStyle(document.querySelector(wanted!)!).getPropertyValue(name!), [selector, property]);
}

/** Asks of an article that it has no style but the browser's own. */
export async function expectPlainLook(article: Frame): Promise<void> {
  const { shown, bare } = await article.evaluate(() => {
    const bare = document.body.appendChild(document.createElement('blockquote'));
    const margin = getComputedStyle(bare).margin;
    bare.remove();
    const quote = getComputedStyle(document.querySelector('.galley-body blockquote')!);
    return { shown: [getComputedStyle(document.body).fontFamily, quote.margin, quote.borderLeftWidth, getComputedStyle(document.querySelector('.galley-card')!).maxWidth], bare: margin };
  });
  assert.match(shown[0]!, /^(?:"?Times|serif)/);
  assert.deepEqual(shown.slice(1), [bare, '0px', 'none']);
}

/** Asks of an article that it wears the style sheet of `lookPosts.ts`, with its fonts, pictures and imports. */
export async function expectLookOfSite(article: Frame): Promise<void> {
  await waitFor('the colour of the sheet', async () => (await styleOf(article, '#first', 'color')) === 'rgb(10, 20, 30)');
  assert.equal(await styleOf(article, 'blockquote', 'border-left-width'), '7px');
  assert.equal(await styleOf(article, '.galley-card', 'max-width'), 'none');
  assert.equal(await styleOf(article, '.galley-body h2', 'border-bottom-width'), '0px');
  const fonts = await article.evaluate(async () => {
    await document.fonts.load('16px Signs');
    return [...document.fonts].map(({ family, status }) => `${family} ${status}`);
  });
  assert.deepEqual(fonts, ['Signs loaded', 'Far unloaded']);
  const sizes = await article.evaluate(async () => Promise.all(['#part ~ p:last-of-type', 'blockquote', '#first'].map(async selector => {
    const address = /url\("(blob:[^"]*)"\)/.exec(getComputedStyle(document.querySelector(selector)!).backgroundImage)?.[1];
    const image = new Image();
    image.src = address ?? '';
    await image.decode().catch(() => undefined);
    return image.naturalWidth;
  })));
  assert.deepEqual(sizes, [8, 8, 31]);
}

/** Waits until the caret's mark stands beside an element. */
export function waitForCaretMark(article: Frame, selector: string): Promise<unknown> {
  return waitFor(`the mark at ${selector}`, () => article.evaluate(wanted => {
    const bar = document.querySelector('galley-marks')!.shadowRoot!.querySelector<HTMLElement>('.caret')!;
    return !bar.hidden && Math.abs(bar.getBoundingClientRect().top - document.querySelector(wanted)!.getBoundingClientRect().top) < 2;
  }, selector));
}
