import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { EnvironmentProblem } from '../environmentProblem.mjs';
import { installVsCode } from './installVsCode.mjs';
import { runProgram } from './runProgram.mjs';
import { startProcess } from './startProcess.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';
import { makeUserSettings } from './userSettings.mjs';

const START_DEADLINE_MS = 120_000;

/**
 * @typedef {object} ServeOptions
 * @property {import('./versions.mjs').Version} version
 * @property {import('./versions.mjs').Host} host where the extension runs
 * @property {boolean} [trusted] whether every workspace is trusted from the start (default: yes)
 * @property {string} [vsix] a packed extension to install first
 * @property {Readonly<Record<string, unknown>>} [settings] user settings beside those that keep VS Code quiet
 * @property {readonly { key: string, command: string }[]} [keybindings] keys of the user's
 * @property {number} [port] default: a free one
 */

/**
 * @typedef {object} ServedVsCode
 * @property {(path: string) => string} uri the URI of a file or folder of this machine, as VS Code's window needs it
 * @property {(path: string, payload?: readonly (readonly [string, string])[]) => string} url the address that opens a folder or a workspace file
 * @property {string} log the folder with VS Code's own logs
 * @property {Promise<never>} failed is rejected when the server ends before it was asked to
 * @property {() => void} dispose ends the server and removes its data
 */

/**
 * Starts a VS Code, with data folders of its own, that a browser opens.
 *
 * @param {ServeOptions} options
 * @returns {Promise<ServedVsCode>}
 */
export async function serve({ version, host, trusted = true, vsix, settings = {}, keybindings = [], port = 0 }) {
  if (port !== 0) await checkPortIsFree(port);
  const { node, server } = await installVsCode(version);
  const data = makeTemporaryFolder('vscode');
  const folders = ['--server-data-dir', join(data.path, 'server'), '--user-data-dir', join(data.path, 'user'), '--extensions-dir', join(data.path, 'extensions')];
  await mkdir(join(data.path, 'user/User'), { recursive: true });
  await writeFile(join(data.path, 'user/User/settings.json'), JSON.stringify(makeUserSettings(host, settings), null, 2));
  await writeFile(join(data.path, 'user/User/keybindings.json'), JSON.stringify(keybindings));
  if (vsix !== undefined) await runProgram(node, [server, ...folders, '--install-extension', vsix]);

  const { child, stop } = startProcess(node, [
    server, ...folders, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token',
    '--accept-server-license-terms', '--enable-smoke-test-driver', '--disable-telemetry', ...(trusted ? ['--disable-workspace-trust'] : []),
  ]);
  const failed = failWhenEnded(child);
  const dispose = () => {
    stop();
    data.dispose();
  };
  try {
    const authority = `127.0.0.1:${await Promise.race([readPort(child), failed])}`;
    /** @param {string} path */
    const uri = path => `vscode-remote://${authority}${encodeURI(path)}`;
    return {
      uri,
      url: (path, payload = []) => {
        const address = `http://${authority}/?${path.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${toQueryValue(path)}`;
        return payload.length === 0 ? address : `${address}&payload=${toQueryValue(JSON.stringify(payload))}`;
      },
      log: join(data.path, 'user/logs'),
      failed,
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

/**
 * @param {string} text
 * @returns {string} encoded as far as must be, for a person may read it
 */
function toQueryValue(text) {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/**
 * @param {number} port
 * @throws {EnvironmentProblem} when something listens there; the VS Code server would only hang
 */
async function checkPortIsFree(port) {
  await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(port, '127.0.0.1', () => probe.close(resolve));
  }).catch(error => {
    throw new EnvironmentProblem(`Port ${port} cannot be used: ${error.message}`, 'Choose another one, or none to get a free one.');
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} the port that the server says it listens on
 */
function readPort(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`The VS Code server did not start within ${START_DEADLINE_MS / 1000} s:\n${output}`)), START_DEADLINE_MS);
    child.stdout?.on('data', function read(data) {
      output += data;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      child.stdout?.off('data', read).resume();
      resolve(Number(port));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<never>}
 */
function failWhenEnded(child) {
  let errors = '';
  child.stderr?.on('data', data => (errors = (errors + data).slice(-2000)));
  const failed = new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => reject(new Error(`The VS Code server ended with ${code ?? signal}:\n${errors}`)));
  });
  // Stopping it on purpose ends it as well, when nobody waits for this any more.
  failed.catch(() => {});
  return /** @type {Promise<never>} */ (failed);
}
