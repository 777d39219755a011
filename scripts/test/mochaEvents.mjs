// What mocha does, as plain data. The same module serves plain Node and both of VS Code's hosts, so it imports nothing.

/**
 * @typedef {{ type: 'pass', path: string[], ms: number }
 *   | { type: 'pending', path: string[] }
 *   | { type: 'fail', path: string[], error: string, file: string | null | undefined }
 *   | { type: 'end', sent: number }} TestEvent `path` leads from the outermost suite to the test, `file` is the compiled one, which VS Code's hosts do not know; `sent` counts the events before
 */

/** Begins each line of a log that is a test event. */
export const EVENT_PREFIX = 'galley-test-event ';

const MAX_ERROR_LENGTH = 10_000;

/**
 * Sends what a mocha run does, but for its end.
 *
 * @param {Mocha.Runner} runner
 * @param {(event: TestEvent) => void} send
 * @returns {() => TestEvent} makes the event of the run's end
 */
export function sendMochaEvents(runner, send) {
  let sent = 0;
  /** @param {TestEvent} event */
  const sendOne = event => {
    sent++;
    send(event);
  };
  runner.on('pass', test => sendOne({ type: 'pass', path: test.titlePath(), ms: test.duration ?? 0 }));
  runner.on('pending', test => sendOne({ type: 'pending', path: test.titlePath() }));
  runner.on('fail', (test, error) => sendOne({ type: 'fail', path: test.titlePath(), error: describeError(error), file: test.file }));
  return () => ({ type: 'end', sent });
}

/**
 * @param {unknown} error
 * @returns {string} its message and stack
 */
export function describeError(error) {
  // What comes from a worker of mocha's is an error by its look alone.
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error).slice(0, MAX_ERROR_LENGTH);
  const { message, stack = '' } = /** @type {Error} */ (error);
  const text = stack.includes(message) ? stack : `${message}\n${stack}`;
  return text.slice(0, MAX_ERROR_LENGTH);
}
