import assert from 'node:assert/strict';
import { openVsCode, targets, type VsCodeWindow } from './host';
import { waitFor } from '../waitFor';

const MINUTE = 60_000;
const head = (title: string): string => `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n`;
const paragraph = '<p style="text-indent: 2em; text-align: left;">潮水每天推迟约五十分钟，the tide table of a small harbour.</p>';

/** Bodies that no author means, and a text that each of them shows. */
const bodies: Readonly<Record<string, string>> = {
  'five megabytes': paragraph.repeat(Math.ceil(5_000_000 / paragraph.length)),
  'a hundred thousand elements': `<div>${'<b>x</b>'.repeat(100_000)}</div>`,
  'ten thousand levels': `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}`,
  'emphasis that never ends': '*a '.repeat(50_000),
  'words joined by low lines': '_a__b'.repeat(20_000),
  'lists within lists': Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level * 2)}- item`).join('\n'),
  'quotes within quotes': `${'> '.repeat(5000)}deep`,
};

for (const target of targets.filter(({ version }) => version === 'newest')) {
  describe(`A preview of what no author means (${target.name})`, () => {
    let code: VsCodeWindow;

    before(async () => {
      const files = Object.entries(bodies).map(([title, body]) => [`source/_posts/${title.replaceAll(' ', '-')}.md`, `${head(title)}<p id="first">First</p>\n\n${body}\n\n<p id="last">Last</p>\n`]);
      code = await openVsCode(target, { files: { 'galley.json': '{}', ...Object.fromEntries(files) }, settings: { 'files.autoSave': 'off', 'editor.minimap.enabled': false, 'markdown.validate.enabled': false } });
    });
    after(async () => {
      await code.dispose();
    });

    let isOpen = false;

    for (const title of Object.keys(bodies)) {
      it(`shows ${title}, and what is typed there`, async () => {
        const name = `${title.replaceAll(' ', '-')}.md`;
        await code.focusFirstGroup();
        await code.openFile(`source/_posts/${name}`);
        if (!isOpen) await code.runCommand('Galley: Open Preview to the Side');
        isOpen = true;
        const article = await waitFor('the article', async () => {
          const found = (await code.findPreview()).article;
          return (await found.locator('.galley-title').textContent({ timeout: 2000 }).catch(() => '')) === title && (await found.locator('#first').count()) === 1 ? found : undefined;
        }, MINUTE);
        await code.focusFirstGroup();
        await code.page.locator(`.monaco-editor[data-uri$="${name}"]`).first().click({ position: { x: 200, y: 60 } });
        await code.page.keyboard.press('Control+Home');
        await code.page.keyboard.press('ArrowDown');
        await code.page.keyboard.press('End');
        await code.page.keyboard.type(' typed');
        // The editor takes the keys whatever the preview is busy with.
        await waitFor('the editor', () => code.page.evaluate(wanted => [...document.querySelectorAll(`.monaco-editor[data-uri$="${wanted}"] .view-line`)].some(line => line.textContent?.endsWith('typed')), name), 5000);
        await waitFor('the preview', async () => (await article.locator('.galley-title').textContent({ timeout: 2000 }).catch(() => '')) === `${title} typed`, MINUTE);
        assert.equal(await article.locator('#first').textContent(), 'First');
        await code.page.keyboard.press('Control+z');
      }).timeout(3 * MINUTE);
    }
  });
}
