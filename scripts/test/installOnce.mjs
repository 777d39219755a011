import { installChromium } from '../host/installChromium.mjs';
import { installVsCode } from '../host/installVsCode.mjs';

/** @type {Promise<unknown> | undefined} */
let chromium;
/** @type {Promise<unknown>} */
let vsCodes = Promise.resolve();

/** Installs Chromium before a stage's own process asks for it, whichever stage is the first. */
export function installChromiumOnce() {
  return (chromium ??= installChromium());
}

/**
 * Installs VS Codes likewise, one after the other.
 *
 * @param {readonly import('../host/versions.mjs').Version[]} versions
 */
export function installVsCodesOnce(versions) {
  return (vsCodes = vsCodes.then(async () => {
    for (const version of new Set(versions)) await installVsCode(version);
  }));
}
