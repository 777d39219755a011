import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. It is searched upwards, because bundled tests bring a copy of this module into `out/`. */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {string} folder
 * @returns {string}
 */
function findProjectRoot(folder) {
  return existsSync(join(folder, 'package.json')) ? folder : findProjectRoot(dirname(folder));
}
