import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { atExit } from '../host/atExit.mjs';
import { projectRoot } from '../projectRoot.mjs';

const KILL_AFTER_MS = 10_000;

/**
 * @typedef {object} MochaRun
 * @property {readonly string[]} files compiled test files
 * @property {number} timeout of one test, in ms
 * @property {number} deadline of all of them, in ms
 * @property {number} jobs how many processes the files are spread over; with 1 they share one, and what they import
 * @property {string | undefined} grep
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * Returns the arguments by which Node runs mocha on compiled test files.
 *
 * @param {Pick<MochaRun, 'files' | 'timeout' | 'jobs'> & { reporter: string }} run
 * @param {readonly string[]} more arguments of mocha's
 */
export function toMochaArgs({ files, timeout, jobs, reporter }, ...more) {
  return [
    '--enable-source-maps', 'node_modules/mocha/bin/mocha.js', '--exit', '--timeout', String(timeout), '--reporter', reporter,
    ...(jobs > 1 ? ['--parallel', '--jobs', String(jobs)] : []), ...more, ...files,
  ];
}

/**
 * Runs compiled test files with mocha, in the project's folder.
 *
 * @param {MochaRun} run
 * @param {import('./testReport.mjs').TestReport} report
 */
export async function runMocha({ files, timeout, deadline, jobs, grep, env = {} }, report) {
  const args = toMochaArgs({ files, timeout, jobs, reporter: './scripts/test/mochaReporter.mjs' }, ...(process.env.CI ? ['--forbid-only'] : []), ...(grep ? ['--grep', `/${grep}/`] : []));
  const child = spawn(process.execPath, args, { cwd: projectRoot, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
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
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', line => report.print(line));
  child.on('message', event => report.add(/** @type {import('./mochaEvents.mjs').TestEvent} */ (event)));
  const code = await new Promise(resolve => child.on('close', (status, signal) => resolve(status ?? signal)));
  timers.forEach(clearTimeout);
  stop();
  if (late) report.fail('the tests', `They did not end within ${deadline / 1000} s.`);
  else if (!report.takeEnd()) report.fail('the tests', `Their process ended with ${code} before they were through.`);
}
