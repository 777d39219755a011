import 'mocha/mocha.js';
import { workspace } from 'vscode';
import { describeError, EVENT_PREFIX, sendMochaEvents, type TestEvent } from '../../scripts/test/mochaEvents.mjs';

// mocha's build for browsers, as the web host has no Node; it puts these on the global object.
const { mocha, Mocha } = globalThis as unknown as { mocha: BrowserMocha; Mocha: { prototype: Pick<BrowserMocha, 'run'> } };

interface BrowserMocha {
  setup(options: { ui: 'bdd'; reporter: () => void; timeout: number; grep?: RegExp }): void;
  run(this: BrowserMocha, end: (failures: number) => void): Mocha.Runner;
}

/** Runs all tests of this folder. VS Code calls it, and takes a rejection for a failure. */
export async function run(): Promise<void> {
  try {
    await load();
  } catch (error) {
    send({ type: 'fail', path: ['loading the tests'], error: describeError(error), file: undefined });
    send({ type: 'end', sent: 1 });
    throw error;
  }
  await new Promise<void>((resolve, reject) => {
    // Its own `mocha.run` wants the address of a page, which the Node host has not.
    const runner = Mocha.prototype.run.call(mocha, failures => {
      send(makeEnd());
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed`));
    });
    const makeEnd = sendMochaEvents(runner, send);
  });
}

async function load(): Promise<void> {
  const grep = workspace.getConfiguration('galleyTests').get<string>('grep');
  mocha.setup({ ui: 'bdd', reporter: function () {}, timeout: 30_000, ...(grep ? { grep: new RegExp(grep) } : {}) });
  await import('all-tests');
}

function send(event: TestEvent): void {
  console.log(EVENT_PREFIX + JSON.stringify(event));
}
