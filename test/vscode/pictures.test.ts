import { CodeActionKind, commands, type CodeAction, type Diagnostic, type Hover, type InputBoxOptions, Range, TextEdit, Uri, window, workspace, type TextDocument } from 'vscode';
import { writePictures } from '../../src/vscode/pictures/writePictures';
import { assert, assertEqual } from './assert';
import { CLEAN, closeAll, getApi, getRoot, getShown, openPost, remove, toRule, waitForText, write } from './blog';
import { waitFor } from '../waitFor';

// The Node host's, where there is one; these tests are one bundle for both.
declare const process: {
  getBuiltinModule(name: 'http'): {
    createServer(answer: (request: { readonly url?: string; readonly headers: Readonly<Record<string, string | undefined>> }, response: { on(event: 'close', listener: () => void): void; writeHead(status: number, headers?: Readonly<Record<string, string>>): { end(body?: Uint8Array): void } }) => void): {
      listen(port: number, host: string, done: () => void): void;
      address(): { readonly port: number };
      close(): void;
    };
  };
};

const FOLDER = 'source/images/2026';

describe('pictures', () => {
  let river: Uint8Array;

  before(async () => {
    await getApi();
    river = await workspace.fs.readFile(Uri.joinPath(getRoot(), 'source/images/river.png'));
  });
  afterEach(async () => {
    await closeAll();
    for (const path of ['source/_posts/a.md', 'source/_posts/b.md', FOLDER, 'drawer', 'public', 'source/images/1999']) await remove(path);
  });

  describe('from files', () => {
    it('are copied into the folder of pictures, undone in one step with the text @contract', async function () {
      const files = [await write('drawer/low-wall.png', river), await write('drawer/high wall.png', toOther(river))];
      const { document } = await openPost('a.md', CLEAN);
      assertEqual(await commands.executeCommand('galley.insertImage', document.uri, { files, alt: 'A wall', offset: CLEAN.length }), true);
      await waitForText(document, `${CLEAN}\n${toBlock('/images/2026/a-wall.png')}\n\n${toBlock('/images/2026/a-wall-2.png')}\n`);
      assertEqual(await list(FOLDER), ['a-wall-2.png', 'a-wall.png']);
      assertEqual([...(await workspace.fs.readFile(Uri.joinPath(getRoot(), FOLDER, 'a-wall.png')))], [...river]);
      await commands.executeCommand('undo');
      await waitForText(document, CLEAN);
      await waitFor('the files and their folder to be gone', async () => (await list('source/images')).join() === 'river.png');
      this.timeout(60_000);
      await commands.executeCommand('redo');
      await waitFor('the files to be back', async () => (await list(FOLDER)).length === 2);
      await waitFor('their bytes', async () => (await workspace.fs.readFile(Uri.joinPath(getRoot(), FOLDER, 'a-wall-2.png'))).length === river.length + 1);
      await commands.executeCommand('undo');
      await waitFor('the files and their folder to be gone again', async () => (await list('source/images')).join() === 'river.png');
    });

    it('come back with their bytes, however many they are, when a step is done again', async function () {
      this.timeout(120_000);
      const files = await Promise.all(Array.from({ length: 60 }, (_, index) => write(`drawer/${index}.png`, Uint8Array.from([...river, index]))));
      const { document } = await openPost('a.md', CLEAN);
      assertEqual(await commands.executeCommand('galley.insertImage', document.uri, { files, alt: 'A wall', offset: CLEAN.length }), true);
      const names = await list(FOLDER);
      assertEqual(names.length, files.length);
      await commands.executeCommand('undo');
      await waitFor('the files to be gone', async () => (await list(FOLDER)).length === 0);
      await commands.executeCommand('redo');
      await waitFor('the files to be back', async () => (await list(FOLDER)).length === files.length);
      for (const name of names) await waitFor(`the bytes of ${name}`, async () => (await workspace.fs.stat(Uri.joinPath(getRoot(), FOLDER, name))).size === river.length + 1);
    });

    it('are used where they lie when the site publishes them, and are no second time when they are there', async () => {
      const { document } = await openPost('a.md', CLEAN);
      await commands.executeCommand('galley.insertImage', document.uri, { files: [Uri.joinPath(getRoot(), 'source/images/river.png')], alt: 'A wall', offset: CLEAN.length });
      await waitForText(document, `${CLEAN}\n${toBlock('/images/river.png')}\n`);
      const file = await write('drawer/low-wall.png', river);
      const present = toOther(river);
      await write(`${FOLDER}/a-wall.png`, present);
      for (let times = 0; times < 2; times++) await commands.executeCommand('galley.insertImage', document.uri, { files: [file], alt: 'A wall' });
      assertEqual(await list(FOLDER), ['a-wall-2.png', 'a-wall.png']);
      assertEqual([...(await workspace.fs.readFile(Uri.joinPath(getRoot(), FOLDER, 'a-wall.png')))], [...present]);
      assertEqual(document.getText().split('/images/2026/a-wall-2.png').length, 3);
    });

    it('keep names inside the folder, whatever the alt is', async () => {
      const { document } = await openPost('a.md', CLEAN);
      for (const [index, alt] of ['../../x', 'CON', '🌊🌊', 'a'.repeat(300), '..', 'a/b\\c:d', '潮汐'].entries()) {
        const file = await write(`drawer/${index}.png`, Uint8Array.from([...river, index]));
        assertEqual(await commands.executeCommand('galley.insertImage', document.uri, { files: [file], alt }), true, alt);
      }
      const made = await list(FOLDER);
      assertEqual(made.length, 7);
      for (const name of made) assert(/^[a-z\d-]{1,70}\.png$/.test(name), name);
      assertEqual((await list('source')).filter(name => name.includes('x')), []);
    });

    it('are refused when one is no picture or cannot be read, and nothing is changed', async () => {
      const { document } = await openPost('a.md', CLEAN);
      const files = [await write('drawer/low-wall.png', river), await write('drawer/words.png', 'words')];
      const told = await collectWarnings(async () => {
        await commands.executeCommand('galley.insertImage', document.uri, { files, alt: 'A wall' });
        await commands.executeCommand('galley.insertImage', document.uri, { files: [Uri.joinPath(getRoot(), 'drawer/nowhere.png')], alt: 'A wall' });
      });
      assertEqual(told, ['One of these files is no picture that browsers show. Nothing was inserted.', 'drawer/nowhere.png cannot be read.']);
      assertEqual(document.getText(), CLEAN);
      assertEqual(await list(FOLDER), []);
    });

    it('leave nothing when there can be no such folder', async () => {
      await write('source/images/1999', 'A file.');
      const text = CLEAN.replace('2026', '1999');
      const { document } = await openPost('a.md', text);
      const files = [await write('drawer/low-wall.png', river)];
      const told = await collectWarnings(async () => void (await commands.executeCommand('galley.insertImage', document.uri, { files, alt: 'A wall' })));
      assertEqual(told, ['No file could be made in source/images/1999, the folder of new pictures (image.directory of galley.json). Nothing was inserted.']);
      assertEqual(document.getText(), text);
    });
  });

  describe('in a post', () => {
    const bare = '<img src="/images/river.png" alt="A wall">';
    const text = `${CLEAN}${bare}\n`;
    const at = text.indexOf(bare);
    const getActions = ({ uri, positionAt }: TextDocument): Thenable<CodeAction[]> =>
      commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, new Range(positionAt(at + 3), positionAt(at + 3)), CodeActionKind.Refactor.value);
    const apply = async (document: TextDocument, title: string): Promise<void> => {
      const actions = await getActions(document);
      const action = actions.find(offered => offered.title === title);
      assert(action, `"${title}" is not offered, but ${actions.map(offered => offered.title).join(', ')}`);
      if (action.edit) await workspace.applyEdit(action.edit);
      if (action.command) await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    };

    it('are told of: their pixels and their weight', async () => {
      const { document } = await openPost('a.md', text);
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(at + 3));
      const shown = hovers.flatMap(({ contents }) => contents.map(content => (typeof content === 'string' ? content : content.value))).join('\n').replaceAll('&nbsp;', ' ').replaceAll('\\', '');
      assert(/48 × 32 pixels, 1 KB/.test(shown) && /!\[\]\([^)]*source\/images\/river\.png\|width=/.test(shown), shown);
    });

    it('become the house\'s block and the picture of the article, and go', async () => {
      const { document } = await openPost('a.md', text);
      const changes = [
        ['Write this picture as this blog writes pictures', text.replace(bare, toBlock('/images/river.png'))],
        ['Make this picture the article\'s headimg', text.replace("headimg: ''", 'headimg: /images/river.png')],
        ['Remove this picture', CLEAN],
      ] as const;
      for (const [title, expected] of changes) {
        await apply(document, title);
        await waitForText(document, expected);
        await commands.executeCommand('undo');
        await waitForText(document, text);
      }
    });

    it('change their alt, their width and their file', async () => {
      const { document } = await openPost('a.md', text);
      const drawn = await write('drawer/pier.png', toOther(river));
      const changes = [
        [{ part: 'alt', value: 'A "pier"' }, text.replace('A wall', 'A &quot;pier&quot;')],
        [{ part: 'width', value: '300' }, text.replace('.png"', '.png" width="300"')],
        [{ part: 'source', value: [drawn] }, text.replace('/images/river.png', '/images/2026/a-wall.png')],
      ] as const;
      for (const [change, expected] of changes) {
        assertEqual(await commands.executeCommand('galley.editPicture', document.uri, { ...change, offset: at }), true);
        await waitForText(document, expected);
        await commands.executeCommand('undo');
        await waitForText(document, text);
      }
      await waitFor('the file to be gone', async () => (await list(FOLDER)).length === 0);
    });

    it('are asked about, with a proposal', async () => {
      const shown = `${CLEAN}<figure><img src="/images/river.png" alt=""><figcaption>Low water</figcaption></figure>\n`;
      const { document } = await openPost('a.md', shown);
      const offset = shown.indexOf('<img');
      const proposed: string[] = [];
      const given: Record<string, string> = { 'Low water': 'The river', '': '24' };
      await replaceInWindow({ showInputBox: ({ value = '' }: InputBoxOptions) => Promise.resolve(given[(proposed.push(value), value)] ?? value) }, async () => {
        for (const part of ['caption', 'alt', 'width']) await commands.executeCommand('galley.editPicture', document.uri, { offset, part });
        await commands.executeCommand('galley.insertImage', document.uri, { src: 'https://example.com/low-wall.png', offset: shown.length });
      });
      assertEqual(proposed, ['Low water', 'The river', '', 'low wall']);
      assertEqual(document.getText().slice(CLEAN.length), `<figure><img src="/images/river.png" width="24" alt="The river"><figcaption>The river</figcaption></figure>\n${toBlock('https://example.com/low-wall.png').replace('A wall', 'low wall')}\n`);
    });

    it('go with their file, and come back with it; not when another post shows it @contract', async () => {
      await write(`${FOLDER}/low wall.png`, river);
      const own = text.replace('/images/river.png', '/images/2026/low%20wall.png');
      const { document } = await openPost('a.md', own);
      await write('source/_posts/b.md', own.replace('%20', ' '));
      // What the site was made into names each picture, and says nothing.
      await write('public/a/index.html', '<img src="/images/2026/low wall.png">');
      await apply(document, 'Remove this picture and its file');
      assertEqual([document.getText(), await list(FOLDER)], [own, ['low wall.png']]);
      await remove('source/_posts/b.md');
      await apply(document, 'Remove this picture and its file');
      await waitForText(document, CLEAN);
      assertEqual(await list(FOLDER), []);
      await commands.executeCommand('undo');
      await waitForText(document, own);
      await waitFor('the file to be back', async () => (await list(FOLDER)).length === 1);
      assertEqual([...(await workspace.fs.readFile(Uri.joinPath(getRoot(), FOLDER, 'low wall.png')))], [...river]);
    });

    it('stay, and so does the text, when their file cannot be deleted', async () => {
      const path = `${FOLDER}/low-wall.png`;
      await write(path, river);
      const own = text.replace('/images/river.png', '/images/2026/low-wall.png');
      const { document } = await openPost('a.md', own);
      // Galley knows the file from now on, for a while.
      await commands.executeCommand('vscode.executeHoverProvider', document.uri, document.positionAt(at + 3));
      // A folder in its place, with something in it, is not deleted.
      await remove(path);
      await write(`${path}/kept`, 'words');
      const told = await collectWarnings(async () => assertEqual(await commands.executeCommand('galley.removePicture', document.uri, { offset: at }), undefined));
      assertEqual(told, [`${path} is a folder by now. Nothing was changed.`]);
      assertEqual(document.getText(), own);
      assertEqual(await list(path), ['kept']);
    });

    it('become the house\'s block in all posts', async () => {
      await openPost('b.md', text);
      const { document } = await openPost('a.md', text);
      const other = Uri.joinPath(getRoot(), 'source/_posts/b.md');
      const isRewritten = (content: string): boolean => content === text.replace(bare, toBlock('/images/river.png'));
      await waitFor('both posts', async () => {
        await commands.executeCommand('galley.rewritePictures', document.uri, { confirm: false });
        return isRewritten(document.getText()) && isRewritten((await workspace.openTextDocument(other)).getText());
      });
      await workspace.saveAll();
    });
  });

  describe('of other sites', () => {
    if (typeof process === 'undefined') it('are no matter for the web host', async () => {
      const { document } = await openPost('a.md', CLEAN);
      const told = await collectWarnings(async () => {
        for (const command of ['checkPictures', 'checkBlogPictures', 'bringPicturesHome']) assertEqual(await commands.executeCommand(`galley.${command}`, document.uri), undefined);
      });
      assertEqual(told, Array<string>(3).fill('VS Code in a browser cannot ask other sites for pictures. Do this in VS Code on a computer, or by the command line.'));
    });

    else it('are asked for as readers do, and mended or brought home', async () => {
      const site = await serveProtected(river);
      try {
        const options = { allowedOrigins: [site.origin] };
        const hidden = `${CLEAN}${toBlock(`${site.origin}/wall.png`).replace(' referrerpolicy="no-referrer"', '')}\n`;
        const { document } = await openPost('a.md', hidden);
        assertEqual(await commands.executeCommand('galley.checkPictures', document.uri, options), { posts: 1, findings: 1, isComplete: true });
        const findRefused = (): Diagnostic | undefined => getShown(document.uri).find(shown => toRule(shown) === 'remote-picture' && shown.message.includes('refuses this picture'));
        const shown = findRefused();
        assert(shown, 'nothing is shown');
        assertEqual(typeof shown.code === 'object' && shown.code.target.toString(), 'galley-rule:/remote-picture.md');
        const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, shown.range, CodeActionKind.QuickFix.value);
        const [action, another] = actions.filter(({ title }) => title === 'Add referrerpolicy="no-referrer"');
        assert(action?.edit && !another, actions.map(({ title }) => title).join(', '));
        const bring = actions.find(({ title }) => title === 'Bring this picture into the blog')?.command;
        assertEqual(bring?.arguments?.[1], { urls: [`${site.origin}/wall.png`] });
        assertEqual(await commands.executeCommand(bring!.command, document.uri, { ...bring!.arguments![1] as object, ...options }), 1);
        await waitForText(document, hidden.replace(`${site.origin}/wall.png`, '/images/2026/a-wall.png'));
        await commands.executeCommand('undo');
        await waitForText(document, hidden);
        await workspace.applyEdit(action.edit);
        await waitFor('the finding to go', () => findRefused() === undefined);
        const mended = document.getText();
        assert(mended.includes('referrerpolicy="no-referrer"'), mended);

        assertEqual(await commands.executeCommand('galley.bringPicturesHome', document.uri, options), 1);
        await waitForText(document, mended.replace(`${site.origin}/wall.png`, '/images/2026/a-wall.png'));
        assertEqual([...(await workspace.fs.readFile(Uri.joinPath(getRoot(), FOLDER, 'a-wall.png')))], [...river]);
        await commands.executeCommand('undo');
        await waitForText(document, mended);
        await waitFor('the file to be gone', async () => (await list(FOLDER)).length === 0);

        const half = `${CLEAN}${toBlock(`${site.origin}/wall.png`)}\n${toBlock(`${site.origin}/gone.png`)}\n`;
        const other = await openPost('b.md', half);
        assertEqual(await commands.executeCommand('galley.bringPicturesHome', other.document.uri, options), undefined);
        assertEqual(other.document.getText(), half);
        assertEqual(await list(FOLDER), []);
      } finally {
        site.close();
      }
    });
  });

  if (typeof process !== 'undefined') {
    it('of a whole blog are asked for', async function () {
      this.timeout(120_000);
      const site = await serveProtected(river);
      try {
        const options = { allowedOrigins: [site.origin] };
        // VS Code may keep its document for minutes: another name than that of the other tests' posts.
        const { document } = await openPost('kept-asked.md', `${CLEAN}${toBlock(`${site.origin}/gone.png`)}\n`);
        // The blog learns of a new post a moment after it was written.
        await waitFor('the picture that is gone', async () => {
          const { findings, isComplete } = await commands.executeCommand<{ readonly findings: number; readonly isComplete: boolean }>('galley.checkBlogPictures', document.uri, options);
          return isComplete && findings > 0;
        });

        site.hold();
        await commands.executeCommand('notifications.clearAll');
        const stopped = commands.executeCommand<{ readonly isComplete: boolean }>('galley.checkBlogPictures', document.uri, options);
        let summary: unknown;
        void stopped.then(came => (summary = came));
        await waitFor('a picture to be asked for', () => site.held > 0);
        await waitFor('the check to stop', async () => {
          // Its only button is Cancel.
          await commands.executeCommand('notification.acceptPrimaryAction');
          return summary !== undefined;
        });
        assertEqual((await stopped).isComplete, false);
        await waitFor('the question to be taken back', () => site.held === 0);
      } finally {
        site.close();
        await remove('source/_posts/kept-asked.md');
      }
    });
  }

  describe('that cannot all be written', () => {
    const insert = (document: TextDocument, ...paths: readonly string[]): Promise<boolean> =>
      writePictures(paths.map(path => ({ uri: Uri.joinPath(getRoot(), path), bytes: river })), document, [TextEdit.insert(new Range(0, 0, 0, 0).start, 'x')]);

    it('are taken back when a name is taken meanwhile', async () => {
      const { document } = await openPost('a.md', CLEAN);
      await write('drawer/b.png', 'words');
      assertEqual(await insert(document, `${FOLDER}/a.png`, 'drawer/b.png'), false);
      assertEqual(document.getText(), CLEAN);
      assertEqual(await list('source/images'), ['river.png']);
    });

    it('are taken back when a later one fails', async () => {
      const { document } = await openPost('a.md', CLEAN);
      await write('drawer/b', 'words');
      assertEqual(await insert(document, `${FOLDER}/a.png`, 'drawer/b/c.png'), false);
      assertEqual(document.getText(), CLEAN);
      assertEqual(await list('source/images'), ['river.png']);
      assertEqual(await list('drawer'), ['b']);
    });
  });
});

/** Returns the warnings that somebody is shown while something runs. */
async function collectWarnings(run: () => Promise<void>): Promise<readonly string[]> {
  const told: string[] = [];
  await replaceInWindow({ showWarningMessage: (message: string) => Promise.resolve(void told.push(message)) }, run);
  return told;
}

/** Has others answer for the person at the window while something runs. */
async function replaceInWindow(functions: Readonly<Record<string, unknown>>, run: () => Promise<void>): Promise<void> {
  const kept = Object.fromEntries(Object.keys(functions).map(name => [name, window[name as keyof typeof window]]));
  Object.assign(window, functions);
  try {
    await run();
  } finally {
    Object.assign(window, kept);
  }
}

/** A site that shows its pictures to nobody who comes from elsewhere. */
async function serveProtected(picture: Uint8Array): Promise<{ readonly origin: string; readonly held: number; hold(): void; close(): void }> {
  const { createServer } = process.getBuiltinModule('http');
  let [isHolding, held] = [false, 0];
  const server = createServer((request, response) => {
    if (isHolding) {
      held++;
      response.on('close', () => held--);
      return;
    }
    if (request.headers.referer !== undefined) response.writeHead(403).end();
    else if (request.url === '/gone.png') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** How many questions are waiting. */
    get held() {
      return held;
    },
    /** Answers nobody any more. */
    hold() {
      isHolding = true;
    },
    close: () => server.close(),
  };
}

function toBlock(src: string): string {
  return `<p style="text-align:center"><img src="${src}" alt="A wall" referrerpolicy="no-referrer"></p>`;
}

/** Another picture: what stands behind a PNG's end nobody looks at. */
function toOther(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes, 0]);
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return (await workspace.fs.readDirectory(Uri.joinPath(getRoot(), folder))).map(([name]) => name).sort();
  } catch {
    return [];
  }
}
