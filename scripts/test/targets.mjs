/** The VS Codes and extension hosts that everything is tried in. */
export const targets = /** @type {const} */ ([
  { version: 'newest', host: 'node' },
  { version: 'newest', host: 'web' },
  { version: 'oldest', host: 'node' },
  { version: 'oldest', host: 'web' },
]);

/**
 * @param {import('../host/versions.mjs').Version} version
 * @param {import('../host/versions.mjs').Host} host
 * @returns {string} what `--only` calls a target
 */
export function toTargetName(version, host) {
  return `${version}-${host}`;
}
