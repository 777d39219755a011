import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './atExit.mjs';

const PREFIX = 'galley-run';
let isSwept = false;

/**
 * Makes an empty folder that is gone when this process ends; one that was killed leaves its folders to the next one that makes some.
 *
 * @param {string} name is part of the folder's name
 * @returns {{ path: string, dispose: () => void }}
 */
export function makeTemporaryFolder(name) {
  if (!isSwept) sweep();
  const path = mkdtempSync(join(tmpdir(), `${PREFIX}-${process.pid}-${name}-`));
  return { path, dispose: atExit(() => remove(path)) };
}

function sweep() {
  isSwept = true;
  for (const folder of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${PREFIX}-(\\d+)-`).exec(folder) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) remove(join(tmpdir(), folder));
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} path */
function remove(path) {
  // VS Code's last writes can cross the deletion, hence the retries.
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
