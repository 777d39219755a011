import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildGalley } from '../buildGalley.mjs';
import { findDesktop } from '../host/desktop.mjs';
import { runInDesktop } from '../host/runInDesktop.mjs';
import { runInVsCode } from '../host/runInVsCode.mjs';
import { packGalley } from '../packGalley.mjs';
import { projectRoot } from '../projectRoot.mjs';
import { bundleNodeTests, bundleVsCodeTests } from './bundleTests.mjs';
import { runNodeTests } from './runNodeTests.mjs';
import { runTwice } from './runTwice.mjs';
import { targets, toTargetName } from './targets.mjs';

const MINUTE = 60_000;
// `test/core/fuzzing.ts` tries so many times as many inputs.
const CORE_DEADLINE = 10 * MINUTE * Math.max(Number(process.env['FUZZ'] ?? '0'), 1);

/**
 * @typedef {object} StageOptions
 * @property {string | undefined} grep
 * @property {string | undefined} only the name of the one target to run in
 * @property {boolean} desktop whether a desktop VS Code takes the place of the served ones
 */

/** @typedef {import('./testReport.mjs').Suites} Suites */

/**
 * The parts of `npm test`, in their order. Those with `tests` must find some.
 *
 * @type {Record<string, { tests: boolean, run: (options: StageOptions) => Promise<Suites> }>}
 */
export const stages = {
  lint: { tests: false, run: async () => runNode('node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0') },
  typecheck: { tests: false, run: async () => runNode('scripts/typecheck.mjs') },
  generate: { tests: false, run: async () => runNode('scripts/generate.mjs', '--check') },
  core: {
    tests: true,
    async run({ grep }) {
      const files = await bundleNodeTests('core');
      const total = await runNodeTests(files, { timeout: 10_000, deadline: CORE_DEADLINE, each: false, grep });
      // What sites make of dates depends on the machine's zone; what Galley says of them does not.
      for (const TZ of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
        console.log(`  TZ=${TZ}`);
        const dated = files.filter(file => /[\\/](?:complete|date|hexoDatabase|hover|rules|sample|setUp|validate)\.test/.test(file));
        const suites = await runNodeTests(dated, { timeout: 10_000, deadline: CORE_DEADLINE, each: false, grep, env: { TZ } });
        for (const [title, suite] of suites) total.set(`${title} (TZ=${TZ})`, suite);
      }
      return total;
    },
  },
  cli: {
    tests: true,
    async run({ grep }) {
      await buildGalley();
      return runNodeTests(await bundleNodeTests('cli'), { timeout: 60_000, deadline: 10 * MINUTE, each: false, grep });
    },
  },
  package: {
    tests: false,
    async run() {
      await packGalley();
      return toSuites('the package', true);
    },
  },
  vscode: { tests: true, run: runVsCodeStage },
  preview: {
    tests: true,
    async run({ grep, only }) {
      const env = { GALLEY_VSIX: await packGalley(), ...(only === undefined ? {} : { GALLEY_ONLY: only }) };
      const files = await bundleNodeTests('preview');
      return runTwice(tests => runNodeTests(files, { timeout: 2 * MINUTE, deadline: 60 * MINUTE, each: true, grep: tests, env }), grep);
    },
  },
};

/**
 * @param {StageOptions} options
 * @returns {Promise<Suites>}
 */
async function runVsCodeStage({ grep, only, desktop }) {
  await buildGalley();
  const tests = await bundleVsCodeTests();
  if (tests === undefined) return new Map();
  const run = { tests, workspace: join(projectRoot, 'test/vscode/workspace'), deadline: 15 * MINUTE };
  if (desktop) {
    const found = await findDesktop();
    return runTwice(tests => runInDesktop({ ...run, desktop: found, grep: tests }), grep);
  }
  /** @type {Suites} */
  const total = new Map();
  // One after the other: two at once are slower than that on two cores, and less steady.
  for (const target of targets.filter(({ version, host }) => only === undefined || only === toTargetName(version, host))) {
    const name = toTargetName(target.version, target.host);
    console.log(`  ${name}`);
    const suites = await runTwice(tests => runInVsCode({ ...run, ...target, grep: tests }), grep);
    for (const [title, suite] of suites) total.set(`${title} (${name})`, suite);
  }
  return total;
}

/**
 * Runs a Node program that passes or fails as a whole.
 *
 * @param {readonly string[]} args
 * @returns {Suites}
 */
function runNode(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'] });
  return toSuites(args.join(' '), status === 0);
}

/**
 * @param {string} name
 * @param {boolean} passed
 * @returns {Suites}
 */
function toSuites(name, passed) {
  return new Map([[name, passed ? { passed: 1, failed: [] } : { passed: 0, failed: [name] }]]);
}
