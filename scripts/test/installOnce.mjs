import { installChromium } from '../host/installChromium.mjs';
import { installVsCode } from '../host/installVsCode.mjs';

/** @type {Promise<unknown> | undefined} */
let chromium;
/** @type {Promise<unknown> | undefined} */
let vsCodes;

/** Installs Chromium before a stage's own process asks for it, whichever stage is the first. */
export function installChromiumOnce() {
  return (chromium ??= installChromium());
}

/**
 * Installs the VS Codes that stages run in, likewise.
 *
 * @param {readonly import('../host/versions.mjs').Version[]} versions
 */
export function installVsCodesOnce(versions) {
  return (vsCodes ??= installAll([...new Set(versions)]));
}

/** @param {readonly import('../host/versions.mjs').Version[]} versions */
async function installAll(versions) {
  for (const version of versions) await installVsCode(version);
}
