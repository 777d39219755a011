import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

/**
 * Copies a workspace, so that nothing done in it reaches the original.
 *
 * @param {string} folder
 * @returns {Promise<{ path: string, file: string, dispose: () => void }>} the copy, and a workspace file beside it that has it for its only folder
 */
export async function copyWorkspace(folder) {
  const { path, dispose } = makeTemporaryFolder('workspace');
  // A folder below with a plain name: it is what the explorer and the window's title show.
  const copy = join(path, 'blog');
  await cp(folder, copy, { recursive: true });
  const file = join(path, 'blogs.code-workspace');
  await writeFile(file, JSON.stringify({ folders: [{ path: 'blog' }] }));
  return { path: copy, file, dispose };
}
