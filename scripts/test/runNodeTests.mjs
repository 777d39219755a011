import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { atExit } from '../host/atExit.mjs';
import { projectRoot } from '../projectRoot.mjs';
import { makeTestReport } from './testReport.mjs';

const KILL_AFTER_MS = 10_000;

/**
 * Runs compiled test files in a Node process of their own, in the project's folder.
 *
 * @param {readonly string[]} files
 * @param {object} options
 * @param {number} options.timeout of one test, in ms
 * @param {number} options.deadline of all of them, in ms
 * @param {boolean} options.each whether every test is printed
 * @param {string | undefined} options.grep
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<import('./testReport.mjs').Suites>}
 */
export async function runNodeTests(files, { timeout, deadline, each, grep, env = {} }) {
  const report = makeTestReport({ each });
  const child = spawn(process.execPath, ['--enable-source-maps', join(projectRoot, 'scripts/test/mochaNode.mjs'), JSON.stringify({ files, timeout, grep })], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // Asked to end, it cleans up what it has started; only a process that hangs is killed.
  const stop = atExit(() => child.kill('SIGTERM'));
  let late = false;
  const timers = [
    setTimeout(() => {
      late = true;
      child.kill('SIGTERM');
    }, deadline),
    setTimeout(() => child.kill('SIGKILL'), deadline + KILL_AFTER_MS),
  ];
  child.on('message', event => report.add(/** @type {import('./mochaEvents.mjs').TestEvent} */ (event)));
  const code = await new Promise(resolve => child.on('close', (status, signal) => resolve(status ?? signal)));
  timers.forEach(clearTimeout);
  stop();
  if (late) report.fail('the tests', `They did not end within ${deadline / 1000} s.`);
  else if (!report.ended) report.fail('the tests', `Their process ended with ${code} before they were through.`);
  return report.suites;
}
