/** @typedef {{ readonly version: import('../host/versions.mjs').Version, readonly host: import('../host/versions.mjs').Host }} Target */

/**
 * The VS Codes and extension hosts that Galley is tried in.
 *
 * @type {readonly Target[]}
 */
export const targets = [
  { version: 'newest', host: 'node' },
  { version: 'newest', host: 'web' },
  { version: 'oldest', host: 'node' },
  { version: 'oldest', host: 'web' },
];

/** The target that runs every test; the others run the contract. */
export const MAIN_TARGET = 'newest-node';

/**
 * @param {Target} target
 * @returns {string} what `--only` calls it
 */
export function toTargetName({ version, host }) {
  return `${version}-${host}`;
}
