import { join } from 'node:path';
import { runProgram } from './host/runProgram.mjs';
import { projectRoot } from './projectRoot.mjs';

/** Builds what ships into `dist/`. */
export async function buildGalley() {
  await runProgram(process.execPath, [join(projectRoot, 'esbuild.mjs')], { cwd: projectRoot });
}
