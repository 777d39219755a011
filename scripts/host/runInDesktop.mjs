import { createInterface } from 'node:readline';
import { projectRoot } from '../projectRoot.mjs';
import { EVENT_PREFIX } from '../test/mochaEvents.mjs';
import { copyWorkspace } from './copyWorkspace.mjs';
import { desktopArgs, makeDesktopProfile, runDesktopCli } from './desktop.mjs';
import { startProcess } from './startProcess.mjs';

/**
 * Runs a tests module inside a desktop VS Code and prints each test as it ends. On Linux it needs a display.
 *
 * @param {object} options
 * @param {string} options.desktop the path of VS Code's executable
 * @param {string} options.tests the compiled module, inside the project's folder
 * @param {string} options.workspace the folder that a copy is opened of, as the only one of a workspace file
 * @param {string | undefined} options.grep
 * @param {number} options.deadline of the whole run, in ms
 * @param {import('../test/testReport.mjs').TestReport} report
 */
export async function runInDesktop({ desktop, tests, workspace, grep, deadline }, report) {
  const version = (await runDesktopCli(desktop, ['--version'])).split('\n')[0];
  const copy = await copyWorkspace(workspace);
  const profile = await makeDesktopProfile({ 'galleyTests.host': 'node', 'galleyTests.version': version, 'galleyTests.grep': grep ?? '' });
  const { child, stop } = startProcess(desktop, [copy.file, ...desktopArgs, ...profile.args, `--extensionDevelopmentPath=${projectRoot}`, `--extensionTestsPath=${tests}`]);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, deadline);
  createInterface({ input: child.stdout }).on('line', line => {
    const at = line.indexOf(EVENT_PREFIX);
    if (at >= 0) report.add(JSON.parse(line.slice(at + EVENT_PREFIX.length)));
  });
  let errors = '';
  child.stderr.on('data', data => (errors = (errors + data).slice(-2000)));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearTimeout(timer);
  stop();
  profile.dispose();
  copy.dispose();
  if (late) report.fail('the desktop VS Code', `The tests did not end within ${deadline / 1000} s.`);
  else if (!report.takeEnd()) report.fail('the desktop VS Code', `It ended with ${code} before the tests were through.\n${errors}`);
}
