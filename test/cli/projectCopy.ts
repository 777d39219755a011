import { spawnSync } from 'node:child_process';
import { cpSync, realpathSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeTemporaryFolder } from '../../scripts/host/temporaryFolder.mjs';

// What a fresh checkout has not.
const LEFT_OUT = new Set(['node_modules', '.cache', '.git', 'dist', 'out', 'bench/node_modules']);

/** A copy of the project, in which its scripts may build and write while others run in the project itself. */
export interface ProjectCopy {
  readonly folder: string;
  /** Runs a command line in it. */
  run(command: string, env?: Readonly<Record<string, string>>): { readonly code: number | null; readonly out: string };
  dispose(): void;
}

/** @param isInstalled whether it has the project's installed packages */
export function copyProject({ isInstalled }: { readonly isInstalled: boolean }): ProjectCopy {
  const { path: folder, dispose } = makeTemporaryFolder('checkout');
  cpSync('.', folder, { recursive: true, filter: source => !LEFT_OUT.has(relative('.', source)) });
  if (isInstalled) symlinkSync(realpathSync('node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    run(command, env = {}) {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
      return { code: status, out: stdout + stderr };
    },
    dispose,
  };
}
