// Runs compiled test files with mocha in this process and sends its parent what happens.
// usage: mochaNode.mjs '{ "files": [...], "timeout": 5000, "grep": "..." }'
import Mocha from 'mocha';
import { sendMochaEvents } from './mochaEvents.mjs';

const { files, timeout, grep } = JSON.parse(process.argv[2] ?? '{}');
const mocha = new Mocha({ ui: 'bdd', timeout, ...(grep ? { grep: new RegExp(grep) } : {}), forbidOnly: Boolean(process.env.CI), reporter: Mocha.reporters.Base });
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
const runner = mocha.run(() => {
  // Whatever a test has left open ends here; waiting for the message to be sent keeps the last event.
  process.send?.({ type: 'end' }, () => process.exit());
});
sendMochaEvents(runner, event => {
  if (event.type !== 'end') process.send?.(event);
});
