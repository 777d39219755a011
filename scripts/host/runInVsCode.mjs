import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentProblem } from '../environmentProblem.mjs';
import { projectRoot } from '../projectRoot.mjs';
import { EVENT_PREFIX } from '../test/mochaEvents.mjs';
import { launchBrowser, openWindow } from './browser.mjs';
import { copyWorkspace } from './copyWorkspace.mjs';
import { serve } from './serve.mjs';
import { versions } from './versions.mjs';

const START_DEADLINE_MS = 120_000;

/**
 * @typedef {object} Run
 * @property {import('./versions.mjs').Version} version
 * @property {import('./versions.mjs').Host} host
 * @property {string} tests the compiled module, inside the project's folder
 * @property {string} workspace the folder that a copy is opened of, as the only one of a workspace file: others can join it without a reload of the window
 * @property {string | undefined} grep
 * @property {number} deadline of the whole run, in ms
 */

/**
 * Runs a tests module inside a served VS Code that a browser really shows, and prints each test as it ends.
 *
 * @param {Run} run
 * @param {import('../test/testReport.mjs').TestReport} report
 */
export async function runInVsCode(run, report) {
  const name = `vscode-${run.version}-${run.host}`;
  const log = await makeLog(name);
  try {
    await runOnce(run, name, report, log);
  } catch (error) {
    if (error instanceof EnvironmentProblem) throw error;
    report.fail(`VS Code ${versions[run.version].vscode}, ${run.host} host`, `${error}\nSee out/${name}.log and out/${name}.png`);
  }
}

/**
 * @param {Run} run
 * @param {string} name
 * @param {import('../test/testReport.mjs').TestReport} report
 * @param {{ add: (line: string) => void }} log
 */
async function runOnce({ version, host, tests, workspace, grep, deadline }, name, report, log) {
  const copy = await copyWorkspace(workspace);
  const settings = { 'galleyTests.host': host, 'galleyTests.version': versions[version].vscode, 'galleyTests.grep': grep ?? '' };
  const served = await serve({ version, host, settings });
  const browser = await launchBrowser();
  const start = startTimer('The first test did not begin', START_DEADLINE_MS);
  const whole = startTimer('The tests did not end', deadline);
  try {
    const page = await openWindow(browser);
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const line = args.join(' ');
      if (!line.startsWith(EVENT_PREFIX)) return log.add(`[${type}] ${line}`);
      start.stop();
      // What is thrown here goes to the page, where nobody looks at it; the event is missed at the end.
      report.add(JSON.parse(line.slice(EVENT_PREFIX.length)));
    });
    const ended = new Promise(resolve => page.exposeFunction('codeAutomationExit', resolve));
    const crashed = new Promise((_, reject) => page.on('crash', () => reject(new Error('The page crashed.'))));
    await page.goto(served.url(copy.file, [
      ['extensionDevelopmentPath', served.uri(projectRoot)],
      ['extensionTestsPath', served.uri(tests)],
      ...(host === 'web' ? [/** @type {const} */ (['extensionDevelopmentKind', 'web'])] : []),
    ]));
    await Promise.race([ended, crashed, served.failed, start.over, whole.over]).finally(() => page.screenshot({ path: join(projectRoot, 'out', `${name}.png`), timeout: 10_000 }).catch(() => {}));
    if (!report.takeEnd()) throw new Error('VS Code ended the run before the tests were through.');
  } finally {
    start.stop();
    whole.stop();
    await browser.close();
    served.dispose();
    copy.dispose();
  }
}

/** @param {string} name */
async function makeLog(name) {
  const path = join(projectRoot, 'out', `${name}.log`);
  await mkdir(join(projectRoot, 'out'), { recursive: true });
  await writeFile(path, '');
  let written = Promise.resolve();
  return {
    path,
    /** @param {string} line */
    add(line) {
      written = written.then(() => appendFile(path, `${line}\n`));
    },
  };
}

/**
 * @param {string} complaint
 * @param {number} deadline in ms
 */
function startTimer(complaint, deadline) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint} within ${deadline / 1000} s.`)), deadline);
  });
  over.catch(() => {});
  return { over, stop: () => clearTimeout(timer) };
}
