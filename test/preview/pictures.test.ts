import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { makeBlog, type VsCodeWindow } from './host';
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

describe('Pictures', () => {
  const openBlog = makeBlog('pictures', {
    files: {
      'galley.json': '{ "image": { "maxWidth": 100 } }', [POST]: text, 'source/images/sea.png': toLightPicture(30, 10), 'notes.md': 'Notes.\n',
      'drawer/river-at-dawn.png': toLightPicture(40, 10), 'source/images/2019': 'A file where a folder is wanted.', 'source/_posts/old.md': text.replace('2021', '2019'),
      'source/_posts/older.md': text.replace('2021', '2018'), 'source/images/sky.png': toLightPicture(31, 10),
      'source/_posts/shore.md': `${text}${toBlock('/images/sea.png', 'The sea')}\n`,
    },
  });
  let code: VsCodeWindow;

  before(async () => {
    code = await openBlog();
  });
  after(async () => {
    await code.dispose();
  });

  // A test that fails leaves nothing behind that the next one would stumble over.
  beforeEach(async () => {
    if ((await read()) === text && !existsSync(join(code.folder, 'source/images/2021'))) return;
    await code.closeEditors();
    await rm(join(code.folder, 'source/images/2021'), { recursive: true, force: true });
    await writeFile(join(code.folder, POST), text);
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
    const names = await readdir(join(code.folder, 'source/images/2021')).catch(() => []);
    return names.filter(name => !name.startsWith('.'));
  };
  const paste = (given: Transferred): Promise<void> => code.page.evaluate(({ files = [], texts = {} }) => {
    const transfer = new DataTransfer();
    for (const { name, type, bytes } of files) transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
    for (const [type, content] of Object.entries(texts)) transfer.setData(type, content);
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true, composed: true }));
  }, given);
  const open = async (path = POST): Promise<void> => {
    await code.openFile(path);
    // Galley counts the words of a post: it is there.
    if (path !== 'notes.md') await code.waitForGalley();
    const end = `Ln ${(await read(path)).split('\n').length},`;
    await waitFor('the caret at the end', async () => {
      await code.focusFirstGroup();
      await code.page.keyboard.press('Control+End');
      return (await code.readStatus()).includes(end);
    });
  };
  /** Waits for a message among VS Code's notifications: one that is driven shows none of them by itself. */
  const expectMessage = async (words: string): Promise<void> => {
    const { page } = code;
    await page.locator('[id="status.notifications"] .codicon-bell-dot').click();
    await page.locator('.notifications-center .notification-list-item', { hasText: words }).first().waitFor();
    await page.locator('.notifications-center-header .codicon-notifications-clear-all').click();
    await waitFor('the editor to have the focus', async () => {
      await page.keyboard.press('Control+1');
      return page.evaluate(() => document.activeElement?.closest('.part.editor .monaco-editor') instanceof Element);
    });
  };
  /** Takes another of the ways to put in what was pasted last. */
  const chooseWay = async (title: string): Promise<void> => {
    await code.page.locator('.post-edit-widget').waitFor();
    await code.page.keyboard.press('Control+.');
    await waitFor(`"${title}" to be chosen`, async () => {
      const chosen = await code.page.locator('.action-widget .monaco-list-row.focused').textContent();
      if (!chosen?.includes(title)) await code.page.keyboard.press('ArrowDown');
      return chosen?.includes(title);
    });
    await code.page.keyboard.press('Enter');
  };
  const expectUndone = async (): Promise<void> => {
    await undo();
    await expectText(text);
    await waitFor('files and folder to be gone', () => !existsSync(join(code.folder, 'source/images/2021')));
  };
  const drop = (given: Transferred, { x, y }: { readonly x: number; readonly y: number }): Promise<void> => code.page.evaluate(({ files = [], texts = {}, x, y }) => {
    const transfer = new DataTransfer();
    for (const { name, type, bytes } of files) transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
    for (const [type, content] of Object.entries(texts)) transfer.setData(type, content.replaceAll('{host}', location.host));
    const target = document.elementFromPoint(x, y)!;
    for (const type of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true, composed: true, shiftKey: true, clientX: x, clientY: y }));
  }, { ...given, x: x + 5, y: y + 5 });
  const findLine = async (): Promise<{ readonly x: number; readonly y: number }> => (await code.page.locator('.view-line', { hasText: 'One.' }).boundingBox())!;
  const undo = async (): Promise<void> => code.page.keyboard.press('Control+Z');

  it('puts a pasted picture in as a block, the alt to be written at once; one undo takes text and file back @contract', async () => {
    await open();
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
    // macOS gives the names of copied files as a text, too.
    await paste({ files: [toFile('low-wall.png'), toFile('high-wall.png', toLightPicture(21, 10))], texts: { 'text/plain': 'low-wall.png\nhigh-wall.png' } });
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
    await chooseWay('as this blog writes pictures');
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

  it('takes a file that is dragged from the explorer, and one from outside @contract', async () => {
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

    await drop({ files: [toFile('low-wall.png')] }, to);
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

  for (const [title, expected] of [
    ['with a caption', /^[^]*<p>One\.<\/p>\n\n<figure[^>]*>\s*<img src="\/images\/2021\/low-wall\.png" alt="low wall"[^>]*>\s*<figcaption[^>]*><\/figcaption>\s*<\/figure>\n$/],
    ['in Markdown', `${text}\n![low wall](/images/2021/low-wall.png)\n`],
    ['address', `${text}/images/2021/low-wall.png`],
  ] as const) {
    it(`takes a pasted picture ${title} when the author wants it so; one undo takes all back`, async () => {
      await open();
      await paste({ files: [toFile('low-wall.png')] });
      await expectText(`${text}\n${toBlock('/images/2021/low-wall.png', 'low wall')}\n`);
      await chooseWay(title);
      await expectText(expected);
      assert.deepEqual(await listPictures(), ['low-wall.png']);
      await expectUndone();
    });
  }

  it('puts a picture in place of what is selected', async () => {
    await open();
    await code.page.keyboard.press('Control+Shift+Home');
    await code.page.keyboard.press('Control+End');
    await code.page.keyboard.press('Shift+ArrowUp');
    await paste({ files: [toFile('low-wall.png')] });
    await expectText(`${head}\n${toBlock('/images/2021/low-wall.png', 'low wall')}\n`);
    await expectUndone();
  });

  it('puts a picture in place of an empty paragraph', async () => {
    await open();
    await code.page.keyboard.type('<p style="text-indent: 2em"></p>');
    for (let times = 0; times < '</p>'.length; times++) await code.page.keyboard.press('ArrowLeft');
    await paste({ files: [toFile('low-wall.png')] });
    await expectText(`${text}${toBlock('/images/2021/low-wall.png', 'low wall')}`);
    await waitFor('the empty post', async () => {
      await undo();
      await save();
      return (await read()) === text;
    });
  });

  it('says what a picture costs readers that is pasted or dropped', async () => {
    await open();
    await paste({ files: [toFile('broad-wall.png', toLightPicture(120, 10))] });
    await expectMessage('broad-wall.png: ');
    await expectUndone();
    await drop({ files: [toFile('broader-wall.png', toLightPicture(130, 10))] }, await findLine());
    await expectMessage('broader-wall.png: ');
    await expectUndone();
  });

  it('asks for a file, and for several pictures of the blog at once', async () => {
    await open();
    const { page } = code;
    const widget = page.locator('.quick-input-widget:visible');
    const title = widget.locator('.quick-input-title');
    const isAsked = (name: string): Promise<unknown> => waitFor(`the question for ${name}`, async () => (await title.textContent())?.includes(name));
    await code.runCommand('Galley: Insert Image…');
    await widget.locator('.monaco-list-row', { hasText: 'From a file…' }).click();
    // VS Code's own dialog of files: it comes with the folder's path.
    await waitFor('the dialog', async () => (await widget.locator('input[type="text"]').inputValue()).startsWith('/'));
    await waitFor('the question for its words', async () => {
      await widget.locator('input[type="text"]').fill(join(code.folder, 'drawer/river-at-dawn.png'));
      await page.keyboard.press('Enter');
      return title.filter({ hasText: 'river-at-dawn.png' }).waitFor({ timeout: 5000 }).then(() => true, () => false);
    });
    await page.keyboard.press('Enter');
    await expectText(`${text}\n${toBlock('/images/2021/river-at-dawn.png', 'river at dawn')}\n`);
    await expectUndone();

    await code.runCommand('Galley: Insert Image…');
    await widget.locator('.monaco-list-row', { hasText: 'Several at once…' }).click();
    for (const name of ['sea.png', 'sky.png']) await widget.locator('.monaco-list-row', { hasText: name }).locator('.monaco-checkbox, input[type="checkbox"]').first().click();
    await widget.locator('.monaco-button', { hasText: 'OK' }).click();
    for (let times = 1; times <= 2; times++) {
      await isAsked(`(${times}/2)`);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(`Picture ${times}`);
      await page.keyboard.press('Enter');
    }
    await expectText(/<p>One\.<\/p>\n\n<p[^>]*><img src="\/images\/s(?:ea|ky)\.png" alt="Picture 1"[^>]*><\/p>\n\n<p[^>]*><img src="\/images\/s(?:ea|ky)\.png" alt="Picture 2"[^>]*><\/p>\n$/);
    await undo();
    await expectText(text);
  });

  it('marks the pictures that no post shows, and asks for an address', async () => {
    await open();
    const { page } = code;
    const widget = page.locator('.quick-input-widget:visible');
    const findRow = (words: string): Locator => widget.locator('.monaco-list-row', { hasText: words });
    await code.runCommand('Galley: Insert Image…');
    await findRow('sky.png').filter({ hasText: 'no post shows it' }).waitFor();
    assert.equal(await findRow('sea.png').filter({ hasText: 'no post shows it' }).count(), 0);
    await findRow('Another address…').click();
    const input = widget.locator('input[type="text"]');
    await widget.locator('.quick-input-message', { hasText: 'The picture\'s address' }).waitFor();
    await input.fill('ftp://example.com/harbour-wall.jpg');
    await page.keyboard.press('Enter');
    await widget.locator('.quick-input-message', { hasText: 'Write a whole address' }).waitFor();
    await input.fill('https://example.com/harbour-wall.jpg');
    await page.keyboard.press('Enter');
    await widget.locator('.quick-input-title', { hasText: 'harbour-wall.jpg' }).waitFor();
    await page.keyboard.press('Enter');
    await expectText(`${text}\n${toBlock('https://example.com/harbour-wall.jpg', 'harbour wall')}\n`);
    await undo();
    await expectText(text);
  });

  it('writes the pictures of all posts as the blog does, after the author has seen the changes', async () => {
    const bare = `${text}<img src="/images/sea.png" alt="The sea">\n`;
    const paths = ['source/_posts/one.md', 'source/_posts/two.md'];
    for (const path of paths) await writeFile(join(code.folder, path), bare);
    await open(paths[0]);
    const changed = code.page.locator('.bulk-edit-panel .monaco-list-row', { hasText: /(?:one|two)\.md/ });
    await waitFor('both posts', async () => {
      await code.runCommand('Galley: Write All Pictures as the Blog Does…');
      await code.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: '/pictures' }).click();
      return changed.nth(1).waitFor({ timeout: 5000 }).then(() => true, () => false);
    });
    for (const path of paths) assert.equal(await read(path), bare);
    for (const row of await changed.all()) await row.locator('.edit-checkbox').click();
    await code.page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Apply' }).click();
    await code.runCommand('File: Save All');
    const mended = bare.replace('<img src="/images/sea.png" alt="The sea">', toBlock('/images/sea.png', 'The sea'));
    await waitFor('both posts', async () => (await Promise.all(paths.map(read))).every(content => content === mended))
      .catch(async () => assert.deepEqual(await Promise.all(paths.map(read)), [mended, mended]));
  });

  it('says so, and leaves nothing behind, when the file cannot be made', async () => {
    // A folder in which nobody can make a file, not even root.
    await symlink('/proc/sys/user', join(code.folder, 'source/images/2018'));
    for (const [post, year] of [['old', '2019'], ['older', '2018']] as const) {
      await open(`source/_posts/${post}.md`);
      await paste({ files: [toFile('low-wall.png'), toFile('high-wall.png', toLightPicture(21, 10))] });
      await expectMessage(`No file could be made in source/images/${year}`);
      await drop({ files: [toFile('low-wall.png')] }, await findLine());
      await expectMessage(`No file could be made in source/images/${year}`);
      await save();
      assert.equal(await read(`source/_posts/${post}.md`), text.replace('2021', year));
    }
    assert.equal(await read('source/images/2019'), 'A file where a folder is wanted.');
    assert.deepEqual((await readdir(join(code.folder, 'source/_posts'))).filter(name => name.endsWith('.png')), []);
  });

  it('takes a picture that is dragged from a page with its words, as a block', async () => {
    await open();
    await drop({ texts: { 'text/uri-list': address, 'text/html': `<img src="${address}" alt="A bridge">`, 'text/plain': address } }, await findLine());
    await expectText(`${text}${toBlock(address, 'A bridge')}\n`);
    await undo();
    await expectText(text);
  });

  it('takes no part of more pictures than it can', async () => {
    await open();
    const uris = Array.from({ length: 60 }, (_, index) => `vscode-remote://{host}${code.folder}/drawer/${index}.png`).join('\r\n');
    await drop({ texts: { 'text/uri-list': uris } }, await findLine());
    await expectMessage('These are 60 pictures, and no more than 50 can be put in at once.');
    await expectText(text);
  });

  it('says so when a picture is gone before it is dropped', async () => {
    await open();
    await drop({ texts: { 'text/uri-list': `vscode-remote://{host}${code.folder}/drawer/gone-wall.png` } }, await findLine());
    await expectMessage('gone-wall.png cannot be read.');
    await expectText(text);
  });
});
