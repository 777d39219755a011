import { access, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files, Host } from '../core/index';

/** Returns the host of a blog on disk. */
export function createNodeHost(folder: string, log: (message: string) => void): Host {
  return { files: createNodeFiles(folder), log, now: () => new Date() };
}

function createNodeFiles(folder: string): Files {
  return {
    read: path => readFile(join(folder, path)).catch(() => undefined),
    exists: path => access(join(folder, path)).then(() => true, () => false),
    async list(directory) {
      const entries = await readdir(join(folder, directory), { withFileTypes: true }).catch(() => []);
      return entries.map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    },
    created: path => stat(join(folder, path)).then(({ birthtime }) => birthtime, () => undefined),
  };
}
