import { existsSync } from 'node:fs';
import { EnvironmentProblem } from '../environmentProblem.mjs';
import { runProgram } from './runProgram.mjs';

const CHROMIUM = '/usr/bin/chromium';
const CJK_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/**
 * Makes sure that Chromium and a font for Chinese text are there: `CHROMIUM_PATH` names a browser, otherwise Debian's
 * packages are installed.
 *
 * @returns {Promise<string>} the path of its binary
 */
export async function installChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new EnvironmentProblem(`CHROMIUM_PATH is ${chosen}, and there is no such file.`, 'Name the binary of a Chromium or Chrome, or unset the variable.');
    return chosen;
  }
  const missing = [];
  if (!existsSync(CHROMIUM)) missing.push('chromium');
  if (!existsSync(CJK_FONT)) missing.push('fonts-noto-cjk');
  if (missing.length > 0) await installDebianPackages(missing);
  return CHROMIUM;
}

/** @param {readonly string[]} packages */
async function installDebianPackages(packages) {
  const names = packages.join(' ');
  const started = Date.now();
  console.log(`Installing Debian's ${names} …`);
  try {
    // Package lists that are absent or out of date are the usual reason for a first failure.
    await aptGet('install', ...packages).catch(async () => {
      await aptGet('update');
      await aptGet('install', ...packages);
    });
  } catch (error) {
    throw new EnvironmentProblem(
      `${names} could not be installed: ${error instanceof Error ? error.message : error}`,
      `On Debian or Ubuntu run "apt-get install ${names}" as root; elsewhere set CHROMIUM_PATH to the binary of a Chromium or Chrome.`,
    );
  }
  console.log(`Installing Debian's ${names}: done in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** @param {readonly string[]} args */
function aptGet(...args) {
  const command = ['apt-get', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...args];
  const [program = '', ...rest] = process.getuid?.() === 0 ? command : ['sudo', '--non-interactive', ...command];
  return runProgram(program, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
