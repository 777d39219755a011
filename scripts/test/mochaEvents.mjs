// What mocha does, as plain data. The same module serves plain Node and both of VS Code's hosts, so it imports nothing.

/**
 * @typedef {{ type: 'pass', path: string[], ms: number }
 *   | { type: 'pending', path: string[] }
 *   | { type: 'fail', path: string[], error: string }
 *   | { type: 'end' }} TestEvent `path` leads from the outermost suite to the test
 */

/** Begins each line of a log that is a test event. */
export const EVENT_PREFIX = 'galley-test-event ';

const MAX_ERROR_LENGTH = 10_000;

/**
 * Sends what a mocha run does.
 *
 * @param {Mocha.Runner} runner
 * @param {(event: TestEvent) => void} send
 */
export function sendMochaEvents(runner, send) {
  runner.on('pass', test => send({ type: 'pass', path: test.titlePath(), ms: test.duration ?? 0 }));
  runner.on('pending', test => send({ type: 'pending', path: test.titlePath() }));
  runner.on('fail', (test, error) => send({ type: 'fail', path: test.titlePath(), error: describeError(error) }));
  runner.once('end', () => send({ type: 'end' }));
}

/**
 * @param {unknown} error
 * @returns {string} its message and stack
 */
export function describeError(error) {
  if (!(error instanceof Error)) return String(error).slice(0, MAX_ERROR_LENGTH);
  const stack = error.stack ?? '';
  const text = stack.includes(error.message) ? stack : `${error.message}\n${stack}`;
  return text.slice(0, MAX_ERROR_LENGTH);
}
