import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './atExit.mjs';

/**
 * Makes an empty folder that is gone when this process ends.
 *
 * @param {string} name begins the folder's name
 * @returns {{ path: string, dispose: () => void }}
 */
export function makeTemporaryFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `${name}-`));
  // VS Code's last writes can cross the deletion, hence the retries.
  return { path, dispose: atExit(() => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })) };
}
