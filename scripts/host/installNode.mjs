import { join } from 'node:path';
import { installNpmPackages } from './installNpmPackages.mjs';

/**
 * Makes sure that a Node of a given major version is there.
 *
 * @param {string} version is installed when the Node that runs this has another major version
 * @returns {Promise<string>} the path of its binary
 */
export async function installNode(version) {
  if (majorOf(process.versions.node) === majorOf(version)) return process.execPath;
  // The npm package "node" only has an install script that installs this one; we do without the script.
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const packageName = [prefix, process.platform, process.arch].join('-');
  const folder = await installNpmPackages(`node-${version}`, [`${packageName}@${version}`]);
  return join(folder, 'node_modules', packageName, 'bin/node');
}

/** @param {string} version */
function majorOf(version) {
  return version.split('.')[0];
}
