import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { atExit } from '../host/atExit.mjs';
import { findDesktop } from '../host/desktop.mjs';
import { runInDesktop } from '../host/runInDesktop.mjs';
import { runInVsCode } from '../host/runInVsCode.mjs';
import { packGalley, vsixPath } from '../packGalley.mjs';
import { projectRoot } from '../projectRoot.mjs';
import { bundleNodeTests, bundleVsCodeTests } from './bundleTests.mjs';
import { installChromiumOnce, installVsCodesOnce } from './installOnce.mjs';
import { runMocha } from './runMocha.mjs';
import { MAIN_TARGET, toTargetName } from './targets.mjs';

const MINUTE = 60_000;
const jobs = availableParallelism();
// `test/core/fuzzing.ts` tries so many times as many inputs.
const CORE_DEADLINE = 10 * MINUTE * Math.max(Number(process.env['FUZZ'] ?? '0'), 1);
// In the title of a test that every VS Code and extension host must pass.
const CONTRACT = '@contract';

/**
 * @typedef {object} StageOptions
 * @property {string | undefined} grep
 * @property {readonly import('./targets.mjs').Target[]} targets the VS Codes and hosts to run in
 * @property {boolean} all whether every target runs everything, not the contract alone
 * @property {boolean} quick
 * @property {boolean} desktop whether a desktop VS Code takes the place of the served ones
 */

/**
 * @typedef {object} Stage
 * @property {'first' | 'node' | 'vscode'} lane stages of a lane run one after another; the last two lanes run side by side, as a VS Code that is driven mostly waits
 * @property {boolean} isWhole true: it passes or fails as a whole; false: it must find tests
 * @property {(options: StageOptions, report: import('./testReport.mjs').TestReport) => Promise<unknown>} run
 */

/**
 * The parts of `npm test`.
 *
 * @type {Record<string, Stage>}
 */
export const stages = {
  package: { lane: 'first', isWhole: true, run: (_, report) => runWhole(report, 'the package', packGalley) },
  typecheck: { lane: 'node', isWhole: true, run: (_, report) => runWhole(report, 'types', () => runNode(report, 'scripts/typecheck.mjs')) },
  lint: { lane: 'node', isWhole: true, run: (_, report) => runWhole(report, 'lint', () => runNode(report, 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0')) },
  generate: { lane: 'node', isWhole: true, run: (_, report) => runWhole(report, 'generated files', () => runNode(report, 'scripts/generate.mjs', '--check')) },
  core: {
    lane: 'node', isWhole: false,
    async run({ grep, quick }, report) {
      await runMocha({ files: await bundleNodeTests('core'), timeout: 10_000, deadline: CORE_DEADLINE, jobs, grep, env: quick ? { QUICK: '1' } : {} }, report);
    },
  },
  cli: {
    lane: 'node', isWhole: false,
    run: async ({ grep }, report) => runMocha({ files: await bundleNodeTests('cli'), timeout: MINUTE, deadline: 10 * MINUTE, jobs, grep }, report),
  },
  page: {
    lane: 'node', isWhole: false,
    async run({ grep }, report) {
      await installChromiumOnce();
      await runMocha({ files: await bundleNodeTests('page'), timeout: MINUTE, deadline: 15 * MINUTE, jobs, grep }, report);
    },
  },
  vscode: {
    lane: 'vscode', isWhole: false,
    async run(options, report) {
      const run = { tests: await bundleVsCodeTests(), workspace: join(projectRoot, 'test/vscode/workspace'), deadline: 15 * MINUTE };
      if (options.desktop) return runInDesktop({ ...run, desktop: await findDesktop(), grep: options.grep }, report);
      await runInTargets(options, report, (target, grep, labelled) => runInVsCode({ ...run, ...target, grep }, labelled));
    },
  },
  preview: {
    lane: 'vscode', isWhole: false,
    async run(options, report) {
      const files = await bundleNodeTests('preview');
      await runInTargets(options, report, (target, grep, labelled) =>
        runMocha({ files, timeout: 2 * MINUTE, deadline: 20 * MINUTE, jobs: 1, grep, env: { GALLEY_VSIX: vsixPath, GALLEY_TARGET: toTargetName(target) } }, labelled));
    },
  },
};

/** The stages of `npm run test:quick`. */
export const quickStages = ['typecheck', 'core'];

/**
 * Runs tests in the targets, one after the other: two at once are slower than that on two cores. All but the main one run the contract alone.
 *
 * @param {StageOptions} options
 * @param {import('./testReport.mjs').TestReport} report
 * @param {(target: import('./targets.mjs').Target, grep: string | undefined, report: import('./testReport.mjs').TestReport) => Promise<unknown>} run
 */
async function runInTargets({ targets, all, grep }, report, run) {
  await Promise.all([installChromiumOnce(), installVsCodesOnce(targets.map(({ version }) => version))]);
  for (const target of targets) {
    const name = toTargetName(target);
    const isWhole = all || grep !== undefined || name === MAIN_TARGET;
    report.print(isWhole ? name : `${name}, the contract`);
    await run(target, isWhole ? grep : CONTRACT, report.label(name));
  }
}

/**
 * Runs what passes or fails as a whole, and counts as one test.
 *
 * @param {import('./testReport.mjs').TestReport} report
 * @param {string} name
 * @param {() => Promise<unknown>} run
 */
async function runWhole(report, name, run) {
  const started = Date.now();
  await run();
  report.add({ type: 'pass', path: [name], ms: Date.now() - started });
  report.add({ type: 'end', sent: 1 });
}

/**
 * Runs a Node program of the project.
 *
 * @param {import('./testReport.mjs').TestReport} report
 * @param {readonly string[]} args
 */
async function runNode(report, ...args) {
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = atExit(() => child.kill());
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', line => report.print(line));
  const code = await new Promise(resolve => child.on('close', (status, signal) => resolve(status ?? signal)));
  stop();
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}.`);
}
