import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, openWindow } from '../scripts/host/browser.mjs';
import { chooseInQuickInput } from '../scripts/host/quickInput.mjs';
import { serve } from '../scripts/host/serve.mjs';
import { makeTemporaryFolder } from '../scripts/host/temporaryFolder.mjs';
import { packGalley } from '../scripts/packGalley.mjs';
import { makePost } from './makePost.mjs';
import { getMedian } from './measure.mjs';
import { atMost, figure } from './row.mjs';

const KEYS = 24;
// Longer than the pause that VS Code's preview makes between two updates, so that each key has its own.
const BETWEEN_KEYS_MS = 450;
const PATIENCE_MS = 60_000;
// A word that the post has once; letters are typed behind it.
const HERE = 'here-it-is';

/**
 * Letters typed in a real VS Code beside Galley's preview, then beside VS Code's own of the same text: what each update is for the webview (from the
 * message to the page laid out), and from the key to the message and to the painted frame. Of Galley's own, the way in between, too: to the extension's
 * event, the article rendered, the message come, the page laid out and the frame painted. What the extension host does at each is measured in Node as well.
 */
export async function measurePreview(core) {
  const { path: folder, dispose: removeFolder } = makeTemporaryFolder('galley-bench');
  await mkdir(join(folder, 'source/_posts'), { recursive: true });
  await writeFile(join(folder, 'galley.json'), '{}');
  for (const [name, length] of [['short.md', 15_000], ['long.md', 1_000_000]]) await writeFile(join(folder, 'source/_posts', name), putMark(makePost(length)));
  const served = await serve({ version: 'newest', host: 'node', vsix: await packGalley(), settings: { 'files.autoSave': 'off', 'editor.minimap.enabled': false } });
  const browser = await launchBrowser();
  try {
    const rows = [];
    for (const { name, length, title, webview, host } of [{ name: 'short.md', length: 15_000, title: '15 KB', webview: 16, host: 16 }, { name: 'long.md', length: 1_000_000, title: '1 MB', webview: 50 }]) {
      const page = await openWindow(browser);
      await page.goto(served.url(folder));
      await page.waitForSelector('.explorer-folders-view .monaco-list', { timeout: PATIENCE_MS });
      await chooseInQuickInput(page, 'Control+P', name, name);
      await chooseInQuickInput(page, 'F1', '>Galley: Open Preview to the Side', 'Galley: Open Preview to the Side');
      const galley = await typeBeside(page, 'article');
      await page.keyboard.press('Control+2');
      await chooseInQuickInput(page, 'F1', '>View: Close Editor', 'View: Close Editor');
      await page.keyboard.press('Control+1');
      await chooseInQuickInput(page, 'F1', '>Markdown: Open Preview to the Side', 'Markdown: Open Preview to the Side');
      const own = await typeBeside(page, 'markdown');
      await page.context().close();
      const beside = (row, value) => ({ ...row, other: 'VS Code\'s preview', value });
      rows.push(
        beside(atMost(webview, 'ms', `preview, ${title}: in the webview`, getMedian(galley.work)), getMedian(own.work)),
        await measureHost(core, `preview, ${title}: extension host`, host, putMark(makePost(length))),
        ...Object.entries(galley.steps).map(([step, times]) => figure('ms', `preview, ${title}: ${step}`, getMedian(times))),
        beside(figure('ms', `preview, ${title}: key to message`, getMedian(galley.toMessage)), getMedian(own.toMessage)),
        beside(figure('ms', `preview, ${title}: key to frame`, getMedian(galley.toFrame)), getMedian(own.toFrame)),
        beside(figure('ms', `preview, ${title}: key to letter`, getMedian(galley.toLetter)), getMedian(own.toLetter)),
        beside(figure('ms', `preview, ${title}: longest`, Math.max(...galley.toLetter)), Math.max(...own.toLetter)),
      );
    }
    return rows;
  } finally {
    await browser.close();
    served.dispose();
    removeFolder();
  }
}

/** Types letters into the text, and measures what the preview does at each. */
async function typeBeside(page, kind) {
  const preview = await findPreview(page, kind);
  const find = page.locator('.find-widget.visible textarea').first();
  // The focus of the preview that has just come up may arrive later than the key.
  for (let round = 0; round < 20 && !(await find.isVisible()); round++) {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+f');
    await find.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
  await find.fill(HERE);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await watchKeys(page);
  await watchUpdates(preview, kind);
  const steps = { 'key to change': [], 'change to rendered': [], 'rendered to message': [], 'message to laid out': [], 'laid out to frame': [] };
  const measured = { work: [], toMessage: [], toFrame: [], toLetter: [], steps };
  for (let key = 0; key < KEYS; key++) {
    await page.waitForTimeout(BETWEEN_KEYS_MS);
    await preview.evaluate(() => (globalThis.galleyUpdate = undefined));
    await page.keyboard.type('abcdefghij'[key % 10]);
    await preview.waitForFunction(() => globalThis.galleyUpdate !== undefined, undefined, { timeout: PATIENCE_MS });
    const [{ pressed, shown }, { came, work, painted, times }] = await Promise.all([page.evaluate(() => globalThis.galleyKey), preview.evaluate(() => globalThis.galleyUpdate)]);
    measured.work.push(work);
    measured.toMessage.push(came - pressed);
    measured.toFrame.push(painted - pressed);
    measured.toLetter.push(shown - pressed);
    const moments = [pressed, times?.changed, times?.rendered, came, came + work, painted];
    Object.values(steps).forEach((list, index) => list.push(moments[index + 1] - moments[index]));
  }
  // The letters go again, so that the other preview has the same text.
  for (let key = 0; key < KEYS; key++) await page.keyboard.press('Backspace');
  await page.waitForTimeout(1000);
  return measured;
}

/** Notes when a key was pressed, and when the editor had painted its letter; times of the clock, in ms. */
async function watchKeys(page) {
  await page.evaluate(() => {
    if (globalThis.galleyKey) return;
    globalThis.galleyKey = {};
    addEventListener('keydown', event => {
      globalThis.galleyKey = { pressed: performance.timeOrigin + event.timeStamp };
    }, true);
    new MutationObserver(() => requestAnimationFrame(() => {
      globalThis.galleyKey.shown ??= performance.timeOrigin + performance.now();
    })).observe(document.querySelector('.part.editor .view-lines'), { subtree: true, childList: true, characterData: true });
  });
}

/** Notes what an update costs the webview: from the message to a page that is laid out, and when that was painted. */
async function watchUpdates(preview, kind) {
  await preview.evaluate(([place, here]) => {
    const document = place === 'article' ? globalThis.document.querySelector('#article').contentDocument : globalThis.document;
    let began;
    let times;
    addEventListener('message', ({ data }) => {
      began = performance.now();
      times = data?.times ?? times;
    }, true);
    new MutationObserver(() => {
      if (began === undefined) return;
      document.body.getBoundingClientRect();
      const work = performance.now() - began;
      // Asked last: reading all text of a long page takes longer than many an update.
      if (!document.body.textContent.includes(here)) return;
      const came = performance.timeOrigin + began;
      began = undefined;
      requestAnimationFrame(() => setTimeout(() => {
        globalThis.galleyUpdate ??= { came, work, times, painted: performance.timeOrigin + performance.now() };
      }));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, [kind, HERE]);
}

async function findPreview(page, kind) {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const isIt = await frame.evaluate(([wanted, here]) => {
        const shown = wanted === 'article' ? globalThis.document.querySelector('#article')?.contentDocument : globalThis.document.querySelector('.markdown-body') && globalThis.document;
        return shown?.body?.textContent.includes(here) === true;
      }, [kind, HERE]).catch(() => false);
      if (isIt && frame !== page.mainFrame()) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`There is no preview (${kind}).`);
}

/** Reads and renders a text letter by letter, as the extension host does at each key. */
async function measureHost({ blog, parsePost, renderArticle }, what, limit, text) {
  const times = [];
  for (let key = 1; key <= KEYS; key++) {
    const typed = text.replace(HERE, HERE + 'x'.repeat(key));
    const began = performance.now();
    await renderArticle(parsePost(typed, { path: 'source/_posts/a.md', reader: 'hexo' }), blog);
    times.push(performance.now() - began);
  }
  return limit === undefined ? figure('ms', what, getMedian(times)) : atMost(limit, 'ms', what, getMedian(times));
}

/** Puts a word into the paragraph in the middle. */
function putMark(text) {
  const middle = text.indexOf('</p>', text.length / 2);
  return `${text.slice(0, middle)} ${HERE}${text.slice(middle)}`;
}
