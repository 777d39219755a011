import { join } from 'node:path';
import { runProgram } from './host/runProgram.mjs';
import { projectRoot } from './projectRoot.mjs';

/** Where the packed extension lies. */
export const vsixPath = join(projectRoot, 'dist/galley.vsix');

/**
 * Builds and packs the extension as `npm run package` does, but prints nothing unless that fails.
 *
 * @returns {Promise<string>} the path of the VSIX
 */
export async function packGalley() {
  await runProgram(process.execPath, [join(projectRoot, 'scripts/package.mjs')], { cwd: projectRoot });
  return vsixPath;
}
