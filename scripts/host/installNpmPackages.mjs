import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentProblem } from '../environmentProblem.mjs';
import { makeCached } from './cache.mjs';
import { runProgram } from './runProgram.mjs';

/**
 * Installs npm packages into a folder of the cache of their own.
 *
 * @param {string} name the folder's name
 * @param {readonly string[]} packages with their versions
 * @param {(folder: string) => Promise<void>} [finish] what is left to do after npm
 * @returns {Promise<string>} the folder with the `node_modules`
 */
export function installNpmPackages(name, packages, finish) {
  return makeCached(name, async folder => {
    const started = Date.now();
    console.log(`Installing ${name} from the npm registry …`);
    try {
      await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
      await npmInstall(folder, ...packages);
      await finish?.(folder);
    } catch (error) {
      throw new EnvironmentProblem(
        `${name} could not be installed: ${error instanceof Error ? error.message : error}`,
        'Check that npm can reach its registry (npm ping) and that the disk has 1 GB free, then run this again.',
      );
    }
    console.log(`Installing ${name}: done in ${Math.round((Date.now() - started) / 1000)} s`);
  });
}

/**
 * Runs `npm install`. Packages' own scripts are never run: nothing here needs them, npm 11 asks before each of them,
 * and some of them download what not every network reaches.
 *
 * @param {string} folder
 * @param {readonly string[]} args
 */
export async function npmInstall(folder, ...args) {
  await runProgram('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...args], { cwd: folder });
}
