import { createInterface } from 'node:readline';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { findDesktop } from '../host/desktop.mjs';
import { runInDesktop } from '../host/runInDesktop.mjs';
import { runInVsCode } from '../host/runInVsCode.mjs';
import { startProcess } from '../host/startProcess.mjs';
import { packGalley, vsixPath } from '../packGalley.mjs';
import { projectRoot } from '../projectRoot.mjs';
import { bundleNodeTests, bundleVsCodeTests } from './bundleTests.mjs';
import { installChromiumOnce, installVsCodesOnce } from './installOnce.mjs';
import { runMocha } from './runMocha.mjs';
import { targets, toTargetName } from './targets.mjs';

const MINUTE = 60_000;
const jobs = availableParallelism();
// `test/core/fuzzing.ts` tries so many times as many inputs.
const CORE_DEADLINE = 10 * MINUTE * Math.max(Number(process.env['FUZZ'] ?? '0'), 1);
// Files that take long begin first: nothing is left to do beside the last one otherwise.
const LONG = ['core/tidy', 'core/rules', 'core/robustness', 'core/bodyShapes', 'cli/workflow', 'cli/environment', 'page/hugeInput', 'page/bareAttacks', 'page/manyKeystrokes'];
// In the title of a test that every VS Code and extension host must pass.
const CONTRACT = '@contract';

/**
 * @typedef {object} StageOptions
 * @property {string | undefined} grep
 * @property {readonly import('./targets.mjs').Target[]} targets the VS Codes and hosts that run everything; the others run the contract
 * @property {boolean} quick
 * @property {boolean} desktop whether a desktop VS Code takes the place of the served ones
 */

/**
 * @typedef {object} Stage
 * @property {'first' | 'node' | 'vscode'} lane stages of a lane run one after another; the last two lanes, which take as long, run side by side: a VS Code that is driven mostly waits
 * @property {boolean} [needsPackage] whether it tries what ships
 * @property {boolean} [printsEach] whether every test has a line: of those that drive a VS Code each takes its time
 * @property {(options: StageOptions, report: import('./testReport.mjs').TestReport) => Promise<unknown>} run
 */

/**
 * The parts of `npm test`.
 *
 * @type {Record<string, Stage>}
 */
export const stages = {
  package: { lane: 'first', run: (_, report) => runWhole(report, 'the package', packGalley) },
  typecheck: { lane: 'node', run: (_, report) => runWhole(report, 'types', () => runNode(report, 'scripts/typecheck.mjs')) },
  lint: { lane: 'node', run: (_, report) => runWhole(report, 'lint', () => runNode(report, 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0')) },
  generate: { lane: 'node', run: (_, report) => runWhole(report, 'generated files', () => runNode(report, 'scripts/generate.mjs', '--check')) },
  core: {
    lane: 'node',
    async run({ grep, quick }, report) {
      await runMocha({ files: await findFiles('core'), timeout: 10_000, deadline: CORE_DEADLINE, jobs, grep, env: quick ? { QUICK: '1' } : {} }, report);
    },
  },
  page: {
    lane: 'node',
    async run({ grep }, report) {
      await installChromiumOnce();
      await runMocha({ files: await findFiles('page'), timeout: MINUTE, deadline: 15 * MINUTE, jobs, grep }, report);
    },
  },
  contract: {
    lane: 'node', needsPackage: true,
    async run({ grep, targets: whole }, report) {
      const others = targets.filter(target => !whole.includes(target));
      const [runWithin, runFromOutside] = [await prepareVsCode(), await preparePreview()];
      await install(others);
      for (const target of others) {
        const started = Date.now();
        report.label(toTargetName(target));
        await runWithin(target, grep ?? CONTRACT, report);
        await runFromOutside(target, grep ?? CONTRACT, report);
        report.print(`${toTargetName(target)} in ${Math.round((Date.now() - started) / 1000)} s`);
      }
    },
  },
  vscode: {
    lane: 'vscode', printsEach: true, needsPackage: true,
    async run(options, report) {
      if (options.desktop) return runInDesktop({ ...(await toVsCodeRun()), desktop: await findDesktop(), grep: options.grep }, report);
      await runInTargets(options, report, await prepareVsCode());
    },
  },
  preview: {
    lane: 'vscode', printsEach: true, needsPackage: true,
    run: async (options, report) => runInTargets(options, report, await preparePreview()),
  },
  cli: {
    lane: 'vscode', needsPackage: true,
    run: async ({ grep }, report) => runMocha({ files: await findFiles('cli'), timeout: MINUTE, deadline: 10 * MINUTE, jobs, grep }, report),
  },
};

/** The stages of `npm run test:quick`. */
export const quickStages = ['typecheck', 'core'];

/** @typedef {(target: import('./targets.mjs').Target, grep: string | undefined, report: import('./testReport.mjs').TestReport) => Promise<void>} RunInTarget */

/** @type {Promise<string> | undefined} */
let vsCodeTests;

async function toVsCodeRun() {
  return { tests: await (vsCodeTests ??= bundleVsCodeTests()), workspace: join(projectRoot, 'test/vscode/workspace'), deadline: 15 * MINUTE };
}

/** @returns {Promise<RunInTarget>} runs the tests that stand within VS Code */
async function prepareVsCode() {
  const run = await toVsCodeRun();
  return (target, grep, report) => runInVsCode({ ...run, ...target, grep }, report);
}

/** @returns {Promise<RunInTarget>} runs the tests that drive VS Code from without */
async function preparePreview() {
  const files = await findFiles('preview');
  return (target, grep, report) =>
    runMocha({ files, timeout: 2 * MINUTE, deadline: 20 * MINUTE, jobs: 1, grep, env: { GALLEY_VSIX: vsixPath, GALLEY_TARGET: toTargetName(target) } }, report);
}

/**
 * @param {StageOptions} options
 * @param {import('./testReport.mjs').TestReport} report
 * @param {RunInTarget} run
 */
async function runInTargets({ targets, grep }, report, run) {
  await install(targets);
  for (const target of targets) await run(target, grep, report.label(toTargetName(target)));
}

/** @param {readonly import('./targets.mjs').Target[]} targets */
async function install(targets) {
  await Promise.all([installChromiumOnce(), installVsCodesOnce(targets.map(({ version }) => version))]);
}

/** @type {Map<string, Promise<string[]>>} */
const compiled = new Map();

/**
 * Compiles the tests of a folder, once: stages that share them run side by side.
 *
 * @param {string} layer
 * @returns {Promise<string[]>} the compiled test files, those first that take long
 */
function findFiles(layer) {
  const isLong = (/** @type {string} */ file) => LONG.some(name => file.includes(`/${name}.test.`));
  const files = compiled.get(layer) ?? bundleNodeTests(layer).then(all => all.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a))));
  compiled.set(layer, files);
  return files;
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
  const { child, stop } = startProcess(process.execPath, args, { cwd: projectRoot });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', line => report.print(line));
  const code = await new Promise(resolve => child.on('close', (status, signal) => resolve(status ?? signal)));
  stop();
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}.`);
}
