import { chromium } from 'playwright-core';
import { EnvironmentProblem } from '../environmentProblem.mjs';
import { installChromium } from './installChromium.mjs';

// Without these, Chromium keeps asking for servers of its maker's that a closed network refuses.
const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * Starts a Chromium without a window. The caller closes it; at this process's end it closes in any case.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  const executablePath = await installChromium();
  try {
    return await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', ...QUIET],
      // atExit.mjs decides what a signal does; Playwright closes the browser when the process exits.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw new EnvironmentProblem(`${executablePath} does not start: ${error instanceof Error ? error.message : error}`, 'Reinstall it, or let CHROMIUM_PATH name another Chromium or Chrome.');
  }
}

/**
 * Opens a window in which VS Code shows everything, webviews included.
 *
 * @param {import('playwright-core').Browser} browser
 */
export async function openWindow(browser) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
  return context.newPage();
}
