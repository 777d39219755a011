import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { openWindow } from '../../scripts/host/browser.mjs';
import { chooseInQuickInput } from '../../scripts/host/quickInput.mjs';
import { serve } from '../../scripts/host/serve.mjs';
import { makeTemporaryFolder } from '../../scripts/host/temporaryFolder.mjs';
import { targets, toTargetName } from '../../scripts/test/targets.mjs';
import { getChromium } from '../page/chromium';
import { waitFor } from '../waitFor';

const found = targets.find(each => toTargetName(each) === process.env.GALLEY_TARGET);
if (!found) throw new Error('GALLEY_TARGET names no VS Code. Run these tests by "npm test -- preview".');

/** The VS Code and extension host that the tests run in. */
export const target = found;

export interface BlogOptions {
  /** The files of the blog's folder, by their path in it. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Settings of the workspace, until the blog is closed. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A blog in a window of a real VS Code with the packed Galley installed, as its user has it. */
export interface VsCodeWindow {
  readonly page: Page;
  /** The blog's folder, which may be written to from outside. */
  readonly folder: string;
  /** Opens a file of the blog through *Go to File* and waits for its editor. */
  openFile(path: string): Promise<void>;
  /** Runs a command by its title in the command palette, such as `Galley: Show Preview`. */
  runCommand(title: string): Promise<void>;
  /** Adds settings to those that the blog was opened with, and waits until the window knows them. */
  changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Closes all editors, whatever is unsaved in them. */
  closeEditors(): Promise<void>;
  /** Waits until there is a frame that answers yes. */
  findFrame(what: string, isIt: (frame: Frame) => Promise<boolean>): Promise<Frame>;
  /** Waits for the preview: the webview's own document, and the article in its sandboxed frame. */
  findPreview(): Promise<{ readonly webview: Frame; readonly article: Frame }>;
  /** Opens a post in the first group, and a preview of it beside it when there is none; waits until the article in the preview is the one that is wanted. */
  openPreview(path: string, isWanted: (article: Frame) => Promise<boolean>): Promise<Frame>;
  /** Gives the first group of editors the focus for good: that of a click into a preview arrives a moment later, and would take it away again. */
  focusFirstGroup(): Promise<void>;
  /** Gives the article of the preview the focus for good: VS Code learns of it a moment later, and would take its keys for the editor's until then. */
  focusArticle(): Promise<void>;
  /** Waits until the caret of the first group's editor is where the status bar says `Ln 3,`. */
  waitForCaret(place: string): Promise<void>;
  /** Waits until Galley has counted the words of the post in the active editor: it is there then. */
  waitForGalley(): Promise<void>;
  /** Reads the status bar, which says where the caret of the editor with the focus is: `Ln 3, Col 1`. */
  readStatus(): Promise<string>;
  /** Closes all editors, for the next blog. */
  dispose(): Promise<void>;
}

// What no person has on a key.
const CLOSE_ALL_KEY = 'Control+Alt+Shift+F9';
const REVERT_AND_CLOSE_KEY = 'Control+Alt+Shift+F8';
const keybindings = [
  { key: CLOSE_ALL_KEY.replace('Control', 'ctrl').toLowerCase(), command: 'workbench.action.closeAllEditors' },
  { key: REVERT_AND_CLOSE_KEY.replace('Control', 'ctrl').toLowerCase(), command: 'workbench.action.revertAndCloseActiveEditor' },
];

/** A window, and the folder that it shows. */
interface Shared {
  readonly page: Page;
  readonly root: string;
}

let shared: Promise<Shared> | undefined;
/** The window that tests of the present suite look at. */
let current: Page | undefined;
let settingsWritten = 0;

/** The files of all suites' blogs, by their paths in the folder that the window shows. */
const sharedFiles: Record<string, string | Uint8Array> = {};

/**
 * Makes a blog of one suite, in a folder of the one window that all suites share, and returns how to open it. It is called while tests are
 * defined, not while they run: what watches files for VS Code misses folders that come into being one in another.
 */
export function makeBlog(name: string, { files, settings = {} }: BlogOptions): () => Promise<VsCodeWindow> {
  Object.assign(sharedFiles, putInto(name, files));
  return async () => openBlog(await (shared ??= openShared(sharedFiles)), name, settings);
}

/** Opens a blog in a window of its own, which does not trust it. */
export async function openUntrusted({ files, settings = {} }: BlogOptions): Promise<VsCodeWindow> {
  const own = await openShared(putInto('untrusted', files), { trusted: false, settings });
  return { ...(await openBlog(own, 'untrusted', undefined)), dispose: () => own.page.context().close() };
}

function putInto(folder: string, files: BlogOptions['files']): BlogOptions['files'] {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));
}

async function openShared(files: BlogOptions['files'], { trusted = true, settings = {} } = {}): Promise<Shared> {
  const vsix = process.env.GALLEY_VSIX;
  if (vsix === undefined) throw new Error('GALLEY_VSIX names no packed Galley. Run these tests by "npm test -- preview".');
  const { path: root } = makeTemporaryFolder('workspace');
  await writeFiles(root, files);
  // Without one of these the window asks before it saves, shows what no test asks for, or changes its colours with the machine's.
  const all = { 'files.autoSave': 'off', 'editor.minimap.enabled': false, 'window.autoDetectColorScheme': false, 'markdown.validate.enabled': false, ...settings };
  const [served, chromium] = await Promise.all([serve({ ...target, trusted, settings: all, keybindings, vsix }), getChromium()]);
  const page = await openWindow(chromium);
  await page.goto(served.url(root));
  // The window takes keys once the explorer shows the folder.
  await page.waitForSelector('.explorer-folders-view .monaco-list', { timeout: 90_000 });
  return { page, root };
}

async function openBlog({ page, root }: Shared, name: string, settings: BlogOptions['settings']): Promise<VsCodeWindow> {
  const folder = join(root, name);
  current = page;

  const changeSettings = async (more: Readonly<Record<string, unknown>>): Promise<void> => {
    // The window's title is one of the settings: it tells when the window knows them.
    const title = `settings ${++settingsWritten}`;
    await writeFiles(join(root, '.vscode'), { 'settings.json': JSON.stringify({ ...settings, ...more, 'window.title': title }) });
    await waitFor('the window to know its settings', async () => (await page.title()) === title);
  };
  const readStatus = (): Promise<string> => page.evaluate(() => [...document.querySelectorAll('.part.statusbar .statusbar-item')].map(({ textContent }) => textContent).join(' | '));
  const focusFirstGroup = async (): Promise<void> => {
    let times = 0;
    await waitFor('the editor to have the focus', async () => {
      const isThere = await page.evaluate(() => {
        const first = document.querySelector('.part.editor .editor-group-container');
        return document.activeElement?.tagName !== 'IFRAME' && (first === null || first.classList.contains('active'));
      });
      if (!isThere) await page.keyboard.press('Control+1');
      times = isThere ? times + 1 : 0;
      return times > 4;
    });
  };
  const findFrame: VsCodeWindow['findFrame'] = (what, isIt) =>
    waitFor(what, async () => {
      for (const frame of page.frames()) {
        // A frame may go away while it is being asked.
        if (await isIt(frame).catch(() => false)) return frame;
      }
      return undefined;
    });
  const findArticle = (): Promise<Frame> => findFrame('the preview', async frame => (await frame.frameElement().then(element => element.getAttribute('id'))) === 'article');
  const closeEditors = (): Promise<void> => waitFor('the editors to close', async () => {
    if ((await page.locator('.part.editor .tab').count()) === 0) return true;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    const unsaved = page.locator('.part.editor .tab.dirty').first();
    if ((await unsaved.count()) > 0) {
      await unsaved.click({ timeout: 2000 }).catch(() => undefined);
      await page.keyboard.press(REVERT_AND_CLOSE_KEY);
    } else {
      await page.keyboard.press(CLOSE_ALL_KEY);
    }
    return false;
  }).then(() => undefined);

  const openFile: VsCodeWindow['openFile'] = async path => {
    const inRoot = `${name}/${path}`;
    // What the search finds comes bit by bit: Enter may choose what has been above it a moment before.
    await waitFor(`${path} to be open`, async () => {
      await chooseInQuickInput(page, 'Control+P', inRoot, basename(path), dirname(inRoot));
      return page.waitForSelector(`.editor-group-container.active .monaco-editor[data-uri$="/${inRoot}"]`, { timeout: 5000 }).then(() => true, () => false);
    }, 60_000);
  };
  const runCommand: VsCodeWindow['runCommand'] = title => chooseInQuickInput(page, 'F1', `>${title}`, title);
  let hasPreview = false;

  if (settings !== undefined) await changeSettings({});
  return {
    page,
    folder,
    findFrame,
    changeSettings,
    closeEditors,
    focusFirstGroup,
    openFile,
    readStatus,
    runCommand,

    async openPreview(path, isWanted) {
      await focusFirstGroup();
      await openFile(path);
      if (!hasPreview) await runCommand('Galley: Open Preview to the Side');
      hasPreview = true;
      return waitFor(`the preview of ${path}`, async () => {
        // The first one takes a while: until then there is no webview at all.
        const article = await findArticle().catch(() => undefined);
        return article && (await isWanted(article).catch(() => false)) ? article : undefined;
      }, 60_000);
    },

    async findPreview() {
      const article = await findArticle();
      const webview = article.parentFrame();
      if (webview === null) throw new Error('The article is in no webview.');
      return { webview, article };
    },

    async focusArticle() {
      const article = await findArticle();
      let times = 0;
      await waitFor('the article to have the focus', async () => {
        const isThere = await page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
        if (!isThere || times === 0) await article.evaluate(() => focus());
        times = isThere ? times + 1 : 0;
        return times > 8;
      });
    },

    async waitForCaret(place) {
      await waitFor(`the caret at ${place}`, async () => {
        await focusFirstGroup();
        return (await readStatus()).includes(place);
      });
    },

    async waitForGalley() {
      await waitFor('Galley', async () => /\b\d+ words?\b/.test(await readStatus()), 60_000);
    },

    async dispose() {
      await closeEditors();
      await page.context().unrouteAll({ behavior: 'ignoreErrors' });
    },
  };
}

async function writeFiles(folder: string, files: BlogOptions['files']): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

// Shows what a failed test saw, and takes away what it may have left in the way of the next one.
afterEach(async function () {
  if (this.currentTest?.state !== 'failed' || !current) return;
  await takePicture(current, `failed ${this.currentTest.fullTitle()}`);
  for (let times = 0; times < 3; times++) await current.keyboard.press('Escape');
});

/** Takes a picture of a window, for those who look at what the tests saw. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir('out/screenshots', { recursive: true });
  await page.screenshot({ path: join('out/screenshots', `${name.replaceAll(/\W+/g, '-').slice(0, 100)}-${toTargetName(target)}.png`), timeout: 10_000 }).catch(() => undefined);
}

/** Tells whether the article in the preview has a title. */
export const titled = (title: string) => async (article: Frame): Promise<boolean> => (await article.locator('.galley-title').textContent({ timeout: 5000 })) === title;
