// Runs the tests: npm test -- [STAGE…] [--grep REGEXP] [--only TARGET] [--all] [--quick] [--desktop]
// GALLEY_STAGES names the stages where none is given.
// The last line is "N passed, N failed". Exit code: 0 all passed, 1 something failed, 2 wrong usage, 3 the machine lacks something.
import { parseArgs } from 'node:util';
import { EnvironmentProblem, EXIT_USAGE, isDiskFull, runMain } from './environmentProblem.mjs';
import { describeError } from './test/mochaEvents.mjs';
import { quickStages, stages } from './test/stages.mjs';
import { MAIN_TARGET, targets, toTargetName } from './test/targets.mjs';
import { makeTestReport } from './test/testReport.mjs';

const SLOWEST = 10;

/** @typedef {{ name: string, report: import('./test/testReport.mjs').TestReport, seconds: number }} Outcome */

await runMain(async () => {
  const { positionals, values: { grep, only, all = false, quick = false, desktop = false } } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, only: { type: 'string' }, all: { type: 'boolean' }, quick: { type: 'boolean' }, desktop: { type: 'boolean' } },
  });
  const wrong = positionals.find(name => !(name in stages));
  if (wrong !== undefined) return failUsage(`There is no stage "${wrong}". The stages: ${Object.keys(stages).join(', ')}.`);
  const names = targets.map(toTargetName);
  if (only !== undefined && !names.includes(only)) return failUsage(`--only takes one of ${names.join(', ')}.`);

  const wanted = positionals.length > 0 ? positionals : process.env.GALLEY_STAGES?.split(',') ?? (quick ? [...quickStages] : Object.keys(stages).filter(name => name !== 'contract' || (!all && only === undefined)));
  const options = { grep, targets: targets.filter(target => all || toTargetName(target) === (only ?? MAIN_TARGET)), quick, desktop };
  const started = Date.now();
  /** @param {import('./test/stages.mjs').Stage['lane']} lane */
  const runLane = async lane => {
    /** @type {Outcome[]} */
    const outcomes = [];
    for (const name of wanted.filter(wish => stages[wish]?.lane === lane)) outcomes.push(await runStage(name, options));
    return outcomes;
  };
  if (wanted.some(name => stages[name]?.needsPackage) && !wanted.includes('package')) wanted.unshift('package');
  const outcomes = [...await runLane('first'), ...(await Promise.all([runLane('node'), runLane('vscode')])).flat()];
  return summarise(outcomes, started);
});

/**
 * Runs a stage. One that breaks, or finds no test where there must be some, has failed.
 *
 * @param {string} name
 * @param {import('./test/stages.mjs').StageOptions} options
 * @returns {Promise<Outcome>}
 */
async function runStage(name, options) {
  const stage = /** @type {import('./test/stages.mjs').Stage} */ (stages[name]);
  const report = makeTestReport(name, { each: stage.printsEach ?? false });
  const started = Date.now();
  try {
    await stage.run(options, report);
    // With --grep a stage may well have nothing to run.
    if (report.results.length === 0 && options.grep === undefined) report.fail(name, 'There are no tests.');
  } catch (error) {
    if (error instanceof EnvironmentProblem || isDiskFull(error)) throw error;
    report.fail(name, describeError(error));
  }
  return { name, report, seconds: (Date.now() - started) / 1000 };
}

/**
 * Prints what became of all tests.
 *
 * @param {readonly Outcome[]} outcomes
 * @param {number} started a moment of the clock, in ms
 * @returns {number} the exit code
 */
function summarise(outcomes, started) {
  const results = outcomes.flatMap(({ name, report }) => report.results.map(result => ({ ...result, stage: name })));
  const failed = results.filter(result => result.failed);
  const passed = results.length - failed.length;
  console.log('\nTime of each stage:');
  for (const { name, report, seconds } of outcomes) {
    const wrong = report.results.filter(result => result.failed).length;
    console.log(`  ${wrong === 0 ? '✔' : '✘'} ${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s  ${report.results.length - wrong} passed, ${wrong} failed`);
  }
  console.log(`    in all    ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s`);
  console.log('\nThe slowest tests:');
  for (const { stage, name, ms } of results.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST)) console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${stage}, ${name}`);
  if (failed.length > 0) console.log('\nFailed:');
  for (const { stage, name, place } of failed) console.log(`  ✘ ${stage}, ${name}${place === undefined ? '' : ` (${place})`}`);
  if (results.length === 0) console.log('\nNo test ran at all.');
  console.log(`\n${passed} passed, ${results.length === 0 ? 1 : failed.length} failed`);
  // What a full disk breaks says nothing of Galley.
  if (failed.some(({ error }) => isDiskFull(error))) throw EnvironmentProblem.ofFullDisk();
  return failed.length === 0 && passed > 0 ? 0 : 1;
}

/** @param {string} message */
function failUsage(message) {
  console.error(message);
  return EXIT_USAGE;
}
