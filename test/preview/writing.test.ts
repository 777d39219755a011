import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBlog, takePicture, type VsCodeWindow } from './host';
import { toLightPicture } from './lightPicture';
import { waitFor } from '../waitFor';

const head = '---\ntitle: 退潮\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n';
const address = 'https://example.com/tides?year=2021&month=6';
const form = (words: string): string => `<p style="text-indent: 2em; text-align: left;">${words}</p>\n`;
const picture = (alt: string): string => `<p style="text-align:center"><img src="/images/wall.png" alt="${alt}" referrerpolicy="no-referrer"></p>\n`;
const article = [
  form('退潮之后，河床露了出来。'), form('We walked along the quay, past the old wall.'), picture('旧墙'),
  form('<strong>潮水退去</strong>'), form('第三段：鸟在泥里找吃的。'), form('第四段，风停了。'), form('The fifth is a short one.'),
  '<ul>\n<li>螃蟹</li>\n<li>Snails</li>\n<li>空瓶子</li>\n</ul>\n',
  form(`第六段写到 <a href="${address.replace('&', '&amp;')}">tides</a>`), picture('墙脚'),
  form('<strong>涨潮</strong>'), form('第七段。'), form('第八段。'), form('Nine.'), form('第十段，完。').trimEnd(),
].join('');

// Somebody writes a whole article in an empty post, with nothing but a keyboard.
describe('Writing an article', () => {
  const openBlog = makeBlog('writing', {
    files: {
      'galley.json': '{}', 'source/images/wall.png': toLightPicture(30, 10), 'notes.md': '<p>Notes.</p>\n',
      ...Object.fromEntries(['typed', 'composed', 'pasted'].map(name => [`source/_posts/${name}.md`, head])),
      'source/_posts/quick.md': head + form(''),
      'source/_posts/plain.md': `${head}Some words of Markdown.\n`,
      'source/_posts/list.html': `${head}<ul></ul>\n`,
      'source/_posts/usual.md': head + form('one') + form('two') + form('twofold twice tw'),
    },
    // VS Code suggests words behind a full stop, and Enter would take one.
    settings: { 'editor.suggestOnTriggerCharacters': false, 'editor.quickSuggestions': false },
  });
  let code: VsCodeWindow;

  before(async () => {
    code = await openBlog();
  });
  after(async () => {
    await code.dispose();
  });

  const press = (key: string): Promise<void> => code.page.keyboard.press(key);
  const save = async (name: string): Promise<string> => {
    await waitFor('the file to be saved', async () => {
      await press('Control+S');
      return (await code.page.locator('.tab.active.dirty').count()) === 0;
    });
    return read(name);
  };
  /** Presses keys and waits for what comes of them, as a person looks before he goes on. */
  const change = async (name: string, keys: readonly string[]): Promise<void> => {
    const before = await save(name);
    for (const key of keys) await press(key);
    await waitFor(`what comes of ${keys.join(' ')}`, async () => (await save(name)) !== before);
  };
  const chord = (name: string, key: string): Promise<void> => change(name, ['Control+\'', `Control+${key}`]);
  const enter = (name: string): Promise<void> => change(name, ['Enter']);
  const read = (name: string): Promise<string> => readFile(join(code.folder, `source/_posts/${name}.md`), 'utf8');
  const expectBody = async (name: string, body: string): Promise<void> => {
    await waitFor('the text', async () => {
      await press('Control+S');
      return (await read(name)) === head + body;
    }).catch(async () => assert.equal((await read(name)).slice(head.length), body));
  };
  const open = async (name: string): Promise<void> => {
    await code.openFile(`source/_posts/${name}.md`);
    await code.focusFirstGroup();
    const lines = (await read(name)).split('\n').length;
    await waitFor('the caret at the end', async () => {
      await press('Control+End');
      return (await code.readStatus()).includes(`Ln ${lines},`);
    });
    // Galley counts the words of a post, and knows by then where Enter is its own.
    await code.waitForGalley();
  };
  const type = (text: string): Promise<void> => code.page.keyboard.type(text);

  // How many words an input method has put in.
  let composed = 0;
  /** Counts what the editor that has the focus is told of compositions, from now on: it listens to a text area, or to an EditContext. */
  const countCompositions = (): Promise<Readonly<Record<string, number>>> => code.page.evaluate(() => {
    const counts = ((window as unknown as { compositions?: Record<string, number> }).compositions ??= { compositionstart: 0, compositionend: 0 });
    const focused = document.activeElement as unknown as (EventTarget & { readonly editContext?: EventTarget }) | null;
    const target = (focused?.editContext ?? focused) as (EventTarget & { isCounted?: boolean }) | null;
    if (target && !target.isCounted) for (const name of Object.keys(counts)) target.addEventListener(name, () => counts[name]!++);
    if (target) target.isCounted = true;
    return counts;
  });

  /** What an input method does: it shows what is being composed, takes the keys meanwhile, and puts the chosen words in its place. */
  const compose = async (text: string): Promise<void> => {
    const session = await code.page.context().newCDPSession(code.page);
    await countCompositions();
    for (const words of text.match(/\p{Script=Han}{1,4}|[^\p{Script=Han}]+/gu) ?? []) {
      if (!/\p{Script=Han}/u.test(words)) {
        await type(words);
        continue;
      }
      for (const shown of ['n', 'ni', 'ni h']) {
        await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
        await session.send('Input.imeSetComposition', { text: shown, selectionStart: shown.length, selectionEnd: shown.length });
        await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
      }
      await session.send('Input.insertText', { text: words });
      composed++;
    }
    await session.detach();
  };

  const insertPicture = async (name: string, alt: string): Promise<void> => {
    await code.runCommand('Galley: Insert Image…');
    await waitFor('the pictures', async () => /wall\.png/.test((await code.page.locator('.quick-input-widget .monaco-list-row.focused').textContent()) ?? ''));
    await press('Enter');
    await waitFor('the question', async () => /wall\.png/.test((await code.page.locator('.quick-input-widget .quick-input-title').textContent()) ?? ''));
    await press('Control+A');
    await type(alt);
    await press('Enter');
    await waitFor('the picture', async () => {
      await press('Control+S');
      return (await read(name)).includes(`alt="${alt}"`);
    });
  };

  for (const [name, words] of [['typed', type], ['composed', compose]] as const) {
    it(`has each byte in the house's form, and is undone step by step (${name})`, async () => {
      const write = async (...paragraphs: readonly string[]): Promise<void> => {
        for (const [index, paragraph] of paragraphs.entries()) {
          if (index > 0) await enter(name);
          await words(paragraph);
        }
      };
      await open(name);
      await chord(name, 'p');
      await write('退潮之后，河床露了出来。', 'We walked along the quay, past the old wall.');
      await enter(name);
      await insertPicture(name, '旧墙');
      await enter(name);
      await chord(name, 's');
      await write('潮水退去', '第三段：鸟在泥里找吃的。', '第四段，风停了。', 'The fifth is a short one.');
      await enter(name);
      await chord(name, 'u');
      await write('螃蟹', 'Snails', '空瓶子');
      await enter(name);
      await enter(name);
      await words('第六段写到 tides');
      await press('Control+Shift+ArrowLeft');
      await code.page.evaluate(copied => navigator.clipboard.writeText(copied), address);
      await chord(name, 'k');
      await press('End');
      await enter(name);
      await insertPicture(name, '墙脚');
      await enter(name);
      await chord(name, 's');
      await write('涨潮', '第七段。', '第八段。', 'Nine.', '第十段，完。');
      await expectBody(name, article);
      if (words === compose) assert.deepEqual(await countCompositions(), { compositionstart: composed, compositionend: composed });
      await takePicture(code.page, `writing-${name}`);
      await waitFor('all to be undone', async () => {
        await press('Control+Z');
        await press('Control+S');
        return (await read(name)) === head;
      }, 60_000);
    });
  }

  it('takes the keys in their order, however fast they come @contract', async () => {
    await open('quick');
    await press('ArrowUp');
    await press('End');
    for (let times = 0; times < '</p>'.length; times++) await press('ArrowLeft');
    // Galley learns a moment later where the caret is.
    await waitFor('Enter to be of Galley', async () => {
      await change('quick', ['Enter']);
      const text = await read('quick');
      await change('quick', ['Control+Z']);
      return !text.startsWith(head + form('\n').trimEnd());
    });
    await expectBody('quick', form(''));
    // All at once: nothing waits for an answer.
    await Promise.all([...'one\ntwo\nthree'].map(key => press(key === '\n' ? 'Enter' : key)));
    await expectBody('quick', form('one') + form('two') + form('three'));
    for (let times = 0; times < 'three'.length; times++) await press('ArrowLeft');
    // Backspace is Galley's only where a paragraph begins, which it knows a moment after the caret has come there.
    await waitFor('the paragraphs to be one', async () => {
      await change('quick', ['Backspace']);
      if ((await read('quick')) === head + form('one') + form('twothree')) return true;
      await change('quick', ['Control+Z']);
      return false;
    });
    await press('Enter');
    await expectBody('quick', form('one') + form('two') + form('three'));
    await press('Control+Z');
    await expectBody('quick', form('one') + form('twothree'));
    await press('Control+Z');
    await expectBody('quick', form('one') + form('two') + form('three'));
  });

  it('leaves Enter to VS Code in metadata and in Markdown', async () => {
    await open('plain');
    await press('Enter');
    await type('more');
    await expectBody('plain', 'Some words of Markdown.\n\nmore');
    await press('Control+Home');
    await press('ArrowDown');
    await press('End');
    await press('Enter');
    await type('author: 林夏');
    await waitFor('the key', async () => {
      await press('Escape');
      await press('Control+S');
      return (await read('plain')) === `${head.replace('退潮\n', '退潮\nauthor: 林夏\n')}Some words of Markdown.\n\nmore`;
    });
  });

  const usual = head + form('one') + form('two') + form('twofold twice tw');
  /** Presses Enter until it does what it is to do: Galley learns a moment later where it is not its own. */
  const enterUntil = (path: string, before: string, after: string): Promise<unknown> => waitFor(`Enter in ${path} to write ${after}`, async () => {
    const saveAs = (wanted: (text: string) => boolean): Promise<unknown> => waitFor(path, async () => {
      await press('Control+S');
      return wanted(await readFile(join(code.folder, path), 'utf8'));
    });
    await press('Enter');
    await saveAs(text => text !== before);
    const isDone = (await readFile(join(code.folder, path), 'utf8')) === after;
    await waitFor(`${path} to be undone`, async () => {
      await press('Control+Z');
      await press('Control+S');
      return (await readFile(join(code.folder, path), 'utf8')) === before;
    });
    return isDone;
  });
  const goTo = async (line: number, column: number): Promise<void> => {
    await press('Control+G');
    await type(`${line}:${column}`);
    await press('Enter');
    await waitFor('the caret', async () => (await code.readStatus()).includes(`Ln ${line}, Col ${column}`));
  };
  const inOne = form('one').indexOf('</p>') + 1;
  const file = 'source/_posts/usual.md';

  it('has Enter for its own in a paragraph', async () => {
    await open('usual');
    await goTo(6, inOne);
    await enterUntil(file, usual, usual.replace(form('one'), form('one') + form('')));
  });

  it('breaks a line where no paragraph is as VS Code does', async () => {
    const path = 'source/_posts/list.html';
    const indented = `${head}<ul>\n    \n</ul>\n`;
    await code.openFile(path);
    await code.focusFirstGroup();
    await goTo(6, '<ul>'.length + 1);
    await code.waitForGalley();
    await enterUntil(path, `${head}<ul></ul>\n`, indented);
    // What is typed at once follows it.
    await Promise.all([press('Enter'), type('one')]);
    await waitFor('the words in their line', async () => {
      await press('Control+S');
      return (await readFile(join(code.folder, path), 'utf8')) === indented.replace('    ', '    one');
    });
  });

  it('leaves Enter to VS Code at several cursors', async () => {
    await open('usual');
    await goTo(6, inOne);
    await code.runCommand('Add Cursor Below');
    await waitFor('two cursors', async () => (await code.readStatus()).includes('2 selections'));
    await enterUntil(file, usual, usual.replace('one</p>', 'one\n</p>').replace('two</p>', 'two\n</p>'));
    await press('Escape');
  });

  it('leaves Enter to VS Code on a suggestion', async () => {
    await open('usual');
    await goTo(8, form('twofold twice tw').indexOf('</p>') + 1);
    const suggested = await waitFor('the suggestions', async () => {
      if ((await code.page.locator('.suggest-widget.visible').count()) === 0) await press('Control+Space');
      return (await code.page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name').textContent({ timeout: 2000 }).catch(() => '')) || undefined;
    });
    await enterUntil(file, usual, usual.replace('twice tw<', `twice ${suggested}<`));
  });

  it('leaves Enter to VS Code in a file that is no post', async () => {
    await code.openFile('notes.md');
    await code.focusFirstGroup();
    await goTo(1, '<p>Notes.'.length + 1);
    await enterUntil('notes.md', '<p>Notes.</p>\n', '<p>Notes.\n</p>\n');
  });

  it('leaves Enter to VS Code where the setting says so', async () => {
    await code.changeSettings({ 'galley.paragraphs': false });
    await open('usual');
    await goTo(6, inOne);
    await enterUntil(file, usual, usual.replace('one</p>', 'one\n</p>'));
    await code.changeSettings({});
  });

  it('pastes what Word has copied as an article by the paste menu, and at once where the setting says so', async () => {
    const word = '<html><body><!--StartFragment--><p class=MsoNormal><b>潮水</b>退去<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>第二段</p><!--EndFragment--></body></html>';
    const paste = (): Promise<void> => code.page.evaluate(html => {
      const transfer = new DataTransfer();
      transfer.setData('text/html', html);
      transfer.setData('text/plain', '潮水退去\n第二段');
      document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true, composed: true }));
    }, word);
    const pasted = form('<strong>潮水</strong>退去') + form('第二段');
    await open('pasted');
    await paste();
    await expectBody('pasted', '潮水退去\n第二段');
    await press('Control+.');
    await waitFor('the article to be chosen', async () => {
      const chosen = await code.page.locator('.action-widget .monaco-list-row.focused').textContent();
      if (!chosen?.includes('Paste as an article')) await press('ArrowDown');
      return chosen?.includes('Paste as an article');
    });
    await press('Enter');
    await expectBody('pasted', pasted);
    await waitFor('it to be undone', async () => {
      await press('Control+Z');
      await press('Control+S');
      return (await read('pasted')) === head;
    });
    await code.changeSettings({ 'galley.pasteAsArticle': true });
    await open('pasted');
    await waitFor('the article', async () => {
      await paste();
      await waitFor('what is pasted', async () => (await save('pasted')) !== head);
      if ((await read('pasted')) === head + pasted) return true;
      await waitFor('it to be undone', async () => {
        await press('Control+Z');
        return (await save('pasted')) === head;
      });
      return false;
    });
  });

  it('copies the article as rich text', async () => {
    await open('quick');
    await code.runCommand('Galley: Copy the Article for Elsewhere');
    const html = await waitFor('the clipboard', async () => code.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read().catch(() => []);
      return item?.types.includes('text/html') ? item.getType('text/html').then(blob => blob.text()).catch(() => undefined) : undefined;
    }));
    assert.match(html, /<p style="[^"]+">three<\/p>/);
  });
});
