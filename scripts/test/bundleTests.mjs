import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { projectRoot } from '../projectRoot.mjs';

const shared = { bundle: true, sourcemap: /** @type {const} */ ('inline'), target: 'es2023', logLevel: /** @type {const} */ ('warning'), absWorkingDir: projectRoot };

/**
 * Compiles the tests of a folder that run in plain Node. What several of them import is shared, its state included.
 *
 * @param {string} layer a folder of `test/`
 * @returns {Promise<string[]>} the compiled test files
 */
export async function bundleNodeTests(layer) {
  const entryPoints = await findTests(layer);
  const outdir = join('out/test', layer);
  await rm(join(projectRoot, outdir), { recursive: true, force: true });
  if (entryPoints.length === 0) return [];
  await build({
    ...shared, entryPoints, outdir, outbase: join('test', layer), format: 'esm', platform: 'node',
    packages: 'external', splitting: true, outExtension: { '.js': '.mjs' },
  });
  return entryPoints.map(entry => join(projectRoot, 'out', entry.replace(/\.ts$/, '.mjs')));
}

/**
 * Compiles the tests that run inside VS Code into one file that both hosts can load.
 *
 * @returns {Promise<string | undefined>} the compiled file, if there are tests
 */
export async function bundleVsCodeTests() {
  const tests = await findTests('vscode');
  if (tests.length === 0) return undefined;
  const outfile = join(projectRoot, 'out/test/vscode/index.js');
  await build({
    ...shared, entryPoints: ['test/vscode/index.ts'], outfile, format: 'cjs', platform: 'browser', external: ['vscode'],
    plugins: [allTestsPlugin(tests)],
  });
  return outfile;
}

/** @param {string} layer */
async function findTests(layer) {
  return (await glob([`test/${layer}/**/*.test.ts`], { cwd: projectRoot })).sort();
}

/**
 * Gives the module `all-tests` that imports every test.
 *
 * @param {readonly string[]} tests
 * @returns {import('esbuild').Plugin}
 */
function allTestsPlugin(tests) {
  return {
    name: 'all-tests',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^all-tests$/ }, ({ path }) => ({ path, namespace: 'all-tests' }));
      onLoad({ filter: /.*/, namespace: 'all-tests' }, () => ({
        contents: tests.map(test => `import ${JSON.stringify(`./${test}`)};`).join('\n'),
        resolveDir: projectRoot,
      }));
    },
  };
}
