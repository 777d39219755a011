import 'mocha/mocha.js';
import { workspace } from 'vscode';
import { EVENT_PREFIX, sendMochaEvents } from '../../scripts/test/mochaEvents.mjs';

// mocha's build for browsers, as the web host has no Node; it puts `mocha` on the global object.
const { mocha } = globalThis as unknown as { mocha: BrowserMocha };

interface BrowserMocha {
  setup(options: { ui: 'bdd'; reporter: () => void; timeout: number; grep?: RegExp }): void;
  run(end: (failures: number) => void): Mocha.Runner;
}

/** Runs all tests of this folder. VS Code calls it, and takes a rejection for a failure. */
export async function run(): Promise<void> {
  const grep = workspace.getConfiguration('galleyTests').get<string>('grep');
  mocha.setup({ ui: 'bdd', reporter: () => undefined, timeout: 30_000, ...(grep ? { grep: new RegExp(grep) } : {}) });
  await import('all-tests');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(failures => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
    sendMochaEvents(runner, event => console.log(EVENT_PREFIX + JSON.stringify(event)));
  });
}
