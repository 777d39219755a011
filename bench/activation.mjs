import { build } from 'esbuild';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, openWindow } from '../scripts/host/browser.mjs';
import { serve } from '../scripts/host/serve.mjs';
import { projectRoot } from '../scripts/projectRoot.mjs';
import { getMedian } from './measure.mjs';
import { atMostPart } from './row.mjs';

const ROUNDS = 5;
const folder = join(projectRoot, 'out/bench/activation');

/**
 * From the first line of the extension's file to the end of `activate()`, in the extension host of the served VS Code, each in a window of
 * its own: nothing is warmed up by another. vscode-markdownlint is in no package registry; what its activation costs is loading VS Code's API and
 * markdownlint-cli2, so an extension of two lines that does this stands for it. An empty extension, which asks for the API, too, is the floor.
 */
export async function measureActivation() {
  await makeExtensions();
  const served = await serve({ version: 'newest', host: 'node' });
  const browser = await launchBrowser();
  const times = { galley: [], markdownlint: [], empty: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of Object.keys(times)) times[name].push(await measureOnce(browser, served, join(folder, name)));
    }
  } finally {
    await browser.close();
    served.dispose();
  }
  const [galley, markdownlint, empty] = [times.galley, times.markdownlint, times.empty].map(getMedian);
  return [
    atMostPart(0.2, 'activate()', galley, 'loading markdownlint-cli2', markdownlint),
    { what: 'activate()', unit: 'ms', galley, other: 'an empty extension', value: empty, budget: 'none', result: (galley / empty).toFixed(1), isKept: undefined },
  ];
}

async function measureOnce(browser, served, extension) {
  const page = await openWindow(browser);
  try {
    const measured = new Promise(resolve => page.exposeFunction('codeAutomationLog', (_, args) => {
      const [, time] = /^galley-bench (.*)$/.exec(args.join(' ')) ?? [];
      if (time !== undefined) resolve(Number(time));
    }));
    await page.exposeFunction('codeAutomationExit', () => {});
    await page.goto(served.url(extension, [['extensionDevelopmentPath', served.uri(extension)], ['extensionTestsPath', served.uri(join(extension, 'index.js'))]]));
    return await Promise.race([measured, served.failed]);
  } finally {
    await page.close();
  }
}

/** An extension for each, which loads and activates its file. */
async function makeExtensions() {
  await rm(folder, { recursive: true, force: true });
  for (const name of ['galley', 'markdownlint', 'empty']) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'package.json'), JSON.stringify({ name: 'bench', publisher: 'galley', version: '0.0.1', engines: { vscode: '^1.99.0' } }));
    await writeFile(join(folder, name, 'index.js'), `
      const vscode = require('vscode');
      exports.run = async () => {
        const started = performance.now();
        await require('./extension.js').activate({ subscriptions: [], extensionUri: vscode.Uri.file(__dirname), extension: { packageJSON: {} } });
        console.log('galley-bench ' + (performance.now() - started));
      };
    `);
  }
  await copyFile(join(projectRoot, 'dist/extension.js'), join(folder, 'galley/extension.js'));
  await build({
    stdin: { contents: "import { commands } from 'vscode'; import { main } from 'markdownlint-cli2'; export function activate() { return [commands, main]; }", resolveDir: join(projectRoot, 'bench') },
    bundle: true, minify: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'], outfile: join(folder, 'markdownlint/extension.js'), external: ['vscode'], logLevel: 'error',
    // In a CommonJS bundle there is no import.meta; markdownlint-cli2 asks for its own place.
    define: { 'import.meta.url': '"file:///"' },
  });
  await writeFile(join(folder, 'empty/extension.js'), 'require("vscode");\nexports.activate = () => {};\n');
}
