// Builds what ships: the extension and its core (the same files for both hosts), the webview's script and the command line.
// The third import net: what a bundle still imports when it is done is checked against what its layer may import.
import { build, context } from 'esbuild';
import { mkdir, rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const production = !process.argv.includes('--dev');

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  target: 'es2023',
  metafile: true,
  logLevel: 'warning',
  absWorkingDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
};

// @cfworker/json-schema makes a URL of it, and in the web host of VS Code 1.99 that throws.
export const inWebHost = { 'self.location': 'undefined' };

/** The bundles: esbuild's options and the imports that may remain in the finished file. */
export const bundles = [
  {
    options: { ...shared, entryPoints: ['src/vscode/extension.ts'], outfile: 'dist/extension.js', format: 'cjs', platform: 'browser', external: ['vscode'] },
    mayImport: ['vscode'],
  },
  {
    options: { ...shared, entryPoints: ['src/core/index.ts'], outfile: 'dist/core.mjs', format: 'esm', platform: 'browser', define: inWebHost },
    mayImport: [],
  },
  {
    options: { ...shared, entryPoints: ['src/webview/preview.ts'], outfile: 'dist/preview.js', format: 'iife', platform: 'browser', loader: { '.css': 'text' } },
    mayImport: [],
  },
  {
    options: {
      ...shared, entryPoints: ['src/cli/galley.ts'], outfile: 'dist/galley.mjs', format: 'esm', platform: 'node',
      // jsonc-parser's `main` is UMD, which cannot be bundled.
      mainFields: ['module', 'main'],
      banner: { js: '#!/usr/bin/env node\nimport { createRequire as galleyRequire } from "node:module"; const require = galleyRequire(import.meta.url);' },
    },
    mayImport: [/^node:/, /^[a-z]+(\/promises)?$/],
  },
];

/** Lists the imports left in a built bundle that its layer may not have. */
export function findForbiddenImports(metafile, mayImport) {
  return Object.values(metafile.outputs)
    .flatMap(output => output.imports)
    .filter(({ external }) => external)
    .map(({ path }) => path)
    .filter(path => !mayImport.some(allowed => (allowed instanceof RegExp ? allowed.test(path) : allowed === path)));
}

async function buildAll() {
  await rm('dist', { recursive: true, force: true });
  await mkdir('dist', { recursive: true });
  for (const { options, mayImport } of bundles) {
    const { metafile } = await build(options);
    const forbidden = findForbiddenImports(metafile, mayImport);
    if (forbidden.length > 0) throw new Error(`${options.outfile} imports ${[...new Set(forbidden)].join(', ')}`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--watch')) {
    for (const { options } of bundles) await (await context(options)).watch();
  } else {
    await buildAll();
  }
}
