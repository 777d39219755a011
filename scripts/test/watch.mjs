// Runs tests in plain Node, and again whenever they or what they import change: npm run test:watch -- PART-OF-A-FILE'S-NAME…
// For example: npm run test:watch -- core/date
import { context } from 'esbuild';
import { spawn } from 'node:child_process';
import { atExit } from '../host/atExit.mjs';
import { EXIT_USAGE } from '../environmentProblem.mjs';
import { projectRoot } from '../projectRoot.mjs';
import { findTests, toNodeOptions } from './bundleTests.mjs';
import { toMochaArgs } from './runMocha.mjs';

const OUT = 'out/test/watch';

const all = (await Promise.all(['core', 'cli', 'page'].map(findTests))).flat();
const parts = process.argv.slice(2);
const chosen = all.filter(file => parts.some(part => file.includes(part)));
if (chosen.length === 0) {
  console.error(`${parts.length === 0 ? 'Name a test file, or a part of its name' : `No test file has "${parts.join('" or "')}" in its name`}, for example: npm run test:watch -- core/date`);
  process.exit(EXIT_USAGE);
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
atExit(() => running?.kill());

/** @type {import('esbuild').Plugin} */
const runAfterEachBuild = {
  name: 'run-after-each-build',
  setup({ onEnd }) {
    onEnd(({ errors, metafile }) => {
      running?.kill();
      if (errors.length > 0) return;
      const files = Object.entries(metafile?.outputs ?? {}).filter(([, { entryPoint }]) => entryPoint !== undefined).map(([file]) => file);
      running = spawn(process.execPath, toMochaArgs({ files, timeout: 60_000, jobs: 1, reporter: 'dot' }), { cwd: projectRoot, stdio: 'inherit' });
    });
  },
};

await (await context({ ...toNodeOptions(chosen, OUT), outbase: 'test', metafile: true, plugins: [runAfterEachBuild] })).watch();
