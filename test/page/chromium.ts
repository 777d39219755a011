import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/host/browser.mjs';

let browser: Promise<Browser> | undefined;

/** Returns this process's Chromium, which is started when it is first asked for and ends with the process. */
export function getChromium(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}
