import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBlog, type VsCodeWindow } from './host';
import { toLightPicture } from './lightPicture';
import { waitFor } from '../waitFor';

const head = '---\ntitle: Tides\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n';
const text = `${head}<p><img src="/images/one.png"></p>\n\n![Good words](/images/two.png)\n\n![](/images/three.png)\n\n${'<p>…</p>\n'.repeat(60)}\n<p><img alt='IMG_0001.png' src="/images/four.png"></p>\n`;

describe('Walking the alts', () => {
  const names = ['one', 'two', 'three', 'four'].map((name, at) => [`source/images/${name}.png`, toLightPicture(20 + at, 10)] as const);
  const openBlog = makeBlog('alts', { files: { 'galley.json': '{}', 'source/_posts/tides.md': text, ...Object.fromEntries(names) } });
  let code: VsCodeWindow;

  before(async () => {
    code = await openBlog();
  });
  after(async () => {
    await code.dispose();
  });

  it('asks for the words of each picture that lacks them, the picture in view, by keyboard alone', async () => {
    await code.openFile('source/_posts/tides.md');
    await code.runCommand('Galley: Walk the Pictures Without Alt');
    const title = code.page.locator('.quick-input-widget:visible .quick-input-title');
    const isAsked = (name: string): Promise<unknown> => waitFor(`the question for ${name}`, async () => (await title.textContent())?.includes(name));
    const isInView = (name: string): Promise<unknown> => waitFor(`${name} in view`, async () => (await code.findPreview()).article.evaluate(wanted => {
      const box = document.querySelector(`[data-galley-src$="${wanted}"]`)?.getBoundingClientRect();
      return box !== undefined && box.bottom > 0 && box.top < innerHeight;
    }, name));
    const { keyboard } = code.page;

    await isAsked('one.png');
    await isInView('one.png');
    await keyboard.type('A "low" wall');
    await keyboard.press('Enter');
    await isAsked('three.png');
    await keyboard.press('Enter');
    await isAsked('four.png');
    await isInView('four.png');
    assert.equal(await code.page.locator('.quick-input-widget:visible input[type="text"]').inputValue(), 'IMG_0001.png');
    await keyboard.press('Control+A');
    await keyboard.type('four.png');
    await keyboard.press('Enter');
    await code.page.locator('.quick-input-message', { hasText: 'the name of a file' }).waitFor();
    await keyboard.press('Control+A');
    await keyboard.type('桥');
    await keyboard.press('Enter');
    await title.waitFor({ state: 'hidden' });
    await keyboard.press('Control+S');
    const expected = text.replace('<img src="/images/one.png">', '<img src="/images/one.png" alt="A &quot;low&quot; wall">').replace('alt=\'IMG_0001.png\'', 'alt="桥"');
    await waitFor('the text', async () => (await readFile(join(code.folder, 'source/_posts/tides.md'), 'utf8')) === expected);
  });

  it('ends with Escape and keeps what was written', async () => {
    await code.runCommand('Galley: Walk the Pictures Without Alt');
    const title = code.page.locator('.quick-input-widget:visible .quick-input-title');
    await waitFor('the question', async () => (await title.textContent())?.includes('three.png'));
    await code.page.keyboard.press('Escape');
    await title.waitFor({ state: 'hidden' });
    assert.ok((await readFile(join(code.folder, 'source/_posts/tides.md'), 'utf8')).includes('![](/images/three.png)'));
  });
});
