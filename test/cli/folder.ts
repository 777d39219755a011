import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeTemporaryFolder } from '../../scripts/host/temporaryFolder.mjs';

/** Makes a folder with files, paths relative to it; it is gone when the tests have ended. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { path: folder } = makeTemporaryFolder('galley-cli');
  chmodSync(folder, 0o777);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
