import { build } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { bundles, inWebHost } from '../../esbuild.mjs';
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
  if (entryPoints.length > 0) await build(toNodeOptions(entryPoints, outdir));
  return entryPoints.map(entry => join(projectRoot, 'out', entry.replace(/\.ts$/, '.mjs')));
}

/**
 * Returns what makes plain Node's test files of tests.
 *
 * @param {string[]} entryPoints
 * @param {string} outdir
 * @returns {import('esbuild').BuildOptions}
 */
export function toNodeOptions(entryPoints, outdir) {
  return {
    ...shared, entryPoints, outdir, outbase: join('test', entryPoints[0]?.split('/')[1] ?? ''), format: 'esm', platform: 'node',
    packages: 'external', splitting: true, outExtension: { '.js': '.mjs' },
  };
}

/**
 * Compiles the tests that run inside VS Code into one file that both hosts can load, as the extension itself is.
 *
 * @returns {Promise<string>} the compiled file
 */
export async function bundleVsCodeTests() {
  const tests = await findTests('vscode');
  const extension = bundles.find(({ options }) => options.entryPoints.includes('src/vscode/extension.ts'))?.options;
  const outfile = join(projectRoot, 'out/test/vscode/index.js');
  await build({
    ...extension, ...shared, minify: false, define: inWebHost, entryPoints: ['test/vscode/index.ts'], outfile,
    plugins: [allTestsPlugin(tests), browserMochaPlugin],
  });
  return outfile;
}

/**
 * @param {string} layer
 * @returns {Promise<string[]>} the test files of a folder of `test/`
 */
export async function findTests(layer) {
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

/**
 * Lets mocha's build for browsers keep its exports to itself. It is a CommonJS file in a package that says it has ES
 * modules only; so esbuild does not wrap it, and it would replace what the bundle exports.
 *
 * @type {import('esbuild').Plugin}
 */
const browserMochaPlugin = {
  name: 'browser-mocha',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^mocha\/mocha\.js$/ }, () => ({ path: join(projectRoot, 'node_modules/mocha/mocha.js'), namespace: 'browser-mocha' }));
    onLoad({ filter: /.*/, namespace: 'browser-mocha' }, async ({ path }) => ({ contents: await readFile(path, 'utf8') }));
  },
};
