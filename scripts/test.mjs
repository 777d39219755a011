// Runs the tests: npm test -- [STAGE…] [--grep REGEXP] [--only newest-node|newest-web|oldest-node|oldest-web] [--desktop]
// The last line is "N passed, N failed". Exit code: 0 all passed, 1 something failed, 2 wrong usage, 3 the machine lacks something.
import { parseArgs } from 'node:util';
import { EnvironmentProblem, EXIT_USAGE, runMain } from './environmentProblem.mjs';
import { describeError } from './test/mochaEvents.mjs';
import { stages } from './test/stages.mjs';
import { targets, toTargetName } from './test/targets.mjs';

await runMain(async () => {
  const { positionals, values: { grep, only, desktop = false } } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, only: { type: 'string' }, desktop: { type: 'boolean' } },
  });
  const wrong = positionals.find(name => !(name in stages));
  if (wrong !== undefined) return failUsage(`There is no stage "${wrong}". The stages: ${Object.keys(stages).join(', ')}.`);
  const names = targets.map(({ version, host }) => toTargetName(version, host));
  if (only !== undefined && !names.includes(only)) return failUsage(`--only takes one of ${names.join(', ')}.`);

  const chosen = Object.entries(stages).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  const total = { passed: 0, failed: 0 };
  const summary = [];
  const named = [];
  for (const [name, stage] of chosen) {
    console.log(`\n${name}`);
    const started = Date.now();
    const suites = [...await runStage(name, stage, { grep, only, desktop })];
    const passed = suites.reduce((sum, [, suite]) => sum + suite.passed, 0);
    const failed = suites.reduce((sum, [, suite]) => sum + suite.failed.length, 0);
    total.passed += passed;
    total.failed += failed;
    for (const [title, { failed: wrong, unsteady = [] }] of suites) {
      named.push(...wrong.map(test => `  ✘ ${name}, ${title}: ${test}`), ...unsteady.map(test => `  ~ ${name}, ${title}: ${test} (passed when run once more)`));
    }
    summary.push(`  ${failed === 0 ? '✔' : '✘'} ${name}: ${passed} passed, ${failed} failed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  if (total.passed + total.failed === 0) {
    summary.push('  ✘ no test ran at all');
    total.failed++;
  }
  if (named.length > 0) summary.push('', ...named);
  console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/**
 * Runs a stage. One that breaks, or finds no test where there must be some, has failed.
 *
 * @param {string} name
 * @param {(typeof stages)[string]} stage
 * @param {import('./test/stages.mjs').StageOptions} options
 * @returns {Promise<import('./test/stages.mjs').Suites>}
 */
async function runStage(name, stage, options) {
  try {
    const suites = await stage.run(options);
    // With --grep a stage may well have nothing to run.
    if (!stage.tests || suites.size > 0 || options.grep !== undefined) return suites;
    console.log(`  ✘ ${name} has no tests`);
  } catch (error) {
    if (error instanceof EnvironmentProblem) throw error;
    console.log(`  ✘ ${name} did not run: ${describeError(error)}`);
  }
  return new Map([[name, { passed: 0, failed: ['did not run'] }]]);
}

/** @param {string} message */
function failUsage(message) {
  console.error(message);
  return EXIT_USAGE;
}
