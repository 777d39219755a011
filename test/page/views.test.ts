import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { toLightPicture } from '../preview/lightPicture';
import { waitFor } from '../waitFor';
import { usePreview } from './previewedBlog';
import { shore } from './viewsPosts';

describe('Around the article', () => {
  const preview = usePreview({
    'galley.json': '{ "preset": "hexo", "site": { "timeZone": "Asia/Shanghai", "language": "zh-CN" } }',
    'source/_posts/shore.md': shore,
    'source/images/light.png': toLightPicture(240, 120),
  });

  before(async () => {
    // As narrow as half a window.
    await preview.page.setViewportSize({ width: 700, height: 800 });
    await preview.show('source/_posts/shore.md');
  });

  const button = (name: string): Locator => preview.page.locator(`#toolbar [data-name="${name}"]`);
  const items = (): Locator => preview.page.locator('#menu [role="menuitem"]');
  const styleOf = (selector: string, property: 'color' | 'display'): Promise<string> => preview.article.locator(selector).evaluate((element, name) => getComputedStyle(element)[name as 'color'], property);
  const readClipboard = (): Promise<Readonly<Record<string, string>>> => preview.page.evaluate(async () => {
    const found = await navigator.clipboard.read();
    const entries = await Promise.all(found.flatMap(item => item.types.map(async type => [type, await (await item.getType(type)).text()] as const)));
    return Object.fromEntries(entries) as Record<string, string>;
  });
  const waitForCopied = (what: string, isIt: (text: string) => boolean): Promise<unknown> => waitFor(`${what} on the clipboard`, async () => isIt((await readClipboard())['text/plain'] ?? ''));
  const select = (from: string, to: string): Promise<void> => preview.article.evaluate(([first, last]) => {
    getSelection()!.setBaseAndExtent(document.querySelector(first!)!, 0, document.querySelector(last!)!, document.querySelector(last!)!.childNodes.length);
  }, [from, to]);
  const focusArticle = (): Promise<void> => preview.article.evaluate(() => focus());
  /** What the article is told to be shown as, by a click. */
  const hearView = async (name: string) => (await preview.hear('view', () => button(name).click()))[0]!.view;

  it('shows the article as wide as on a phone or a tablet, to its media queries too', async () => {
    const { article, page } = preview;
    const readWidth = (): Promise<number> => article.evaluate(() => innerWidth);
    assert.equal((await hearView('phone')).width, 'phone');
    await waitFor('the width of a phone', async () => (await readWidth()) === 390);
    assert.equal(await styleOf('#media', 'color'), 'rgb(1, 2, 3)');
    assert.equal(await button('phone').getAttribute('aria-pressed'), 'true');
    assert.equal((await hearView('tablet')).width, 'tablet');
    await waitFor('the width of a tablet', async () => (await readWidth()) === 768);
    assert.notEqual(await styleOf('#media', 'color'), 'rgb(1, 2, 3)');
    const { shown, stage } = await page.evaluate(() => ({ shown: document.querySelector('#article')!.getBoundingClientRect().right, stage: document.querySelector('#stage')!.getBoundingClientRect().right }));
    assert.ok(shown <= stage + 1, 'all of it is in view');
    assert.equal(await page.locator('#toolbar .scale').textContent(), '91%');
    assert.equal((await hearView('desktop')).width, 'desktop');
    await waitFor('the whole width', async () => (await readWidth()) === (await page.evaluate(() => document.querySelector('#stage')!.clientWidth)));
  });

  it('answers prefers-color-scheme with the look that was chosen', async () => {
    assert.equal((await hearView('dark')).theme, 'dark');
    await waitFor('the dark rule', async () => (await styleOf('#scheme', 'color')) === 'rgb(4, 5, 6)');
    assert.equal((await hearView('light')).theme, 'light');
    await waitFor('the light rule', async () => (await styleOf('#scheme', 'color')) === 'rgb(7, 8, 9)');
    assert.equal(await preview.article.evaluate(() => document.documentElement.dataset['theme']), 'light');
    assert.equal((await hearView('auto')).theme, 'auto');
    await preview.setTheme('vscode-dark');
    await waitFor("VS Code's look", async () => (await styleOf('#scheme', 'color')) === 'rgb(4, 5, 6)');
    await preview.setTheme('vscode-light');
    await waitFor("VS Code's other look", async () => (await styleOf('#scheme', 'color')) === 'rgb(7, 8, 9)');
  });

  it('shows alternative texts in place of pictures', async () => {
    const { article } = preview;
    const waitForWidth = (width: number): Promise<unknown> => waitFor(`a picture ${width} pixels wide`, () => article.evaluate(wanted => document.querySelector<HTMLImageElement>('#lamp')!.naturalWidth === wanted, width));
    await waitForWidth(240);
    assert.equal((await hearView('noPictures')).pictures, false);
    await waitForWidth(0);
    const widths = await article.evaluate(() => ['lamp', 'bare', 'line'].map(id => document.querySelector(`#${id}`)!.getBoundingClientRect().width));
    assert.ok(widths[0]! > 60, 'the alternative text is there');
    assert.ok(widths[1]! > 60, 'what has none says so');
    assert.equal(widths[2], 0);
    assert.equal((await hearView('noPictures')).pictures, true);
    await waitForWidth(240);
  });

  it('shows articles as they were chosen to be shown elsewhere', async () => {
    const view = { width: 'phone', theme: 'dark', pictures: false, toolbar: true } as const;
    await preview.tell({ type: 'view', view });
    for (const name of ['phone', 'dark', 'noPictures']) assert.equal(await button(name).getAttribute('aria-pressed'), 'true', name);
    await waitFor('the width of a phone', () => preview.article.evaluate(() => innerWidth === 390));
    await preview.tell({ type: 'view', view: { width: 'desktop', theme: 'auto', pictures: true, toolbar: true } });
    await waitFor('the whole width', () => preview.article.evaluate(() => innerWidth > 600));
  });

  it('lists what is removed, and leads to its source', async () => {
    assert.equal(await button('removed').textContent(), '3');
    await button('removed').click();
    const removals = preview.page.locator('#removed li');
    assert.deepEqual((await removals.allTextContents()).sort(), ['<iframe>', '<script>', 'onclick="run()" · <p>']);
    const revealed = await preview.hearReveal(() => removals.filter({ hasText: 'onclick' }).locator('button').click());
    assert.deepEqual(revealed, { offset: shore.indexOf('<p onclick'), focus: true });
    await button('removed').click();
    assert.equal(await removals.count(), 0);
  });

  it('is used by keyboard', async () => {
    const { page } = preview;
    const getFocused = (): Promise<string | undefined> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['name']);
    await page.locator('#toolbar [tabindex="0"]').focus();
    for (const [key, name] of [['Home', 'phone'], ['ArrowRight', 'tablet'], ['End', 'hide'], ['ArrowRight', 'phone'], ['ArrowLeft', 'hide']] as const) {
      await page.keyboard.press(key);
      assert.equal(await getFocused(), name, key);
    }
    assert.equal(await page.locator('#toolbar [tabindex="0"]').count(), 1, 'one stop of the Tab key');
    const unnamed = await page.evaluate(() => [...document.querySelectorAll('#toolbar button, #find button, [role="toolbar"], [role="group"], input, section, footer')].filter(element => !element.getAttribute('aria-label')).length);
    assert.equal(unnamed, 0);
  });

  it('says how long the post is', async () => {
    const facts = await preview.page.locator('footer span').allTextContents();
    assert.equal(facts.length, 4);
    assert.match(facts[0]!, /^\d+ words$/);
    assert.equal(facts[3], '3 pictures');
  });

  it('finds texts across elements, whatever their case, Chinese too', async () => {
    const { article, page } = preview;
    const state = page.locator('#find [role="status"]');
    const waitForState = (text: string): Promise<unknown> => waitFor(`"${text}"`, async () => (await state.textContent()) === text).catch(async (error: unknown) => {
      throw new Error(`${String(error)}; it is "${await state.textContent()}"`);
    });
    const readMarked = () => article.evaluate(() => ['galley-match', 'galley-match-now'].map(name => [...(CSS.highlights.get(name) as unknown as Iterable<AbstractRange>)].map(({ startContainer, startOffset }) => `${startContainer.nodeValue?.slice(startOffset, startOffset + 2)}`)));
    await focusArticle();
    await page.keyboard.press('Control+f');
    await waitFor('the focus', () => page.evaluate(() => document.activeElement?.localName === 'input'));
    await page.keyboard.type('ARE lit');
    await waitForState('1 of 1');
    await page.locator('#find input').fill('lit');
    await waitForState('1 of 2');
    assert.deepEqual(await readMarked(), [['li'], ['LI']]);
    for (const [key, found] of [['Enter', '2 of 2'], ['Enter', '1 of 2'], ['Shift+Enter', '2 of 2'], ['F3', '1 of 2'], ['Shift+F3', '2 of 2']] as const) {
      await page.keyboard.press(key);
      await waitForState(found);
    }
    await page.locator('#find input').fill('很安静，');
    await waitForState('1 of 1');
    await page.locator('#find input').fill('灯光');
    await waitForState('1 of 2');
    await page.keyboard.press('Enter');
    await waitFor('the last paragraph in view', () => article.evaluate(() => document.querySelector('#last')!.getBoundingClientRect().bottom <= innerHeight + 1));
    await page.locator('#find input').fill('nowhere');
    await waitForState('No results');
    await page.locator('#find input').fill('灯光');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#find').isVisible(), false);
    assert.equal(await article.evaluate(() => getSelection()!.toString()), '灯光');
    assert.deepEqual(await readMarked(), [[], []]);
  });

  it('copies as text and as clean HTML', async () => {
    await select('#media', '#media');
    await focusArticle();
    await preview.page.keyboard.press('Control+c');
    await waitForCopied('the text', text => text === '江岸的夜色很安静，灯光落在水面上。');
    const { 'text/html': html = '' } = await readClipboard();
    assert.ok(html.includes('江岸的夜色很<b>安静</b>，灯光落在水面上。'), html);
    assert.ok(!/data-/.test(html), html);
    await select('#scheme', '#scheme');
    assert.equal(await preview.page.evaluate(() => document.execCommand('copy')), true, 'as VS Code does it');
    await waitForCopied('the other text', text => text.startsWith('The lamps on the quay are LIT'));
  });

  it('puts the article on the clipboard when it is told to, and says so', async () => {
    const [copied] = await preview.hear('copied', () => preview.tell({ type: 'copy', html: '<h1>For elsewhere</h1>' }));
    assert.equal(copied!.isDone, true);
    await waitForCopied('the article', text => text.startsWith('江岸的夜色很安静'));
    assert.match((await readClipboard())['text/html']!, /<h1[^>]*>For elsewhere<\/h1>/);
  });

  it('offers a menu of its own', async () => {
    const { article, page } = preview;
    await article.evaluate(() => scrollTo(0, 0));
    await article.locator('#linked a').click({ button: 'right' });
    assert.deepEqual((await items().allTextContents()).slice(0, 2), ['Open Link', 'Copy Link Address']);
    const [opened] = await preview.hear('open', () => items().filter({ hasText: 'Open Link' }).click());
    assert.equal(opened!.href, 'https://example.com/lamp');
    await article.locator('#linked a').click({ button: 'right' });
    await items().filter({ hasText: 'Copy Link Address' }).click();
    await waitForCopied('the address', text => text === 'https://example.com/lamp');
    await article.locator('#lamp').click({ button: 'right' });
    await items().filter({ hasText: 'Copy Picture Address' }).click();
    await waitForCopied('the address as written', text => text === '/images/light.png');
    await select('#lamp', '#linked');
    await article.locator('#linked').click({ button: 'right' });
    await items().filter({ hasText: 'Copy as HTML' }).click();
    await waitForCopied('the HTML', text => /<a (?:target="_blank" rel="noopener" )?href="https:\/\/example.com\/lamp"[^>]*>A lamp<\/a>/.test(text));
    const written = (await readClipboard())['text/plain']!;
    assert.ok(!/data-|blob:|galley/.test(written), written);
    assert.ok(written.includes('<iframe src="https://example.com/film" title="A film" width="64" height="36"></iframe>'), written);
    await article.locator('#p3').click({ button: 'right' });
    await preview.hear('copyArticle', () => items().filter({ hasText: 'Copy the Article for Elsewhere' }).click());
    await article.locator('#p3').click({ button: 'right' });
    for (const key of ['End', 'ArrowDown', 'Escape']) await page.keyboard.press(key);
    assert.equal(await items().count(), 0);
    await article.locator('#p3').click({ button: 'right' });
    const revealed = await preview.hearReveal(() => items().filter({ hasText: 'Go to Source' }).click());
    assert.deepEqual(revealed, { offset: shore.indexOf('<p id="p3"'), focus: true });
  });

  it('can be put away, and comes back', async () => {
    const { article, page } = preview;
    assert.equal((await hearView('hide')).toolbar, false);
    for (const selector of ['#toolbar', 'footer']) assert.equal(await page.locator(selector).isVisible(), false, selector);
    await article.locator('#p3').click({ button: 'right' });
    const [shown] = await preview.hear('view', () => items().filter({ hasText: 'Show Toolbar' }).click());
    assert.equal(shown!.view.toolbar, true);
    for (const selector of ['#toolbar', 'footer']) assert.equal(await page.locator(selector).isVisible(), true, selector);
  });

  it('shows that it stays with its post, as it was asked to', async () => {
    const waitForLock = (isLocked: boolean): Promise<unknown> => waitFor(isLocked ? 'the lock' : 'no lock', async () => (await button('lock').getAttribute('aria-pressed')) === String(isLocked));
    const [locked] = await preview.hear('lock', () => button('lock').click());
    assert.equal(locked!.isLocked, true);
    await waitForLock(true);
    const [unlocked] = await preview.hear('lock', () => button('lock').click());
    assert.equal(unlocked!.isLocked, false);
    await waitForLock(false);
    await preview.tell({ type: 'lock', isLocked: true });
    await waitForLock(true);
  });
});
