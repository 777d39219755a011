// Runs tests many times, with another program loading one core, and lists what failed: npm run test:steady -- N [what npm test takes]
// Exit code: 0 when nothing failed in any run, else 1; 2 wrong usage, 3 the machine lacks something.
import { loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { EXIT_ENVIRONMENT, EXIT_USAGE } from '../environmentProblem.mjs';
import { startProcess } from '../host/startProcess.mjs';
import { projectRoot } from '../projectRoot.mjs';

const [count = '', ...args] = process.argv.slice(2);
const times = Number(count);
if (!Number.isInteger(times) || times < 1) {
  console.error('Say how many times, for example: npm run test:steady -- 10 vscode preview');
  process.exit(EXIT_USAGE);
}

startProcess(process.execPath, ['-e', 'for (;;);']);
/** @type {Map<string, number>} */
const failures = new Map();
let broken = 0;
for (let time = 1; time <= times; time++) {
  const started = Date.now();
  const { code, last, failed } = await runOnce();
  for (const test of failed) failures.set(test, (failures.get(test) ?? 0) + 1);
  if (code !== 0) broken++;
  console.log(`run ${time} of ${times}: ${last}, exit code ${code}, ${Math.round((Date.now() - started) / 1000)} s, load ${loadavg()[0]?.toFixed(1)}`);
  for (const test of failed) console.log(`  ✘ ${test}`);
  if (code === EXIT_ENVIRONMENT) process.exit(EXIT_ENVIRONMENT);
}
console.log(`\n${times - broken} of ${times} runs without a failure, beside a program that loads one core`);
for (const [test, often] of [...failures].sort(([, a], [, b]) => b - a)) console.log(`  ${often} of ${times}: ${test}`);
process.exit(broken === 0 ? 0 : 1);

/** @returns {Promise<{ code: number | null, last: string, failed: readonly string[] }>} `last` is the last line of the run */
async function runOnce() {
  const { child, stop } = startProcess(process.execPath, ['scripts/test.mjs', ...args], { cwd: projectRoot });
  child.stderr.pipe(process.stderr);
  /** @type {string[]} */
  const lines = [];
  createInterface({ input: child.stdout }).on('line', line => line !== '' && lines.push(line));
  const code = await new Promise(resolve => child.on('close', resolve));
  stop();
  const from = lines.lastIndexOf('Failed:');
  return { code, last: lines.at(-1) ?? 'nothing printed', failed: from === -1 ? [] : lines.slice(from + 1, -1).map(line => line.replace(/^ *✘ /, '')) };
}
