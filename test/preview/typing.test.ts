import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBlog, type VsCodeWindow } from './host';
import { waitFor } from '../waitFor';

const tides = '---\ntitle: Tides\nauthor: 林夏\ncategories: [Nature, Rivers]\ndate: 2026-01-02 03:04:05\n---\n<p>Text.</p>\n';
const KEY_MS = 60;

// Somebody writes the metadata of a post from an empty file on, with nothing but a keyboard.
describe('Typing metadata @contract', () => {
  const openBlog = makeBlog('typing', {
    files: { 'galley.json': '{ "preset": "hexo", "site": { "timeZone": "Asia/Shanghai" } }', 'source/_posts/new.md': '', 'source/_posts/tides.md': tides },
  });
  let code: VsCodeWindow;

  before(async () => {
    code = await openBlog();
  });

  after(async () => {
    await code.dispose();
  });

  const type = (text: string): Promise<void> => code.page.keyboard.type(text, { delay: KEY_MS });
  const press = (key: string): Promise<void> => code.page.keyboard.press(key, { delay: KEY_MS });
  const suggestions = () => code.page.locator('.suggest-widget.visible .monaco-list-row');
  const line = (number: number): Promise<string> => code.page.evaluate(wanted => {
    const lines = [...document.querySelectorAll<HTMLElement>('.monaco-editor[data-uri$="new.md"] .view-line')].sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top));
    return (lines[wanted]?.textContent ?? '').replaceAll('\u00a0', ' ');
  }, number);
  const waitForLine = (number: number, text: string): Promise<unknown> => waitFor(`line ${number} to be "${text}"`, async () => (await line(number)) === text).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; it is "${await line(number)}"`);
  });
  const countSquiggles = (kind: string): Promise<number> => code.page.locator(`.monaco-editor[data-uri$="new.md"] .squiggly-${kind}`).count();

  it('is helped by suggestions, and never told of what is only not finished yet', async () => {
    await code.openFile('source/_posts/new.md');
    // VS Code starts Galley when the first post is opened: it is there once it has counted.
    await code.page.locator('.statusbar-item', { hasText: /^0 words$/ }).waitFor();
    // Of an empty file it says at once what is missing. That goes with the first line.
    await type('---\n');
    await waitFor('the squiggle of the empty file to go', async () => (await countSquiggles('error')) === 0);
    await code.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { galleySquiggles: seen });
      new MutationObserver(() => {
        for (const found of document.querySelectorAll('.monaco-editor[data-uri$="new.md"] [class*="squiggly-"]')) seen.push(found.className);
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
    });
    await type('ti');
    await waitFor('the key', async () => (await suggestions().allTextContents())[0]?.startsWith('title'));
    await press('Enter');
    await waitForLine(1, 'title: new');
    await type('Low water');
    await press('Enter');
    await type('au');
    await waitFor('the next key', async () => (await suggestions().allTextContents())[0]?.startsWith('author'));
    await press('Enter');
    await waitFor('the author', async () => (await suggestions().allTextContents())[0]?.startsWith('林夏'));
    await press('Enter');
    await waitForLine(2, 'author: 林夏');
    await press('Enter');
    await type('categories: [');
    await waitFor('the categories', async () => (await suggestions().allTextContents()).some(text => text.startsWith('Nature')));
    await type('Nat');
    await press('Enter');
    await waitFor('the category', async () => /^categories: \[Nature\]?$/.test(await line(3)));
    await press('End');
    if (!(await line(3)).endsWith(']')) await type(']');
    await press('Enter');
    await type('date: ');
    await waitFor('the date', async () => (await suggestions().count()) > 0);
    await press('Enter');
    await waitFor('a date', async () => /^date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(await line(4)));
    await press('Enter');
    await type('comments: fal');
    await waitFor('the word', async () => (await suggestions().allTextContents())[0]?.startsWith('false'));
    await press('Enter');
    await press('Enter');
    assert.deepEqual(await code.page.evaluate(() => (globalThis as unknown as { galleySquiggles: string[] }).galleySquiggles), []);
    await type('---\n\n<p>Text.</p>');
    await waitForLine(8, '<p>Text.</p>');
    // The block is closed: what it still lacks may be told.
    await code.page.locator('.monaco-editor[data-uri$="new.md"] .squiggly-info').first().waitFor();
  });

  it('tells of a mistake once its line is left', async () => {
    await press('Control+Home');
    await press('ArrowDown');
    await press('End');
    await type(': a study');
    await press('ArrowDown');
    await code.page.locator('.monaco-editor[data-uri$="new.md"] .squiggly-error').first().waitFor();
    await press('ArrowUp');
    await press('Control+.');
    await code.page.waitForSelector('.action-widget .monaco-list-row');
    await press('Enter');
    await waitForLine(1, "title: 'Low water: a study'");
    await waitFor('the squiggle to go', async () => (await countSquiggles('error')) === 0);
  });

  it('tells of all of it on save', async () => {
    await press('Control+Home');
    await press('ArrowDown');
    await press('End');
    await type('\nupdated: 2024-13-1');
    await press('Escape');
    assert.equal(await countSquiggles('error'), 0);
    await press('Control+s');
    await code.page.locator('.monaco-editor[data-uri$="new.md"] .squiggly-error').first().waitFor();
    await waitFor('the file', async () => (await readFile(join(code.folder, 'source/_posts/new.md'), 'utf8')).includes('updated: 2024-13-1\n'));
  });
});
