import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { makeBlog, target, titled, type VsCodeWindow } from './host';
import { clickWord } from '../page/clickWord';
import { expectMarksBesideProblems } from '../page/problemMarks';
import { lineBody, line, long, wrong } from '../page/syncPosts';
import { waitFor } from '../waitFor';

// An editor brings a line to its top below those that it keeps for sticky scroll: `editor.stickyScroll.maxLineCount`, 5 by default.
const TOP_LINES = 6;

/** Returns where lines of an editor, broken as it breaks them, stand in a text: one of them alone may be there more than once. */
function findLines(text: string, lines: readonly string[]): { readonly start: number; readonly end: number } {
  const pattern = lines.map(line => line.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('\\s*');
  const found = new RegExp(pattern).exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : { start: 0, end: 0 };
}

describe('Preview and editor in step', () => {
  const openBlog = makeBlog('sync', {
    files: {
      'galley.json': '{ "preset": "hexo", "site": { "timeZone": "Asia/Shanghai", "language": "zh-CN" } }',
      'source/_posts/model.md': readFileSync('test/fixtures/model-post.md'),
      'source/_posts/line.md': line,
      'source/_posts/long.md': long,
      'source/_posts/wrong.md': wrong,
    },
  });
  let code: VsCodeWindow;

  before(async () => {
    code = await openBlog();
    await code.page.context().route('https://example.com/**', route => route.abort());
  });

  after(async () => {
    await code.dispose();
  });

  const hasFocus = (): Promise<boolean> => code.page.evaluate(() => document.activeElement?.closest('.part.editor .editor-group-container.active .monaco-editor') instanceof Element);

  /** Line and column of the caret, from 1; the editor has the focus afterwards. */
  const readCaret = (): Promise<readonly [number, number]> => waitFor('the caret', async () => {
    await code.focusFirstGroup();
    const found = /Ln (\d+), Col (\d+)/.exec(await code.readStatus());
    return found ? [Number(found[1]), Number(found[2])] as const : undefined;
  });

  const putCaret = async (lineNumber: number, column = 1): Promise<void> => {
    await waitFor(`the caret at ${lineNumber}:${column}`, async () => {
      await code.focusFirstGroup();
      await code.page.keyboard.press('Control+g');
      await code.page.locator('.quick-input-widget:visible input[type="text"]').fill(`:${lineNumber},${column}`);
      await code.page.locator('.quick-input-widget:visible').getByText(new RegExp(`\\b${column}\\b`)).first().waitFor({ timeout: 5000 }).catch(() => undefined);
      await code.page.keyboard.press('Enter');
      return (await readCaret()).join() === `${lineNumber},${column}`;
    }, 40_000);
  };

  /** Puts the caret behind a word that the text has once. By *Find*: *Go to Line* counts columns as they look, in which a Chinese letter is two. */
  const putCaretAfter = async (text: string, word: string): Promise<void> => {
    const [lineNumber, column] = locate(text, word);
    await waitFor(`the caret behind ${word}`, async () => {
      await code.focusFirstGroup();
      await code.page.keyboard.press('Control+f');
      await code.page.locator('.find-widget.visible textarea').first().fill(word);
      await code.page.keyboard.press('Enter');
      await code.page.keyboard.press('Escape');
      return (await readCaret()).join() === `${lineNumber},${column + word.length}`;
    }, 40_000);
  };

  /** Where a word is in a text, as the status bar says it. */
  const locate = (text: string, word: string): readonly [number, number] => {
    const lines = text.slice(0, text.indexOf(word)).split('\n');
    return [lines.length, lines.at(-1)!.length + 1];
  };

  const assertCaret = async (text: string, word: string): Promise<void> => {
    const wanted = locate(text, word);
    await waitFor(`the caret at ${word} (${wanted.join(':')})`, async () => (await readCaret()).join() === wanted.join()).catch(async (error: unknown) => {
      throw new Error(`${String(error)}; it is at ${(await readCaret()).join(':')}`);
    });
  };

  const caretBox = (article: Frame): Promise<{ top: number; bottom: number; left: number } | undefined> => article.evaluate(() => {
    const bar = document.querySelector('galley-marks')!.shadowRoot!.querySelector<HTMLElement>('.caret')!;
    if (bar.hidden) return undefined;
    const { top, bottom, left } = bar.getBoundingClientRect();
    return { top, bottom, left };
  });

  /** Waits until the caret's mark is beside the paragraph that has a text, all of it in view. */
  const waitForMark = (article: Frame, text: string): Promise<unknown> => waitFor(`the mark at ${text}`, () => article.evaluate(wanted => {
    const paragraph = [...document.querySelectorAll('.galley-body p')].find(({ textContent }) => textContent.includes(wanted))!.getBoundingClientRect();
    const bar = document.querySelector('galley-marks')!.shadowRoot!.querySelector('.caret')!.getBoundingClientRect();
    return Math.abs(bar.top - paragraph.top) < 2 && Math.abs(bar.bottom - paragraph.bottom) < 2 && bar.right < paragraph.left && paragraph.top >= 0 && paragraph.bottom <= innerHeight;
  }, text));

  /** Which paragraph of a text is on top in the article, and which ones are on the first lines of the editor. */
  const findTops = async (article: Frame, text: string): Promise<{ readonly inArticle: number; readonly first: number; readonly last: number }> => {
    const inArticle = await article.evaluate(() => [...document.querySelectorAll('.galley-body p')].findIndex(paragraph => paragraph.getBoundingClientRect().bottom > 16));
    const lines = await code.page.evaluate(() => {
      const editor = document.querySelector('.part.editor .editor-group-container .monaco-editor')!;
      const above = editor.getBoundingClientRect().top + 4;
      const seen = [...editor.querySelectorAll('.view-line')].filter(found => found.getBoundingClientRect().bottom > above && found.textContent.trim() !== '');
      return seen.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map(({ textContent }) => textContent.replaceAll('\u00a0', ' ').trim());
    });
    const found = findLines(text, lines.slice(0, TOP_LINES));
    const countTo = (end: number): number => text.slice(0, end).split('<p').length - 2;
    return { inArticle, first: countTo(found.start + lines[0]!.length), last: countTo(found.end) };
  };

  /** Waits until the article and the editor have the same paragraph of a text on top, not the first; returns which. */
  const waitForSame = async (article: Frame, text: string, isSame: (tops: Awaited<ReturnType<typeof findTops>>) => boolean): Promise<number> => {
    let tops = { inArticle: 0, first: 0, last: 0 };
    await waitFor('the same paragraph on top', async () => {
      tops = await findTops(article, text);
      return tops.inArticle > 4 && isSame(tops);
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(tops)}`);
    });
    return tops.inArticle;
  };

  const scrollEditor = async (article: Frame, text: string): Promise<void> => {
    await putCaret(1);
    const editor = code.page.locator('.part.editor .editor-group-container').first().locator('.monaco-editor').first();
    await editor.hover();
    // The caret has just moved: that is what the article follows until then.
    await waitFor('the article to go on', async () => {
      await code.page.mouse.wheel(0, 120);
      return (await findTops(article, text)).inArticle > 4;
    });
    await waitForSame(article, text, ({ inArticle, first }) => Math.abs(inArticle - first) <= 1);
  };

  const scrollArticle = async (article: Frame, text: string): Promise<void> => {
    const count = await article.locator('.galley-body p').count();
    await article.locator('.galley-card').hover();
    await waitFor('the middle', async () => {
      await code.page.mouse.wheel(0, 160);
      return (await findTops(article, text)).inArticle >= count / 2;
    });
    await waitForRest(article);
    const inArticle = await waitForSame(article, text, tops => tops.inArticle >= tops.first && tops.inArticle <= tops.last);
    assert.ok(inArticle < count - 2, 'it has not run away');
  };

  /** The article is at rest when it has not moved from one look to the next for a while. */
  const waitForRest = async (article: Frame): Promise<void> => {
    let seen = -1;
    let rest = 0;
    await waitFor('rest', async () => {
      const now = await article.evaluate(() => scrollY);
      rest = now === seen ? rest + 1 : 0;
      seen = now;
      return rest > 40;
    });
  };

  it('puts the caret on the very word that is clicked in the model post, and leaves the focus', async () => {
    const text = await readFile('test/fixtures/model-post.md', 'utf8');
    const article = await code.openPreview('source/_posts/model.md', titled('从油灯到星光，城市夜晚正重新变暗！'));
    const words = await article.evaluate(() => [...document.querySelectorAll('.galley-body p')].map(paragraph => (paragraph.textContent ?? '').trim().slice(9, 17)).filter(word => word.length === 8));
    const unique = words.filter(word => text.indexOf(word) !== -1 && text.indexOf(word) === text.lastIndexOf(word));
    assert.ok(unique.length > 20, String(unique.length));
    for (const word of [unique[0]!, unique[Math.floor(unique.length / 2)]!, unique.at(-1)!]) {
      await clickWord(article, '.galley-body', word);
      assert.equal(await hasFocus(), false);
      await assertCaret(text, word);
    }
  });

  it('goes through the model post with the editor, and the editor with it', async () => {
    const { article } = await code.findPreview();
    const text = await readFile('test/fixtures/model-post.md', 'utf8');
    for (const word of ['记录表不够统一', '观测记录显示']) {
      await putCaretAfter(text, word);
      await waitForMark(article, word);
    }
    await scrollEditor(article, text);
    await scrollArticle(article, text);
  });

  it('puts it on the very word in a line of 13,000 characters', async () => {
    assert.ok(lineBody.length > 13_000, String(lineBody.length));
    const article = await code.openPreview('source/_posts/line.md', titled('One line'));
    for (const word of ['mark0 ', 'mark31 ', 'word45', 'mark77 ']) {
      await clickWord(article, '.galley-body', word);
      await assertCaret(line, word);
    }
  });

  it('gives the editor the focus on a double click', async () => {
    const { article } = await code.findPreview();
    await clickWord(article, '.galley-body', 'mark20 ', { clickCount: 2 });
    await waitFor('the editor to have the focus', hasFocus);
    await assertCaret(line, 'mark20 ');
  });

  it('leaves the caret when text is selected', async () => {
    const { article } = await code.findPreview();
    await clickWord(article, '.galley-body', 'mark22 ');
    await clickWord(article, '.galley-body', 'word23', { modifiers: ['Shift'] });
    assert.match(await article.evaluate(() => getSelection()!.toString()), /^mark22 [^]*段：潮水$/);
    await assertCaret(line, 'mark22 ');
  });

  it('marks what the caret is in and brings it into view, within one line too', async () => {
    const { article } = await code.findPreview();
    for (const index of [5, 70, 30]) {
      await putCaretAfter(line, `mark${index} `);
      await waitForMark(article, `mark${index} `);
    }
    await putCaret(4);
    await waitFor('the mark at the author', async () => {
      const bar = await caretBox(article);
      const author = await article.locator('.galley-author').evaluate(element => element.getBoundingClientRect().top);
      return bar && Math.abs(bar.top - author) < 2;
    });
  });

  it('scrolls the article with the editor, within one line too', async () => {
    await scrollEditor((await code.findPreview()).article, line);
  });

  it('scrolls the editor with the article, within one line too, and neither of them runs away', async () => {
    await scrollArticle((await code.findPreview()).article, line);
  });

  it('does not move while somebody types in the middle of one line, and neither does the editor', async () => {
    const { article } = await code.findPreview();
    await putCaretAfter(line, 'mark40 ');
    await code.page.keyboard.press('ArrowRight');
    await waitForMark(article, 'mark40 ');
    await waitForRest(article);
    const look = async (): Promise<readonly number[]> => [
      await article.evaluate(() => scrollY),
      ...await code.page.evaluate(() => {
        const { top, left } = document.querySelector('.part.editor .editor-group-container .lines-content')!.getBoundingClientRect();
        return [top, left];
      }),
    ];
    const before = await look();
    const assertStill = async (): Promise<void> => (await look()).forEach((place, index) => assert.ok(Math.abs(place - before[index]!) < 2, `${['the article', 'the editor', 'the editor, sideways,'][index]} moved from ${before[index]} to ${place}`));
    assert.ok(before[0]! > 500, 'the middle');
    for (const letter of 'abcdefghij') {
      await code.page.keyboard.type(letter);
      await assertStill();
    }
    await waitFor('the letters', async () => (await article.locator('.galley-body').textContent())?.includes('mark40 abcdefghij'));
    await waitForRest(article);
    await assertStill();
    await waitForMark(article, 'mark40 ');
  });

  it('keeps what is read in its place while something above it changes', async () => {
    const article = await code.openPreview('source/_posts/long.md', titled('A long post'));
    await putCaret(11);
    await waitFor('the mark', async () => (await caretBox(article)) !== undefined);
    await article.locator('.galley-card').hover();
    await waitFor('paragraph 40', async () => {
      await code.page.mouse.wheel(0, 400);
      return article.evaluate(() => document.querySelector('#p40')!.getBoundingClientRect().top < 300);
    });
    const findTop = (): Promise<number> => article.evaluate(() => document.querySelector('#p40')!.getBoundingClientRect().top);
    await waitForRest(article);
    const before = await findTop();
    // Another program writes the file: nobody's caret moves.
    const path = join(code.folder, 'source/_posts/long.md');
    await writeFile(path, long.replace('<p id="p3">', `<p id="new">${'New words that make the article longer. '.repeat(40)}</p>\n\n<p id="p3">`));
    await waitFor('the new paragraph', async () => (await article.locator('#new').count()) === 1);
    assert.ok(Math.abs((await findTop()) - before) < 2, `${await findTop()}, not ${before}`);
  });

  it('does not move while somebody types in view', async () => {
    const { article } = await code.findPreview();
    await putCaret(locate(long, '<p id="p30">')[0] + 2, 14);
    await waitFor('the mark', async () => article.evaluate(() => {
      const bar = document.querySelector('galley-marks')!.shadowRoot!.querySelector('.caret')!.getBoundingClientRect();
      return bar.height > 0 && bar.top > 0 && bar.bottom < innerHeight;
    }));
    const marked = await article.evaluate(() => {
      const bar = document.querySelector('galley-marks')!.shadowRoot!.querySelector('.caret')!.getBoundingClientRect();
      return [...document.querySelectorAll('.galley-body p')].find(paragraph => Math.abs(paragraph.getBoundingClientRect().top - bar.top) < 2)!.id;
    });
    const findPlace = (): Promise<number> => article.evaluate(id => document.querySelector(`#${id}`)!.getBoundingClientRect().top, marked);
    const before = await findPlace();
    await code.page.keyboard.type('Typed words, ', { delay: 20 });
    await waitFor('the typed words', async () => (await article.locator(`#${marked}`).textContent())?.includes('Typed words, '));
    assert.ok(Math.abs((await findPlace()) - before) < 2);
    assert.equal(await article.evaluate(id => {
      const bar = document.querySelector('galley-marks')!.shadowRoot!.querySelector('.caret')!.getBoundingClientRect();
      return Math.abs(document.querySelector(`#${id}`)!.getBoundingClientRect().top - bar.top) < 2;
    }, marked), true);
  });

  it('marks problems beside what has them, outside of the article', async () => {
    const article = await code.openPreview('source/_posts/wrong.md', titled('Wrong things'));
    const marks = article.locator('galley-marks .mark button');
    await waitFor('the marks', async () => (await marks.count()) >= 3);
    await expectMarksBesideProblems(article);
  });

  it('goes to a problem in the editor by key and by click, and forgets one that is mended', async () => {
    const { article } = await code.findPreview();
    const mark = article.locator('galley-marks .mark').filter({ has: article.locator('button[aria-label*="alt"]') }).locator('button');
    await mark.press('Enter');
    await waitFor('the editor to have the focus', hasFocus);
    const caret = await readCaret();
    assert.equal(caret[0], locate(wrong, '<img id="bad"')[0]);
    await article.locator('galley-marks button[aria-label*="coments"]').click();
    await waitFor('the misspelt key', async () => (await readCaret())[0] === locate(wrong, 'coments')[0]);
    await code.page.keyboard.press('Control+Shift+k');
    await waitFor('its mark to go', async () => (await article.locator('galley-marks button[aria-label*="coments"]').count()) === 0);
    await code.page.keyboard.press('Control+z');
    await waitFor('the other mark', async () => (await mark.count()) === 1);
  });

  it('leaves out problems while they are only not finished yet', async () => {
    const { article } = await code.findPreview();
    await waitFor('the mark again', async () => (await article.locator('galley-marks button[aria-label*="coments"]').count()) === 1);
  });

  it('does nothing at messages that are none of the preview\'s @contract', async () => {
    await code.openPreview('source/_posts/wrong.md', titled('Wrong things'));
    const { webview, article } = await code.findPreview();
    const acquire = (frame: Frame): Promise<string> => frame.evaluate('acquireVsCodeApi()').then(() => 'acquired', String);
    assert.match(await acquire(webview), /already been acquired/);
    assert.match(await acquire(article), /not defined/);
    // What that handle does with a message: only VS Code's own frame, around the page, can.
    const send = (messages: readonly object[]): Promise<void> => webview.parentFrame()!.evaluate(sent => {
      for (const message of sent) (window as unknown as { readonly __vscode_post_message__: (channel: string, data: object) => void }).__vscode_post_message__('onmessage', { message });
    }, messages);
    // The extension's name for the post is in what it sends.
    await webview.evaluate(() => addEventListener('message', ({ data }: MessageEvent<{ readonly type?: string; readonly uri?: string }>) => {
      if (data.type === 'render') document.body.dataset['shown'] = data.uri;
    }));
    await putCaret(wrong.split('\n').length);
    await code.page.keyboard.type('x');
    const uri = await waitFor('a render', () => webview.evaluate(() => document.body.dataset['shown']));
    await code.page.keyboard.press('Backspace');
    const listTabs = (): Promise<string[]> => code.page.locator('.tab').evaluateAll(tabs => tabs.map(({ textContent }) => textContent));
    const tabs = await listTabs();
    const reveal = { type: 'reveal', uri, offset: wrong.indexOf('The end'), before: '', after: '', focus: true };
    await putCaret(1);
    await send([
      { ...reveal, type: 'evaluate' }, { ...reveal, offset: -1 }, { ...reveal, offset: wrong.length + 1 }, { ...reveal, uri: uri.replace('wrong', 'line') }, { type: 'scroll', uri: uri.replace('wrong', 'model'), offset: 900 },
      { type: 'template', offset: 9e8 }, { type: 'open', href: 'command:workbench.action.closeAllEditors' }, { ...reveal, offset: wrong.indexOf('Nothing'), focus: false },
    ]);
    // They come in order: what follows them has moved the caret, and nothing before has opened an editor or given one the focus.
    await assertCaret(wrong, 'Nothing');
    assert.deepEqual(await listTabs(), tabs);
    assert.equal(await code.page.locator('.monaco-editor[data-uri$="/wrong.md"]').count(), 1);
    // In the Node host, the VS Code of npm's packages writes no log: what it does so with is no part of them.
    if (target.host !== 'web') return;
    await code.runCommand('Output: Show Output Channels...');
    await code.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ has: code.page.locator('.label-name').getByText('Galley', { exact: true }) }).click();
    const output = code.page.locator('.output-view .view-lines');
    await waitFor('the log', async () => {
      const text = (await output.innerText()).replaceAll('\u00a0', ' ');
      return text.includes('The preview sent a message that is none.') && text.includes(`The preview speaks of a place that is none: ${wrong.length + 1} in`);
    });
  });
});
