import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openVsCode, targets, type VsCodeWindow } from './host';
import { toLightPicture } from './lightPicture';
import { waitFor } from '../waitFor';

const POST = 'source/_posts/tides.md';
const head = '---\ntitle: Tides\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n';
const text = `${head}<p>One.</p>\n`;
const PNG = toLightPicture(20, 10);
const address = 'https://example.com/low-wall.png';

const toBlock = (src: string, alt: string): string => `<p style="text-align:center"><img src="${src}" alt="${alt}" referrerpolicy="no-referrer"></p>`;

interface Transferred {
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: readonly number[] }[];
  readonly texts?: Readonly<Record<string, string>>;
}

const toFile = (name: string, bytes: Uint8Array = PNG): NonNullable<Transferred['files']>[number] => ({ name, type: 'image/png', bytes: [...bytes] });

for (const target of targets) {
  describe(`Pictures (${target.name})`, () => {
    let code: VsCodeWindow;

    before(async () => {
      code = await openVsCode(target, {
        files: {
          'galley.json': '{}', [POST]: text, 'source/images/sea.png': toLightPicture(30, 10), 'notes.md': 'Notes.\n',
          'drawer/river-at-dawn.png': toLightPicture(40, 10), 'source/images/2019': 'A file where a folder is wanted.', 'source/_posts/old.md': text.replace('2021', '2019'),
        },
        settings: { 'files.autoSave': 'off' },
      });
    });
    after(async () => {
      await code.dispose();
    });

    const read = (path = POST): Promise<string> => readFile(join(code.folder, path), 'utf8');
    const save = async (): Promise<void> => code.page.keyboard.press('Control+S');
    const expectText = async (expected: string | RegExp, path = POST): Promise<void> => {
      await waitFor('the text', async () => {
        await save();
        const present = await read(path);
        return typeof expected === 'string' ? present === expected : expected.test(present);
      }).catch(async () => assert.equal(await read(path), expected));
    };
    const listPictures = async (): Promise<readonly string[]> => {
      const folder = join(code.folder, 'source/images/2021');
      return existsSync(folder) ? readdir(folder) : [];
    };
    const paste = (given: Transferred): Promise<void> => code.page.evaluate(({ files = [], texts = {} }) => {
      const transfer = new DataTransfer();
      for (const { name, type, bytes } of files) transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      for (const [type, content] of Object.entries(texts)) transfer.setData(type, content);
      document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true, composed: true }));
    }, given);
    const open = async (path = POST): Promise<void> => {
      await code.openFile(path);
      await code.focusFirstGroup();
      await code.page.keyboard.press('Control+End');
    };
    const undo = async (): Promise<void> => code.page.keyboard.press('Control+Z');

    it('puts a pasted picture in as a block, the alt to be written at once; one undo takes text and file back', async () => {
      await open();
      // Galley counts the words of a post: it is there.
      await waitFor('Galley', async () => /\b\d+ words?\b/.test(await code.readStatus()));
      await paste({ files: [toFile('image.png')] });
      await waitFor('the file', async () => (await listPictures()).length === 1);
      const [name] = await listPictures();
      assert.match(name!, /^\d{8}-[\da-f]+\.png$/);
      assert.ok((await readFile(join(code.folder, 'source/images/2021', name!))).equals(PNG));
      await expectText(`${text}\n${toBlock(`/images/2021/${name}`, '')}\n`);
      await code.page.keyboard.type('A low wall');
      await expectText(`${text}\n${toBlock(`/images/2021/${name}`, 'A low wall')}\n`);
      await waitFor('text and file to be gone', async () => {
        await undo();
        await save();
        return (await read()) === text && (await listPictures()).length === 0;
      });
    });

    it('puts several files in, named after their words', async () => {
      await open();
      await paste({ files: [toFile('low-wall.png'), toFile('high-wall.png', toLightPicture(21, 10))] });
      await expectText(`${text}\n${toBlock('/images/2021/low-wall.png', 'low wall')}\n\n${toBlock('/images/2021/high-wall.png', 'high wall')}\n`);
      assert.deepEqual((await listPictures()).toSorted(), ['high-wall.png', 'low-wall.png']);
      await undo();
      await expectText(text);
      await waitFor('the files to be gone', async () => (await listPictures()).length === 0);
    });

    it('pastes the address of a picture as a text, and offers the block', async () => {
      await open();
      await paste({ texts: { 'text/plain': address } });
      await expectText(text + address);
      await code.page.keyboard.press('Control+.');
      await waitFor('the block to be chosen', async () => {
        const chosen = await code.page.locator('.action-widget .monaco-list-row.focused').textContent();
        if (!chosen?.includes('as this blog writes pictures')) await code.page.keyboard.press('ArrowDown');
        return chosen?.includes('as this blog writes pictures');
      });
      await code.page.keyboard.press('Enter');
      await expectText(`${text}\n${toBlock(address, 'low wall')}\n`);
      await undo();
      await undo();
      await expectText(text);
    });

    it('takes the picture out of a page\'s markup, with its words', async () => {
      await open();
      await paste({ texts: { 'text/html': `<html><body><!--StartFragment--><img src="${address}" alt="A &quot;wall&quot;"><!--EndFragment--></body></html>` } });
      await expectText(`${text}\n${toBlock(address, 'A &quot;wall&quot;')}\n`);
      await undo();
      await expectText(text);
    });

    it('takes a file that is dragged from the explorer, and one from outside', async () => {
      await open();
      const { page } = code;
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'drawer' }).click();
      const from = (await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'river-at-dawn' }).boundingBox())!;
      const to = (await page.locator('.view-line', { hasText: 'One.' }).boundingBox())!;
      await page.mouse.move(from.x + 40, from.y + 8);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 8, { steps: 5 });
      // Not before: a click with Shift selects all files down to this one.
      await page.keyboard.down('Shift');
      for (const step of [0.2, 0.6, 0.9, 1]) await page.mouse.move(from.x + 40 + (to.x - from.x) * step, from.y + 8 + (to.y - from.y) * step, { steps: 5 });
      await page.mouse.up();
      await page.keyboard.up('Shift');
      await expectText(`${text}${toBlock('/images/2021/river-at-dawn.png', 'river at dawn')}\n`);
      await undo();
      await expectText(text);
      await waitFor('the file to be gone', async () => (await listPictures()).length === 0);

      await page.evaluate(({ name, bytes, x, y }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }));
        const target = document.elementFromPoint(x, y)!;
        for (const type of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true, composed: true, shiftKey: true, clientX: x, clientY: y }));
      }, { ...toFile('low-wall.png'), x: to.x + 5, y: to.y + 5 });
      await expectText(`${text}${toBlock('/images/2021/low-wall.png', 'low wall')}\n`);
      await undo();
      await expectText(text);
    });

    it('leaves what is no post to VS Code', async () => {
      await open('notes.md');
      await paste({ texts: { 'text/html': `<img src="${address}" alt="A wall">`, 'text/plain': 'words' } });
      await expectText('Notes.\nwords', 'notes.md');
      await undo();
      await expectText('Notes.\n', 'notes.md');
    });

    it('leaves nothing behind when the file cannot be made', async () => {
      await open('source/_posts/old.md');
      await paste({ files: [toFile('low-wall.png')] });
      await code.page.locator('.post-edit-widget').waitFor();
      await save();
      assert.equal(await read('source/_posts/old.md'), text.replace('2021', '2019'));
      assert.equal(await read('source/images/2019'), 'A file where a folder is wanted.');
    });
  });
}
