import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { openVsCode, targets, type VsCodeWindow } from './host';
import { toLightPicture } from './lightPicture';
import { waitFor } from '../waitFor';

const post = (title: string, body: string): string => `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: 林夏\n---\n\n${body}\n`;

const shore = post('River shore', `<style>
@media (max-width: 500px) { #media { color: rgb(1, 2, 3) } }
@media (prefers-color-scheme: dark) { #scheme { color: rgb(4, 5, 6) } }
@supports (color: red) { @media screen and (prefers-color-scheme: light) { #scheme { color: rgb(7, 8, 9) } } }
</style>
<p id="media">江岸的夜色很<b>安静</b>，灯光落在水面上。</p>
<p id="scheme">The lamps on the quay are <em>LIT</em> at dusk, and lit again.</p>
<p><img id="lamp" src="/images/light.png" alt="码头上的一盏灯"> <img id="bare" src="/images/light.png"> <img id="line" src="/images/light.png" alt=""></p>
<p id="linked"><a href="https://example.com/lamp">A lamp</a> <iframe src="https://example.com/film" title="A film" width="64" height="36"></iframe></p>
<p onclick="run()">One <script>run()</script>two.</p>
${Array.from({ length: 60 }, (_, index) => `<p id="p${index}">Line ${index} of the shore.</p>`).join('\n')}
<p id="last">最后一盏灯光熄灭了。</p>`);

for (const target of targets) {
  describe(`Around the article (${target.name})`, () => {
    let code: VsCodeWindow;

    before(async () => {
      await mkdir('out/screenshots', { recursive: true });
      code = await openVsCode(target, {
        files: {
          'galley.json': '{ "preset": "hexo", "site": { "timeZone": "Asia/Shanghai", "language": "zh-CN" } }',
          'source/_posts/shore.md': shore,
          'source/_posts/tides.md': post('Tides', '<p id="tide">Low water.</p>'),
          'source/images/light.png': toLightPicture(240, 120),
          'package.json': '{ "dependencies": { "hexo": "^8.0.0", "hexo-renderer-kramed": "^0.1.4" } }',
          'notes.html': '<h1 id="notes">Notes</h1><p>No post.</p>',
        },
      });
      await code.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await takePicture('failed');
    });
    after(async () => {
      await code.dispose();
    });

    /** All previews that are shown, by the titles of their articles. */
    const findPreviews = async (): Promise<ReadonlyMap<string, { readonly webview: Frame; readonly article: Frame }>> => {
      const found = new Map<string, { readonly webview: Frame; readonly article: Frame }>();
      for (const article of code.page.frames()) {
        const webview = article.parentFrame();
        const isArticle = webview && (await article.frameElement().then(element => element.getAttribute('id')).catch(() => null)) === 'article';
        const title = isArticle ? await article.locator('.galley-title').textContent({ timeout: 500 }).catch(() => null) : null;
        if (webview && title !== null) found.set(title, { webview, article });
      }
      return found;
    };
    const waitForTitle = (title: string) => waitFor(`the preview of "${title}"`, async () => (await findPreviews()).get(title), 30_000);
    const get = (title = 'River shore') => waitForTitle(title);
    const button = ({ webview }: { readonly webview: Frame }, name: string): Locator => webview.locator(`#toolbar [data-name="${name}"]`);
    const openInFirstGroup = async (path: string): Promise<void> => {
      await code.focusFirstGroup();
      await code.openFile(path);
    };
    const styleOf = ({ article }: { readonly article: Frame }, selector: string, property: 'color' | 'display'): Promise<string> => article.locator(selector).evaluate((element, name) => getComputedStyle(element)[name as 'color'], property);
    const takePicture = (name: string) => code.page.screenshot({ path: join('out/screenshots', `views-${name}-${target.name}.png`) });
    const readClipboard = async (): Promise<Readonly<Record<string, string>>> => {
      return code.page.evaluate(async () => {
        const items = await navigator.clipboard.read();
        const entries = await Promise.all(items.flatMap(item => item.types.map(async type => [type, await (await item.getType(type)).text()] as const)));
        return Object.fromEntries(entries) as Record<string, string>;
      });
    };
    const select = ({ article }: { readonly article: Frame }, from: string, to: string): Promise<void> => article.evaluate(([first, last]) => {
      getSelection()!.setBaseAndExtent(document.querySelector(first!)!, 0, document.querySelector(last!)!, document.querySelector(last!)!.childNodes.length);
    }, [from, to]);

    it('opens', async () => {
      await code.openFile('source/_posts/shore.md');
      await code.runCommand('Galley: Open Preview to the Side');
      await get();
      await takePicture('open');
    });

    it('says of a site with another renderer that it imitates hexo-renderer-marked', async () => {
      await code.focusFirstGroup();
      await code.page.locator('[id="status.languageStatus"]').click();
      await code.page.locator('.hover-language-status', { hasText: 'the preview imitates hexo-renderer-marked, the site uses hexo-renderer-kramed' }).waitFor();
      await code.page.keyboard.press('Escape');
    });

    it('shows the article as wide as on a phone or a tablet, to its media queries too', async () => {
      const preview = await get();
      const width = (): Promise<number> => preview.article.evaluate(() => innerWidth);
      await button(preview, 'phone').click();
      await waitFor('the width of a phone', async () => (await width()) === 390);
      assert.equal(await styleOf(preview, '#media', 'color'), 'rgb(1, 2, 3)');
      assert.equal(await button(preview, 'phone').getAttribute('aria-pressed'), 'true');
      await takePicture('phone');
      await button(preview, 'tablet').click();
      await waitFor('the width of a tablet', async () => (await width()) === 768);
      assert.notEqual(await styleOf(preview, '#media', 'color'), 'rgb(1, 2, 3)');
      const { shown, stage } = await preview.webview.evaluate(() => ({ shown: document.querySelector('#article')!.getBoundingClientRect().right, stage: document.querySelector('#stage')!.getBoundingClientRect().right }));
      assert.ok(shown <= stage + 1, 'all of it is in view');
      await takePicture('tablet');
      await button(preview, 'desktop').click();
      await waitFor('the whole width', async () => (await width()) === (await preview.webview.evaluate(() => document.querySelector('#stage')!.clientWidth)));
    });

    it('answers prefers-color-scheme with the look that was chosen', async () => {
      const preview = await get();
      await button(preview, 'dark').click();
      await waitFor('the dark rule', async () => (await styleOf(preview, '#scheme', 'color')) === 'rgb(4, 5, 6)');
      await takePicture('dark');
      await button(preview, 'light').click();
      await waitFor('the light rule', async () => (await styleOf(preview, '#scheme', 'color')) === 'rgb(7, 8, 9)');
      assert.equal(await preview.article.evaluate(() => document.documentElement.dataset['theme']), 'light');
      await button(preview, 'auto').click();
      const isDark = await preview.webview.evaluate(() => document.body.classList.contains('vscode-dark'));
      await waitFor("VS Code's look", async () => (await styleOf(preview, '#scheme', 'color')) === (isDark ? 'rgb(4, 5, 6)' : 'rgb(7, 8, 9)'));
    });

    it('shows alternative texts in place of pictures', async () => {
      const preview = await get();
      const { article } = preview;
      await waitFor('the picture', async () => article.evaluate(() => document.querySelector<HTMLImageElement>('#lamp')!.naturalWidth === 240));
      await button(preview, 'noPictures').click();
      await waitFor('the picture to go', async () => article.evaluate(() => document.querySelector<HTMLImageElement>('#lamp')!.naturalWidth === 0));
      await takePicture('no-pictures');
      const widths = await article.evaluate(() => ['lamp', 'bare', 'line'].map(id => document.querySelector(`#${id}`)!.getBoundingClientRect().width));
      assert.ok(widths[0]! > 60, 'the alternative text is there');
      assert.ok(widths[1]! > 60, 'what has none says so');
      assert.equal(widths[2], 0);
      await button(preview, 'noPictures').click();
      await waitFor('the picture again', async () => article.evaluate(() => document.querySelector<HTMLImageElement>('#lamp')!.naturalWidth === 240));
    });

    it('lists what is removed, and goes to its source', async () => {
      const preview = await get();
      assert.equal(await button(preview, 'removed').textContent(), '3');
      await button(preview, 'removed').click();
      const items = preview.webview.locator('#removed li');
      assert.deepEqual((await items.allTextContents()).sort(), ['<iframe>', '<script>', 'onclick="run()" · <p>']);
      await takePicture('removed');
      await items.filter({ hasText: 'onclick' }).locator('button').click();
      await code.waitForCaret('Ln 16,');
      await button(preview, 'removed').click();
      assert.equal(await items.count(), 0);
    });

    it('is used by keyboard', async () => {
      const { webview } = await get();
      const focused = (): Promise<string | undefined> => webview.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['name']);
      await webview.locator('#toolbar [tabindex="0"]').focus();
      await code.page.keyboard.press('Home');
      assert.equal(await focused(), 'phone');
      await code.page.keyboard.press('ArrowRight');
      assert.equal(await focused(), 'tablet');
      await code.page.keyboard.press('End');
      assert.equal(await focused(), 'hide');
      await code.page.keyboard.press('ArrowRight');
      assert.equal(await focused(), 'phone');
      await code.page.keyboard.press('F1');
      await code.page.waitForSelector('.quick-input-widget:visible');
      await code.page.keyboard.press('Escape');
      const unnamed = await webview.evaluate(() => [...document.querySelectorAll('#toolbar button, #find button, [role="toolbar"], [role="group"], input, section, footer')].filter(element => !element.getAttribute('aria-label')).length);
      assert.equal(unnamed, 0);
    });

    it('says how long the post is', async () => {
      const { webview } = await get();
      const facts = await waitFor('the footer', async () => {
        const found = await webview.locator('footer span').allTextContents();
        return found.length > 0 && found;
      });
      assert.equal(facts.length, 4);
      assert.equal(facts[3], '3 pictures');
      const status = code.page.locator('.statusbar-item', { hasText: facts[0]! });
      await status.waitFor();
    });

    it('finds texts across elements, whatever their case, Chinese too', async () => {
      const preview = await get();
      const { article, webview } = preview;
      const state = webview.locator('#find [role="status"]');
      const waitForState = (text: string) => waitFor(`"${text}"`, async () => (await state.textContent()) === text).catch(async (error: unknown) => {
        throw new Error(`${String(error)}; it is "${await state.textContent()}"`);
      });
      const marked = () => article.evaluate(() => ['galley-match', 'galley-match-now'].map(name => [...(CSS.highlights.get(name) as unknown as Iterable<AbstractRange>)].map(({ startContainer, startOffset }) => `${startContainer.nodeValue?.slice(startOffset, startOffset + 2)}`)));
      await code.focusArticle();
      await code.page.keyboard.press('Control+f');
      await waitFor('the focus', async () => webview.evaluate(() => document.activeElement?.localName === 'input'));
      await code.page.keyboard.type('ARE lit');
      await waitForState('1 of 1');
      await webview.locator('#find input').fill('lit');
      await waitForState('1 of 2');
      assert.deepEqual(await marked(), [['li'], ['LI']]);
      await takePicture('find');
      await code.page.keyboard.press('Enter');
      await waitForState('2 of 2');
      await code.page.keyboard.press('Enter');
      await waitForState('1 of 2');
      await code.page.keyboard.press('Shift+Enter');
      await waitForState('2 of 2');
      await webview.locator('#find input').fill('很安静，');
      await waitForState('1 of 1');
      await webview.locator('#find input').fill('灯光');
      await waitForState('1 of 2');
      await code.page.keyboard.press('Enter');
      await waitFor('the last paragraph in view', async () => article.evaluate(() => document.querySelector('#last')!.getBoundingClientRect().bottom <= innerHeight + 1));
      await webview.locator('#find input').fill('nowhere');
      await waitForState('No results');
      await webview.locator('#find input').fill('灯光');
      await code.page.keyboard.press('Escape');
      assert.equal(await webview.locator('#find').isVisible(), false);
      assert.equal(await article.evaluate(() => getSelection()!.toString()), '灯光');
      assert.deepEqual(await marked(), [[], []]);
    });

    it('copies as text and as clean HTML', async () => {
      const preview = await get();
      await select(preview, '#media', '#media');
      await code.focusArticle();
      await code.page.keyboard.press('Control+c');
      const copied = await waitFor('the clipboard', async () => {
        const found = await readClipboard();
        return found['text/html'] === undefined ? undefined : found;
      });
      assert.equal(copied['text/plain'], '江岸的夜色很安静，灯光落在水面上。');
      assert.ok(copied['text/html']!.includes('江岸的夜色很<b>安静</b>，灯光落在水面上。'), copied['text/html']);
      assert.ok(!/data-/.test(copied['text/html']!), copied['text/html']);
      await select(preview, '#scheme', '#scheme');
      assert.equal(await preview.webview.evaluate(() => document.execCommand('copy')), true, 'as VS Code does it');
      await waitFor('the other text', async () => (await readClipboard())['text/plain']?.startsWith('The lamps on the quay are LIT'));
    });

    it('offers a menu of its own', async () => {
      const preview = await get();
      const { article, webview } = preview;
      const items = webview.locator('#menu [role="menuitem"]');
      await article.evaluate(() => scrollTo(0, 0));
      await article.locator('#linked a').click({ button: 'right' });
      await items.first().waitFor();
      await takePicture('menu');
      assert.deepEqual((await items.allTextContents()).slice(0, 2), ['Open Link', 'Copy Link Address']);
      await items.filter({ hasText: 'Copy Link Address' }).click();
      await waitFor('the address', async () => (await readClipboard())['text/plain'] === 'https://example.com/lamp');
      await article.locator('#lamp').click({ button: 'right' });
      await items.filter({ hasText: 'Copy Picture Address' }).click();
      await waitFor('the address as written', async () => (await readClipboard())['text/plain'] === '/images/light.png');
      await select(preview, '#lamp', '#linked');
      await article.locator('#linked').click({ button: 'right' });
      await items.filter({ hasText: 'Copy as HTML' }).click();
      await waitFor('the HTML', async () => /<a (?:target="_blank" rel="noopener" )?href="https:\/\/example.com\/lamp"[^>]*>A lamp<\/a>/.test((await readClipboard())['text/plain'] ?? ''));
      const written = (await readClipboard())['text/plain']!;
      assert.ok(!/data-|blob:|galley/.test(written), written);
      assert.ok(written.includes('<iframe src="https://example.com/film" title="A film" width="64" height="36"></iframe>'), written);
      await article.locator('#p3').click({ button: 'right' });
      await code.page.keyboard.press('End');
      await code.page.keyboard.press('ArrowDown');
      await code.page.keyboard.press('Escape');
      assert.equal(await items.count(), 0);
      await article.locator('#p3').click({ button: 'right' });
      await items.filter({ hasText: 'Go to Source' }).click();
      await code.waitForCaret('Ln 20,');
    });

    it('can be put away', async () => {
      const preview = await get();
      await button(preview, 'hide').click();
      await waitFor('the toolbar to go', async () => !(await preview.webview.locator('#toolbar').isVisible()) && !(await preview.webview.locator('footer').isVisible()));
      await code.runCommand('Galley: Toggle Preview Toolbar').catch(() => undefined);
      await waitFor('the toolbar', async () => preview.webview.locator('#toolbar').isVisible());
    });

    it('stays with its post when locked, beside one that follows', async () => {
      const first = await get();
      await button(first, 'phone').click();
      await button(first, 'lock').click();
      await waitFor('the lock', async () => (await button(first, 'lock').getAttribute('aria-pressed')) === 'true');
      const lockedTab = code.page.locator('.tab', { hasText: '[Preview] shore.md' });
      await lockedTab.waitFor();
      await openInFirstGroup('source/_posts/tides.md');
      await code.runCommand('Galley: Open Preview to the Side');
      const second = await waitForTitle('Tides');
      assert.equal(await second.article.evaluate(() => innerWidth), 390, 'what was chosen in one holds for all');
      await takePicture('two');
      await openInFirstGroup('source/_posts/shore.md');
      await code.page.locator('.tab', { hasText: /^Preview shore\.md/ }).waitFor();
      await openInFirstGroup('source/_posts/tides.md');
      await code.page.locator('.tab', { hasText: /^Preview tides\.md/ }).waitFor();
      await lockedTab.click();
      const again = await get();
      await waitFor('the lock', async () => (await button(again, 'lock').getAttribute('aria-pressed')) === 'true');
    });

    it('comes back locked after a reload', async () => {
      await Promise.all([code.page.waitForEvent('load'), code.runCommand('Developer: Reload Window')]);
      const preview = await waitFor('the preview after the reload', async () => (await findPreviews()).get('River shore'), 60_000);
      await waitFor('the lock', async () => (await button(preview, 'lock').getAttribute('aria-pressed')) === 'true');
      assert.equal(await button(preview, 'phone').getAttribute('aria-pressed'), 'true');
      await code.page.locator('.tab', { hasText: '[Preview] shore.md' }).waitFor();
      await code.page.locator('.tab', { hasText: /^Preview tides\.md/ }).waitFor();
      await button(preview, 'desktop').click();
    });

    it('previews a file that is no post', async () => {
      await openInFirstGroup('notes.html');
      await code.runCommand('Galley: Open Preview to the Side');
      await code.findFrame('the notes', async frame => (await frame.locator('#notes').count()) > 0);
    });

    it('previews a text that is not saved', async () => {
      await code.focusFirstGroup();
      await code.runCommand('File: New Untitled Text File');
      await code.page.waitForSelector('.tab.active[data-resource-name="Untitled-1"]');
      await code.runCommand('Change Language Mode');
      await code.page.keyboard.type('Markdown');
      await code.page.keyboard.press('Enter');
      await code.page.locator('.statusbar-item', { hasText: /^Markdown$/ }).waitFor();
      // Until the picker is gone, Enter is its own.
      await code.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await code.page.keyboard.type('---\ntitle: Unsaved\n---\n\nNot **saved** yet.');
      await code.runCommand('Galley: Open Preview to the Side');
      const { article } = await waitForTitle('Unsaved');
      await article.locator('strong', { hasText: 'saved' }).waitFor();
    });
  });
}
