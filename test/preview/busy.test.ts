import assert from 'node:assert/strict';
import { makeBlog, titled, type VsCodeWindow } from './host';
import { waitFor } from '../waitFor';

const MINUTE = 60_000;
const title = 'A hundred thousand elements';
const text = `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n<p id="first">First</p>\n\n<div>${'<b>x</b>'.repeat(100_000)}</div>\n`;

describe('An editor beside a busy preview', () => {
  const openBlog = makeBlog('busy', { files: { 'galley.json': '{}', 'source/_posts/busy.md': text } });
  let code: VsCodeWindow;

  before(async () => {
    code = await openBlog();
  });
  after(async () => {
    await code.dispose();
  });

  // What the preview shows of such bodies is asked in test/page.
  it('takes the keys at once, and the preview follows', async () => {
    const article = await code.openPreview('source/_posts/busy.md', async found => await titled(title)(found) && (await found.locator('#first').count()) === 1);
    await code.focusFirstGroup();
    await code.page.locator('.monaco-editor[data-uri$="/busy.md"]').first().click({ position: { x: 200, y: 60 } });
    await code.page.keyboard.press('Control+Home');
    await code.page.keyboard.press('ArrowDown');
    await code.page.keyboard.press('End');
    await code.page.keyboard.type(' typed');
    // The editor takes the keys whatever the preview is busy with.
    await waitFor('the editor', () => code.page.evaluate(() => [...document.querySelectorAll('.monaco-editor[data-uri$="/busy.md"] .view-line')].some(line => line.textContent?.endsWith('typed'))), 5000);
    await waitFor('the preview', async () => (await article.locator('.galley-title').textContent({ timeout: 2000 }).catch(() => '')) === `${title} typed`, MINUTE);
    assert.equal(await article.locator('#first').textContent(), 'First');
    await code.page.keyboard.press('Control+z');
  }).timeout(3 * MINUTE);
});
