// Takes the README's pictures of a real VS Code with the packed Galley: node scripts/screenshots.mjs
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './host/browser.mjs';
import { copyWorkspace } from './host/copyWorkspace.mjs';
import { chooseInQuickInput } from './host/quickInput.mjs';
import { serve } from './host/serve.mjs';
import { packGalley } from './packGalley.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runMain } from './environmentProblem.mjs';

const images = join(projectRoot, 'docs/images');
const size = { width: 1200, height: 680 };

// What a reader of the README need not see.
const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.sideBar.location': 'right',
  'workbench.activityBar.location': 'hidden',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.fontSize': 13,
};

await runMain(async () => {
  await mkdir(images, { recursive: true });
  const blog = await copyWorkspace(join(projectRoot, 'sample'));
  const served = await serve({ version: 'newest', host: 'node', vsix: await packGalley(), settings });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: size });
    const page = await context.newPage();
    await page.goto(served.url(blog.path, [['openFile', served.uri(join(blog.path, 'source/_posts/begin-here.md'))]]));
    await page.waitForSelector('.squiggly-error', { timeout: 90_000 });
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');

    await openFile(page, 'wrong-type.md');
    await runCommand(page, 'Galley: What the Site Reads');
    await page.locator('.tab', { hasText: 'What the site reads' }).waitFor();
    await page.locator('.view-line', { hasText: 'Changed:' }).waitFor();
    await takePicture(page, 'reading.png');
    await page.keyboard.press('Control+1');
    await runCommand(page, 'View: Close All Editors in Group');

    await openFile(page, 'reading-the-river.md');
    await page.keyboard.press('Control+Home');
    await page.locator('.view-line', { hasText: 'categories:' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('\n- 长文章\n- ', { delay: 40 });
    await page.waitForSelector('.suggest-widget.visible .monaco-list-row');
    await takePicture(page, 'suggesting.png');
    await runCommand(page, 'File: Revert File');

    await openFile(page, 'begin-here.md');
    await runCommand(page, 'Galley: Open Preview to the Side');
    await waitForPictures(page, 2);
    await page.keyboard.press('Control+1');
    await runCommand(page, 'Go to Next Problem (Error, Warning, Info)');
    await page.keyboard.press('Escape');
    await takePictureOfChanges(page, 'mending.png');

    await openFile(page, 'city-lights.md');
    await waitForPictures(page, 4);
    await takePicture(page, 'preview-light.png');

    await select(page, 'lamps-by-the-quay.jpg" alt');
    await page.keyboard.press('ArrowLeft');
    await takePictureOfChanges(page, 'picture.png');

    await select(page, '看得见的心跳');
    await page.keyboard.press("Control+'");
    await page.keyboard.press("Control+'");
    await page.waitForSelector('.quick-input-widget .monaco-list-row');
    await takePicture(page, 'writing.png');
    await page.keyboard.press('Escape');

    await clickInPreview(page, '[data-name="phone"]');
    await takePicture(page, 'preview-phone.png');
    await clickInPreview(page, '[data-name="desktop"]');
    // The key of the next command is for VS Code again.
    await openFile(page, 'city-lights.md');

    await runCommand(page, 'Preferences: Toggle between Light/Dark Themes');
    await page.waitForSelector('.monaco-workbench.vs-dark');
    await openFile(page, 'river-walk.html');
    await waitForPictures(page, 4);
    await takePicture(page, 'preview-dark.png');
  } finally {
    await browser.close();
    served.dispose();
    blog.dispose();
  }
});

/**
 * @param {import('playwright-core').Page} page
 * @param {string} title as the command palette shows it
 */
async function runCommand(page, title) {
  await chooseInQuickInput(page, 'F1', `>${title}`, title);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function openFile(page, name) {
  await page.keyboard.press('Control+1');
  await chooseInQuickInput(page, 'Control+P', name, name);
  await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
}

/**
 * Selects what a text has once.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} text
 */
async function select(page, text) {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+f');
  await page.locator('.find-widget.visible textarea').first().fill(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/**
 * Waits until the preview shows an article with all its pictures.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} count
 */
async function waitForPictures(page, count) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      const shown = await frame.evaluate(() => [...document.images].filter(({ naturalWidth }) => naturalWidth > 0).length).catch(() => 0);
      if (shown === count) return;
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`The preview did not show ${count} pictures.`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} selector of a button of the preview
 */
async function clickInPreview(page, selector) {
  for (const frame of page.frames()) {
    const button = frame.locator(`#toolbar ${selector}`);
    if (await button.count().catch(() => 0)) await button.click();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function takePicture(page, name) {
  // Notifications and hovers come and go.
  await page.mouse.move(5, size.height - 40);
  await page.screenshot({ path: join(images, name), animations: 'disabled', caret: 'hide' });
  console.log(`docs/images/${name}`);
}

/**
 * Takes a picture of what the light bulb offers at the caret.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function takePictureOfChanges(page, name) {
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row');
  await takePicture(page, name);
  await page.keyboard.press('Escape');
}
