// Measures Galley against the budgets of docs/architecture.md, beside its peers in the same run.
// npm run bench -- [--check] [--only PART]     Prints a table and writes bench/results.json; with --check a budget that is not kept is exit code 1.
import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMain } from '../scripts/environmentProblem.mjs';
import { runProgram } from '../scripts/host/runProgram.mjs';
import { packGalley } from '../scripts/packGalley.mjs';
import { projectRoot } from '../scripts/projectRoot.mjs';
import { atMost } from './row.mjs';

const folder = join(projectRoot, 'bench');

await runMain(async () => {
  if (!existsSync(join(folder, 'node_modules'))) {
    console.log('Installing what Galley is measured against …');
    await runProgram('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  }
  // The peers are there only now.
  const [{ loadCore }, { measureChecks }, { measureFrontMatter }, { measureLongestTask }, { measureIndex }, { measureActivation }, { measurePreview }, { measurePaste }] = await Promise.all(
    ['loadCore', 'checks', 'frontMatters', 'longestTask', 'blogIndex', 'activation', 'preview', 'paste'].map(name => import(`./${name}.mjs`)));
  const core = await loadCore();
  const rows = [];
  const parts = { checks: measureChecks, frontMatter: measureFrontMatter, longestTask: measureLongestTask, index: measureIndex, paste: measurePaste, size: measureSize, activation: measureActivation, preview: measurePreview };
  const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
  for (const [name, measurePart] of Object.entries(parts)) {
    if (only !== undefined && name !== only) continue;
    const measured = await measurePart(core);
    for (const row of measured) console.log(toLine(row));
    rows.push(...measured);
  }
  await writeFile(join(folder, 'results.json'), `${JSON.stringify({ version: 1, node: process.version, rows }, null, 2)}\n`);
  const missed = rows.filter(({ isKept }) => isKept === false);
  console.log(missed.length === 0 ? '\nAll budgets are kept.' : `\nBeyond its budget: ${missed.map(({ what, other }) => (other ? `${what} (${other})` : what)).join(', ')}`);
  return missed.length > 0 && process.argv.includes('--check') ? 1 : 0;
});

/** The packed extension. A kilobyte is 1,000 bytes. */
async function measureSize() {
  return [atMost(490, 'KB', 'VSIX', (await stat(await packGalley())).size / 1000)];
}

/** @param {import('./row.mjs').Row} row */
function toLine({ what, unit, galley, other, value, budget, result, isKept }) {
  const measured = `${format(galley)} ${unit}`.padStart(12);
  const against = other === undefined ? '' : `${other} ${format(value)} ${unit}`;
  return `${isKept === false ? '✘' : isKept ? '✔' : ' '} ${what.padEnd(34)}${measured}  ${against.padEnd(36)}${result.padStart(12)}  (${budget})`;
}

/** @param {number} value */
function format(value) {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
}
