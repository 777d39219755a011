import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser, openWindow } from '../../scripts/host/browser.mjs';
import { copyWorkspace } from '../../scripts/host/copyWorkspace.mjs';
import { chooseInQuickInput } from '../../scripts/host/quickInput.mjs';
import { serve } from '../../scripts/host/serve.mjs';
import { makeTemporaryFolder } from '../../scripts/host/temporaryFolder.mjs';
import { targets as allTargets, toTargetName } from '../../scripts/test/targets.mjs';
import { waitFor } from '../waitFor';

/** One VS Code and extension host; `name` is for a suite's title. */
export interface Target {
  readonly version: 'newest' | 'oldest';
  readonly host: 'node' | 'web';
  readonly name: string;
}

/** The VS Codes and hosts to test in: all four, or what `npm test -- preview --only …` chose. */
export const targets: readonly Target[] = allTargets
  .map(target => ({ ...target, name: toTargetName(target.version, target.host) }))
  .filter(({ name }) => process.env.GALLEY_ONLY === undefined || process.env.GALLEY_ONLY === name);

export interface OpenOptions {
  /** A folder that a copy is opened of. */
  readonly workspace?: string;
  /** Files to write into the opened folder, by their path in it. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Whether the workspace is trusted; default: yes. */
  readonly trusted?: boolean;
  /** User settings of this VS Code. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A window of a real VS Code with the packed Galley installed, as its user has it. */
export interface VsCodeWindow {
  readonly page: Page;
  /** The opened folder, which may be written to from outside; it is gone after `dispose`. */
  readonly folder: string;
  /** Opens a file of the folder through *Go to File* and waits for its editor. */
  openFile(path: string): Promise<void>;
  /** Runs a command by its title in the command palette, such as `Galley: Show Preview`. */
  runCommand(title: string): Promise<void>;
  /** Waits until there is a frame that answers yes. */
  findFrame(what: string, isIt: (frame: Frame) => Promise<boolean>): Promise<Frame>;
  /** Waits for the preview: the webview's own document, and the article in its sandboxed frame. */
  findPreview(): Promise<{ readonly webview: Frame; readonly article: Frame }>;
  /** Gives the first group of editors the focus for good: that of a click into a preview arrives a moment later, and would take it away again. */
  focusFirstGroup(): Promise<void>;
  /** Gives the article of the preview the focus for good: VS Code learns of it a moment later, and would take its keys for the editor's until then. */
  focusArticle(): Promise<void>;
  /** Waits until the caret of the first group's editor is where the status bar says `Ln 3,`. */
  waitForCaret(place: string): Promise<void>;
  /** Reads the status bar, which says where the caret of the editor with the focus is: `Ln 3, Col 1`. */
  readStatus(): Promise<string>;
  /** Closes the window and removes its folder. */
  dispose(): Promise<void>;
}

/** Opens a window. The VS Code server behind it is shared by all windows with the same target, trust and settings. */
export async function openVsCode(target: Target, options: OpenOptions = {}): Promise<VsCodeWindow> {
  const served = await getServed(target, options.trusted ?? true, options.settings ?? {});
  const { path: folder, dispose: removeFolder } = await makeWorkspace(options);
  const page = await openWindow(await getBrowser());
  const findFrame: VsCodeWindow['findFrame'] = (what, isIt) =>
    waitFor(what, async () => {
      for (const frame of page.frames()) {
        // A frame may go away while it is being asked.
        if (await isIt(frame).catch(() => false)) return frame;
      }
      return undefined;
    });

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

  const findArticle = (): Promise<Frame> => findFrame('the preview', async frame => (await frame.frameElement().then(element => element.getAttribute('id'))) === 'article');

  await page.goto(served.url(folder));
  // The window takes keys once the explorer shows the folder.
  await page.waitForSelector('.explorer-folders-view .monaco-list', { timeout: 90_000 });

  return {
    page,
    folder,
    findFrame,

    async openFile(path) {
      const name = path.split('/').at(-1) ?? path;
      await chooseInQuickInput(page, 'Control+P', path, name);
      await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    },

    async runCommand(title) {
      await chooseInQuickInput(page, 'F1', `>${title}`, title);
    },

    async findPreview() {
      const article = await findArticle();
      const webview = article.parentFrame();
      if (webview === null) throw new Error('The article is in no webview.');
      return { webview, article };
    },

    focusFirstGroup,

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

    readStatus,

    async dispose() {
      await page.context().close();
      removeFolder();
    },
  };
}

async function makeWorkspace({ workspace, files = {} }: OpenOptions): Promise<{ path: string; dispose: () => void }> {
  const folder = workspace === undefined ? makeTemporaryFolder('galley-workspace') : await copyWorkspace(workspace);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), content);
  }
  return folder;
}

const servers = new Map<string, ReturnType<typeof serve>>();

function getServed({ version, host }: Target, trusted: boolean, settings: Readonly<Record<string, unknown>>): ReturnType<typeof serve> {
  const vsix = process.env.GALLEY_VSIX;
  if (vsix === undefined) throw new Error('GALLEY_VSIX names no packed Galley. Run these tests by "npm test -- preview".');
  const key = JSON.stringify([version, host, trusted, settings]);
  const known = servers.get(key);
  if (known !== undefined) return known;
  const served = serve({ version, host, trusted, settings, vsix });
  servers.set(key, served);
  return served;
}

let browser: Promise<Browser> | undefined;

function getBrowser(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}
