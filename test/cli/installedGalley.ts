import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../../scripts/host/temporaryFolder.mjs';

/** The package that `npm pack` makes, installed in an empty folder. */
export interface InstalledGalley {
  readonly folder: string;
  /** The command that npm has put there. */
  readonly command: string;
}

let installed: InstalledGalley | undefined;

/** Packs what has been built and installs it, once for all tests, from the packed file alone. */
export function installGalley(): InstalledGalley {
  if (installed) return installed;
  const { path: folder } = makeTemporaryFolder('galley-installed');
  // Tests also run it as somebody who is not root.
  chmodSync(folder, 0o755);
  // The tests' runner has just built it; the script `prepack` would build it again.
  npm(process.cwd(), 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [archive] = readdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  npm(folder, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${archive}`);
  return (installed = { folder, command: join(folder, 'node_modules/.bin/galley') });
}

function npm(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}:\n${stderr}`);
}
