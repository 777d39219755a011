import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installNode } from './installNode.mjs';
import { installNpmPackages, npmInstall } from './installNpmPackages.mjs';
import { versions } from './versions.mjs';

const VSCODE = 'node_modules/code-server/lib/vscode';
const RIPGREP = 'node_modules/@vscode/ripgrep-universal';

/** Names what this module installs beside VS Code itself; another number makes everybody install anew. */
const RECIPE = 2;

/**
 * Makes sure that a VS Code server is there, with the Node it needs.
 *
 * @param {import('./versions.mjs').Version} version
 * @returns {Promise<{ node: string, server: string }>} the paths of the Node binary and of the server's script
 */
export async function installVsCode(version) {
  const { vscode, codeServer, node } = versions[version];
  const folder = await installNpmPackages(`vscode-${vscode}-${RECIPE}`, [`code-server@${codeServer}`, '@vscode/ripgrep-universal@1.18.0'], async unfinished => {
    await npmInstall(join(unfinished, VSCODE), '--omit=dev', '--omit=optional');
    await addRipgrep(unfinished);
    await addWatcher(unfinished);
  });
  return { node: await installNode(node), server: join(folder, VSCODE, 'out/server-main.js') };
}

/**
 * Puts the ripgrep binary where VS Code looks for it: without it `findFiles` finds nothing. The older VS Code's own
 * package downloads it in an install script; the newer one brings the binaries of all platforms with it.
 *
 * @param {string} folder
 */
async function addRipgrep(folder) {
  const old = join(folder, VSCODE, 'node_modules/@vscode/ripgrep');
  if (existsSync(old)) {
    await mkdir(join(old, 'bin'), { recursive: true });
    await cp(join(folder, RIPGREP, 'bin', `${process.platform}-${process.arch}`), join(old, 'bin'), { recursive: true });
  }
  await rm(join(folder, RIPGREP), { recursive: true, force: true });
}

/**
 * Installs the binary by which VS Code notices what changes on disk: an optional dependency, and the only one of use here.
 *
 * @param {string} folder
 */
async function addWatcher(folder) {
  const { version } = JSON.parse(await readFile(join(folder, VSCODE, 'node_modules/@parcel/watcher/package.json'), 'utf8'));
  const library = process.platform === 'linux' ? ['glibc'] : [];
  await npmInstall(folder, `@parcel/${['watcher', process.platform, process.arch, ...library].join('-')}@${version}`);
}
