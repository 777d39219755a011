import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { waitFor } from '../waitFor';
import { clickWord } from './clickWord';
import { expectMarksBesideProblems } from './problemMarks';
import { usePreview } from './previewedBlog';
import { lineBody, line, long, wrong } from './syncPosts';

describe('The preview in step with an editor', () => {
  const preview = usePreview({
    'galley.json': '{ "preset": "hexo", "site": { "timeZone": "Asia/Shanghai", "language": "zh-CN" } }',
    'source/_posts/line.md': line,
    'source/_posts/long.md': long,
    'source/_posts/wrong.md': wrong,
  });

  before(async () => {
    await preview.write('source/_posts/model.md', await readFile('test/fixtures/model-post.md'));
  });

  const getScroll = (): Promise<number> => preview.article.evaluate(() => scrollY);
  const getTop = (selector: string): Promise<number> => preview.article.locator(selector).first().evaluate(element => element.getBoundingClientRect().top);

  /** Clicks on a word that the text has once, and asks that the caret goes to that very word. */
  const assertLeads = async (selector: string, word: string): Promise<void> => {
    const { offset, focus } = await preview.hearReveal(() => clickWord(preview.article, selector, word));
    assert.equal(offset, preview.text.indexOf(word), `${word}: ${JSON.stringify(preview.text.slice(offset, offset + 20))}`);
    assert.equal(focus, false);
  };

  /** Puts the editor's caret behind a word that the text has once. */
  const putCaret = (word: string): Promise<void> => preview.follow(preview.text.indexOf(word) + word.length);

  /** Waits until the caret's mark is beside the paragraph or field of the header that has a text, all of it in view. */
  const waitForMark = (text: string): Promise<unknown> => waitFor(`the mark at ${text}`, () => preview.article.evaluate(wanted => {
    const marked = [...document.querySelectorAll('.galley-body p, .galley-author')].find(({ textContent }) => textContent!.includes(wanted))!.getBoundingClientRect();
    const bar = document.querySelector('galley-marks')!.shadowRoot!.querySelector('.caret')!.getBoundingClientRect();
    return Math.abs(bar.top - marked.top) < 2 && Math.abs(bar.bottom - marked.bottom) < 2 && bar.right < marked.left && marked.top >= 0 && marked.bottom <= innerHeight;
  }, text));

  /** Which paragraph is at the top edge of the article, and which one an offset is in. */
  const findTopParagraph = (): Promise<number> => preview.article.evaluate(() => [...document.querySelectorAll('.galley-body p')].findLastIndex(paragraph => paragraph.getBoundingClientRect().top <= 16));
  const findParagraphAt = (offset: number): number => preview.text.slice(0, offset).split('<p').length - 2;

  /** Turns the wheel over the article until something is so. */
  const turnWheel = async (by: number, what: string, isSo: () => Promise<boolean>): Promise<void> => {
    await preview.page.mouse.move(400, 400);
    await waitFor(what, async () => {
      await preview.page.mouse.wheel(0, by);
      return isSo();
    });
  };

  /** Waits until the article has not moved from one frame to the next for a while. */
  const waitForRest = (): Promise<void> => preview.page.evaluate(async () => {
    const inner = document.querySelector<HTMLIFrameElement>('#article')!.contentWindow!;
    let seen = inner.scrollY;
    for (let rest = 0; rest < 10; rest++) {
      await new Promise(requestAnimationFrame);
      if (inner.scrollY !== seen) rest = 0;
      seen = inner.scrollY;
    }
  });

  it('leads from a word of the model post to that very word in its source', async () => {
    await preview.show('source/_posts/model.md');
    const words = await preview.article.evaluate(() => [...document.querySelectorAll('.galley-body p')].map(paragraph => (paragraph.textContent ?? '').trim().slice(9, 17)).filter(word => word.length === 8));
    const unique = words.filter(word => preview.text.includes(word) && preview.text.indexOf(word) === preview.text.lastIndexOf(word));
    assert.ok(unique.length > 20, String(unique.length));
    for (const word of unique) await assertLeads('.galley-body', word);
  });

  it('leads to the very word in a line of 13,000 characters', async () => {
    assert.ok(lineBody.length > 13_000, String(lineBody.length));
    await preview.show('source/_posts/line.md');
    for (const word of ['mark0 ', 'mark31 ', 'word45', 'mark77 ']) await assertLeads('.galley-body', word);
  });

  it('leads from the header to the metadata that it shows', async () => {
    for (const [selector, word] of [['.galley-title', 'line'], ['.galley-author', 'Xia']] as const) await assertLeads(selector, word);
    const category = await preview.hearReveal(() => preview.article.locator('.galley-category').nth(1).click({ position: { x: 12, y: 10 } }));
    assert.equal(category.offset, line.indexOf('Rivers'));
    const date = await preview.hearReveal(() => preview.article.locator('.galley-date').click());
    assert.equal(date.offset, line.indexOf('Fri, 11'));
  });

  it('has the editor get the focus on a double click', async () => {
    const before = preview.getTold('reveal').length;
    await clickWord(preview.article, '.galley-body', 'mark20 ', { clickCount: 2 });
    const told = await waitFor('the double click', () => preview.getTold('reveal').slice(before).find(({ focus }) => focus));
    assert.equal(preview.toRevealed(told).offset, line.indexOf('mark20 '));
  });

  it('leaves the caret where it is when text is selected', async () => {
    await assertLeads('.galley-body', 'mark22 ');
    const before = preview.getTold('reveal').length;
    await clickWord(preview.article, '.galley-body', 'word23', { modifiers: ['Shift'] });
    assert.match(await preview.article.evaluate(() => getSelection()!.toString()), /^mark22 [^]*段：潮水$/);
    await assertLeads('.galley-title', 'line');
    assert.equal(preview.getTold('reveal').length, before + 1, 'nothing is told but of the title');
  });

  it('marks what the caret is in and brings it into view, within one line too', async () => {
    for (const index of [5, 70, 30]) {
      await putCaret(`mark${index} `);
      await waitForMark(`mark${index} `);
    }
    await putCaret('Lin Xia');
    await waitForMark('Lin Xia');
    await preview.show('source/_posts/model.md');
    for (const word of ['记录表不够统一', '观测记录显示']) {
      await putCaret(word);
      await waitForMark(word);
    }
  });

  it('moves the mark alone when the caret is where the reader pointed', async () => {
    const before = await getScroll();
    await preview.follow(preview.text.indexOf('记录表不够统一'), 'mark');
    assert.equal(await getScroll(), before);
    await preview.follow(0, 'nothing');
    await waitFor('the mark to go', () => preview.article.evaluate(() => document.querySelector('galley-marks')!.shadowRoot!.querySelector<HTMLElement>('.caret')!.hidden));
  });

  it('scrolls to what is on top in the editor, within one line too', async () => {
    const told = preview.getTold('scroll').length;
    for (const path of ['source/_posts/line.md', 'source/_posts/model.md']) {
      await preview.show(path);
      for (const index of [30, 12, 20]) {
        const paragraph = [...preview.text.matchAll(/<p\b/g)][index]!.index;
        await preview.follow(paragraph, 'top');
        const tops = await preview.article.evaluate(() => [...document.querySelectorAll('.galley-body p')].map(element => element.getBoundingClientRect().top));
        assert.ok(Math.abs(tops[index]! - 16) < 2, `paragraph ${index} of ${path} is at ${tops[index]}`);
      }
      await preview.follow(0, 'top');
      assert.equal(await getScroll(), 0);
    }
    assert.equal(preview.getTold('scroll').length, told, 'what the editor did is not told back');
  });

  it('tells what is on top while the reader scrolls, within one line too', async () => {
    for (const path of ['source/_posts/line.md', 'source/_posts/model.md']) {
      await preview.show(path);
      await turnWheel(600, 'the middle, and word of it', async () => {
        await waitForRest();
        const told = preview.getTold('scroll').at(-1);
        return (await findTopParagraph()) > 15 && told !== undefined && findParagraphAt(told.offset) === (await findTopParagraph());
      });
    }
  });

  it('leaves the article to a reader who scrolls it, whatever the editor does', async () => {
    const { clock } = preview.page;
    await preview.show('source/_posts/long.md');
    // Only the test lets time go by.
    await clock.install();
    await clock.pauseAt(Date.now() + 60_000);
    await turnWheel(400, 'the article to move', async () => (await getScroll()) > 0);
    const before = preview.text.indexOf('<p id="p80"');
    await preview.follow(before, 'top');
    assert.ok(await getTop('#p80') > 800, 'it has stayed where it was');
    await clock.runFor(5000);
    await preview.follow(before, 'top');
    assert.ok(Math.abs(await getTop('#p80') - 16) < 2, 'it follows again');
    await clock.resume();
  });

  it('keeps what is read in its place while something above it changes', async () => {
    await preview.follow(long.indexOf('<p id="p40"'), 'top');
    const before = await getTop('#p40');
    await preview.type(long.replace('<p id="p3">', `<p id="new">${'New words that make the article longer. '.repeat(40)}</p>\n\n<p id="p3">`));
    assert.equal(await preview.article.locator('#new').count(), 1);
    assert.ok(Math.abs((await getTop('#p40')) - before) < 2, `${await getTop('#p40')}, not ${before}`);
  });

  it('does not move while somebody types in view, and keeps the other nodes', async () => {
    await preview.show('source/_posts/long.md');
    await putCaret('<p id="p30">');
    await waitForMark('word30 ');
    await preview.article.locator('#p31').evaluate(element => element.setAttribute('data-kept', ''));
    const before = await getTop('#p30');
    let typed = '';
    for (const letter of 'Typed, ') {
      typed += letter;
      await preview.type(long.replace('<p id="p30">', `<p id="p30">${typed}`));
      await putCaret(`<p id="p30">${typed}`);
      assert.ok(Math.abs((await getTop('#p30')) - before) < 2, `${await getTop('#p30')}, not ${before}`);
    }
    assert.match((await preview.article.locator('#p30').textContent())!, /^Typed, Paragraph 30/);
    await waitForMark('word30 ');
    assert.equal(await preview.article.locator('#p31[data-kept]').count(), 1);
  });

  it('does not move while somebody types in the middle of one line', async () => {
    await preview.show('source/_posts/line.md');
    await putCaret('mark40 ');
    await waitForMark('mark40 ');
    const before = await getScroll();
    assert.ok(before > 500, 'the middle');
    let typed = '';
    for (const letter of 'abcdefghij') {
      typed += letter;
      await preview.type(line.replace('mark40 ', `mark40 ${typed}`));
      await putCaret(`mark40 ${typed}`);
      assert.ok(Math.abs((await getScroll()) - before) < 2, `${await getScroll()}, not ${before}`);
    }
    await waitForMark('mark40 abcdefghij');
  });

  describe('shows problems', () => {
    const mark = () => preview.article.locator('galley-marks .mark').filter({ has: preview.article.locator('button[aria-label*="alt"]') });

    it('beside what has them, outside of the article', async () => {
      await preview.show('source/_posts/wrong.md');
      await expectMarksBesideProblems(preview.article);
    });

    it('with their messages on hover and on focus', async () => {
      const tip = mark().locator('.tip');
      assert.equal(await tip.isVisible(), false);
      await mark().hover();
      assert.equal(await tip.isVisible(), true);
      assert.match((await tip.textContent()) ?? '', /alt/);
      await preview.article.locator('#last').hover();
      assert.equal(await tip.isVisible(), false);
      await mark().locator('button').focus();
      assert.equal(await tip.isVisible(), true);
    });

    it('and leads to them by key and by click', async () => {
      const picture = await preview.hearReveal(() => mark().locator('button').press('Enter'));
      assert.deepEqual(picture, { offset: wrong.indexOf('<img id="bad"'), focus: true });
      const key = await preview.hearReveal(() => preview.article.locator('galley-marks button[aria-label*="coments"]').click());
      assert.deepEqual(key, { offset: wrong.indexOf('coments'), focus: true });
    });

    it('until they are mended', async () => {
      await preview.type(wrong.replace('coments: true\n', ''));
      const countMarks = async (): Promise<readonly number[]> => [await preview.article.locator('galley-marks button[aria-label*="coments"]').count(), await mark().count()];
      await waitFor('its mark to go, and the other to stay', async () => (await countMarks()).join() === '0,1');
      await preview.type(wrong);
      await waitFor('its mark again', async () => (await countMarks()).join() === '1,1');
    });

    for (const width of [1000, 390]) {
      for (const [theme, dark] of [['vscode-light', false], ['vscode-dark', true], ['vscode-high-contrast', true], ['vscode-high-contrast vscode-high-contrast-light', false]] as const) {
        it(`that are seen in ${theme}, ${width} pixels wide`, async () => {
          await preview.page.setViewportSize({ width, height: 800 });
          await preview.setTheme(theme);
          await preview.follow(wrong.indexOf('Nothing is wrong'));
          await waitFor('the look', async () => (await preview.article.evaluate(() => document.documentElement.dataset['theme'])) === (dark ? 'dark' : 'light'));
          const readContrasts = (): Promise<readonly number[]> => preview.article.evaluate(() => {
            const toNumbers = (colour: string): number[] => (/\(([^)]*)\)/.exec(colour)?.[1] ?? '').split(/[\s,]+/).slice(0, 3).map(Number);
            const toLight = (colour: string): number => {
              const [red, green, blue] = toNumbers(colour).map(part => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
              return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
            };
            const card = toLight(getComputedStyle(document.querySelector('.galley-card')!).backgroundColor);
            const root = document.querySelector('galley-marks')!.shadowRoot!;
            const colours = [getComputedStyle(root.querySelector('.caret')!).borderLeftColor, ...[...root.querySelectorAll('.mark button')].map(button => getComputedStyle(button, '::before').borderTopColor)];
            return colours.map(colour => (Math.max(card, toLight(colour)) + 0.05) / (Math.min(card, toLight(colour)) + 0.05));
          });
          // The card fades into its new colour.
          await waitFor('the contrast', async () => (await readContrasts()).every(ratio => ratio >= 3)).catch(async (error: unknown) => {
            throw new Error(`${String(error)}; ${(await readContrasts()).map(ratio => ratio.toFixed(1)).join(', ')}`);
          });
          await waitFor('the marks within the page', () => preview.article.evaluate(() =>
            [...document.querySelector('galley-marks')!.shadowRoot!.querySelectorAll('.mark, .caret')].every(found => found.getBoundingClientRect().left >= 0 && found.getBoundingClientRect().right <= innerWidth)));
        });
      }
    }
  });
});
