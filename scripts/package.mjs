// Builds Galley and packs it: dist/galley.vsix, which "Extensions: Install from VSIX…" takes.
import { createVSIX } from '@vscode/vsce';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runMain } from './environmentProblem.mjs';
import { runProgram } from './host/runProgram.mjs';
import { projectRoot } from './projectRoot.mjs';

/** Builds what ships. */
export async function buildGalley() {
  await runProgram(process.execPath, [join(projectRoot, 'esbuild.mjs')], { cwd: projectRoot });
}

/**
 * Packs what is built. `.vscodeignore` names every file that may be in it.
 *
 * @returns {Promise<string>} the path of the VSIX
 */
export async function packGalley() {
  const packagePath = join(projectRoot, 'dist/galley.vsix');
  await createVSIX({ cwd: projectRoot, packagePath, dependencies: false, rewriteRelativeLinks: false, allowMissingRepository: true });
  return packagePath;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    await buildGalley();
    const path = await packGalley();
    console.log(`${path}: ${(statSync(path).size / 1024).toFixed(1)} KB`);
  });
}
