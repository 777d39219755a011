// Says how much of the core its tests run, by lines and by branches, and which lines they do not: npm run coverage -- [options of c8]
// For a page to click through: npm run coverage -- --reporter html (in out/coverage).
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { runMain } from './environmentProblem.mjs';
import { projectRoot } from './projectRoot.mjs';
import { bundleNodeTests } from './test/bundleTests.mjs';
import { toMochaArgs } from './test/runMocha.mjs';

await runMain(async () => {
  const files = await bundleNodeTests('core');
  const { status } = spawnSync(process.execPath, [
    'node_modules/c8/bin/c8.js', '--include', 'src/core/**', '--exclude-after-remap', '--temp-directory', 'out/coverage/raw', '--reports-dir', 'out/coverage', '--reporter', 'text', '--reporter', 'text-summary',
    // A program that is watched takes its time.
    ...process.argv.slice(2), process.execPath, ...toMochaArgs({ files, timeout: 120_000, jobs: availableParallelism(), reporter: 'dot' }),
  ], { cwd: projectRoot, stdio: 'inherit' });
  return status ?? 1;
});
