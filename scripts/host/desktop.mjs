import { download, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentProblem } from '../environmentProblem.mjs';
import { cacheFolder } from './cache.mjs';
import { runProgram } from './runProgram.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';
import { makeUserSettings } from './userSettings.mjs';
import { versions } from './versions.mjs';

/**
 * Finds a desktop VS Code: the one that `VSCODE_PATH` names, or a downloaded one.
 *
 * @returns {Promise<string>} the path of its executable
 */
export async function findDesktop() {
  const chosen = process.env.VSCODE_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new EnvironmentProblem(`VSCODE_PATH is ${chosen}, and there is no such file.`, 'Name the executable of a desktop VS Code, or unset the variable.');
    return chosen;
  }
  try {
    return await download({ version: versions.newest.vscode, cachePath: join(cacheFolder, 'desktop') });
  } catch (error) {
    throw new EnvironmentProblem(
      `A desktop VS Code could not be downloaded: ${error instanceof Error ? error.message : error}`,
      'Let VSCODE_PATH name the executable of one, or leave out --desktop: then VS Code is served to your browser.',
    );
  }
}

/**
 * Makes empty data folders for a desktop VS Code, with settings that keep it quiet.
 *
 * @param {Readonly<Record<string, unknown>>} settings user settings beside those
 * @returns {Promise<{ args: string[], dispose: () => void }>} the arguments that make VS Code use them
 */
export async function makeDesktopProfile(settings = {}) {
  const { path, dispose } = makeTemporaryFolder('desktop');
  await mkdir(join(path, 'user/User'), { recursive: true });
  await writeFile(join(path, 'user/User/settings.json'), JSON.stringify(makeUserSettings('node', settings), null, 2));
  return { args: ['--user-data-dir', join(path, 'user'), '--extensions-dir', join(path, 'extensions')], dispose };
}

/** What makes a desktop VS Code start without asking anything, in a container and as root too. */
export const desktopArgs = ['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust'];

/**
 * Runs the command line of a desktop VS Code, which installs extensions and tells its version.
 *
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {Promise<string>} what it printed
 */
export function runDesktopCli(executable, args) {
  const [command = executable, ...first] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  return runProgram(command, [...first, ...args]);
}
