import { existsSync, rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { projectRoot } from '../projectRoot.mjs';
import { atExit } from './atExit.mjs';

/** Where the project keeps what it installs for itself. Git ignores it; deleting it is always allowed. */
export const cacheFolder = process.env.GALLEY_CACHE ? resolve(process.env.GALLEY_CACHE) : join(projectRoot, '.cache');

/**
 * Makes a folder in the cache unless it is there already. It gets its name only when it is complete, so an
 * interrupted installation is done again.
 *
 * @param {string} name with the version in it: another version is another folder
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} the folder's path
 */
export async function makeCached(name, fill) {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished-${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const remove = atExit(() => rmSync(unfinished, { recursive: true, force: true }));
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    // Another process may have been first, then its folder serves as well as ours.
    if (!existsSync(folder)) throw error;
  } finally {
    remove();
  }
  return folder;
}
