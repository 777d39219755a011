import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

/**
 * Copies a workspace, so that nothing done in it reaches the original.
 *
 * @param {string} folder
 * @returns {Promise<{ path: string, dispose: () => void }>}
 */
export async function copyWorkspace(folder) {
  const { path, dispose } = makeTemporaryFolder('galley-workspace');
  // A folder below with a plain name: it is what the explorer and the window's title show.
  const copy = join(path, 'blog');
  await cp(folder, copy, { recursive: true });
  return { path: copy, dispose };
}
