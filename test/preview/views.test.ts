import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { makeBlog, type VsCodeWindow } from './host';
import { toLightPicture } from './lightPicture';
import { post, shore } from '../page/viewsPosts';
import { waitFor } from '../waitFor';

describe('Around the article', () => {
  const openBlog = makeBlog('views', {
    files: {
      'galley.json': '{ "preset": "hexo", "site": { "timeZone": "Asia/Shanghai", "language": "zh-CN" } }',
      'source/_posts/shore.md': shore,
      'source/_posts/tides.md': post('Tides', '<p id="tide">Low water.</p>'),
      'source/images/light.png': toLightPicture(240, 120),
      'package.json': '{ "dependencies": { "hexo": "^8.0.0", "hexo-renderer-kramed": "^0.1.4" } }',
      'notes.html': '<h1 id="notes">Notes</h1><p>No post.</p>',
    },
  });
  let code: VsCodeWindow;

  before(async () => {
    code = await openBlog();
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
  });

  it('says of a site with another renderer that it imitates hexo-renderer-marked', async () => {
    await code.focusFirstGroup();
    await code.page.locator('[id="status.languageStatus"]').click();
    await code.page.locator('.hover-language-status', { hasText: 'the preview imitates hexo-renderer-marked, the site uses hexo-renderer-kramed' }).waitFor();
    await code.page.keyboard.press('Escape');
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

  it('has Ctrl+F for its own, and gives the focus back', async () => {
    const { article, webview } = await get();
    await code.focusArticle();
    await code.page.keyboard.press('Control+f');
    await waitFor('the focus', async () => webview.evaluate(() => document.activeElement?.localName === 'input'));
    await code.page.keyboard.type('ARE lit');
    await waitFor('the match', async () => (await webview.locator('#find [role="status"]').textContent()) === '1 of 1');
    await code.page.keyboard.press('Escape');
    assert.equal(await webview.locator('#find').isVisible(), false);
    assert.equal(await article.evaluate(() => getSelection()!.toString()), 'are LIT');
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
