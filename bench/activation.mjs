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
 * From the first line of the extension's file to the end of `activate()`, in the extension host of the served VS Code, each time in a
 * new window. vscode-markdownlint is in no package registry; what its activation costs is loading markdownlint-cli2, so an
 * extension of one line that does this stands for it. An empty extension is the floor.
 */
export async function measureActivation() {
  await makeExtension();
  const served = await serve({ version: 'newest', host: 'node' });
  const browser = await launchBrowser();
  const times = { galley: [], markdownlint: [], empty: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const measured = await measureOnce(browser, served);
      for (const name of Object.keys(times)) times[name].push(measured[name]);
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

async function measureOnce(browser, served) {
  const page = await openWindow(browser);
  try {
    const measured = new Promise(resolve => page.exposeFunction('codeAutomationLog', (_, args) => {
      const [, json] = /^galley-bench (.*)$/.exec(args.join(' ')) ?? [];
      if (json !== undefined) resolve(JSON.parse(json));
    }));
    await page.exposeFunction('codeAutomationExit', () => {});
    await page.goto(served.url(folder, [['extensionDevelopmentPath', served.uri(folder)], ['extensionTestsPath', served.uri(join(folder, 'index.js'))]]));
    return await Promise.race([measured, served.failed]);
  } finally {
    await page.close();
  }
}

/** An extension that loads and activates the others' files, first Galley's: what an earlier one has warmed up is no help to it. */
async function makeExtension() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyFile(join(projectRoot, 'dist/extension.js'), join(folder, 'galley.js'));
  await build({
    stdin: { contents: "import { main } from 'markdownlint-cli2'; export function activate() { return main; }", resolveDir: join(projectRoot, 'bench') },
    bundle: true, minify: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'], outfile: join(folder, 'markdownlint.js'), external: ['vscode'], logLevel: 'error',
    // In a CommonJS bundle there is no import.meta; markdownlint-cli2 asks for its own place.
    define: { 'import.meta.url': '"file:///"' },
  });
  await writeFile(join(folder, 'empty.js'), 'exports.activate = () => {};\n');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'bench', publisher: 'galley', version: '0.0.1', engines: { vscode: '^1.99.0' } }));
  await writeFile(join(folder, 'index.js'), `
    const vscode = require('vscode');
    exports.run = async () => {
      const times = {};
      for (const name of ['galley', 'markdownlint', 'empty']) {
        const started = performance.now();
        await require('./' + name + '.js').activate({ subscriptions: [], extensionUri: vscode.Uri.file(__dirname), extension: { packageJSON: {} } });
        times[name] = performance.now() - started;
      }
      console.log('galley-bench ' + JSON.stringify(times));
    };
  `);
}
