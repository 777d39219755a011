import { findPlace } from './findPlace.mjs';

/**
 * @typedef {object} TestResult what became of a test
 * @property {string} name its full name, suites included
 * @property {number} ms
 * @property {string} [place] only of a failed one: file and line, as far as they are known
 * @property {boolean} failed
 * @property {string} [error] only of a failed one
 */

/** @typedef {ReturnType<typeof makeTestReport>} TestReport */

/**
 * Prints test events as they come and collects what became of the tests.
 *
 * @param {string} stage begins each line, as several stages run side by side
 * @param {{ each: boolean }} options `each` prints every test; otherwise a line per outermost suite, and what failed
 */
export function makeTestReport(stage, { each }) {
  /** @type {TestResult[]} */
  const results = [];
  let suffix = '';
  /** @type {{ title: string, passed: number, ms: number } | undefined} */
  let printed;
  let received = 0;
  let hasEnded = false;

  /** @param {string} text */
  const print = text => console.log(text.replace(/^/gm, `${stage.padEnd(9)} `).trimEnd());

  function endSuite() {
    if (printed !== undefined && printed.passed > 0) print(`✔ ${printed.title}: ${printed.passed} (${printed.ms} ms)`);
    printed = undefined;
  }

  return {
    stage,
    results,
    print,

    /**
     * Names what follows, for a stage that runs the same tests in several ways.
     *
     * @param {string} name
     */
    label(name) {
      suffix = ` (${name})`;
      return this;
    },

    /** Tells whether the tests ran to their end since it was asked last. */
    takeEnd() {
      const result = hasEnded;
      hasEnded = false;
      return result;
    },

    /** @param {import('./mochaEvents.mjs').TestEvent} event */
    add(event) {
      if (event.type === 'end') {
        hasEnded = true;
        endSuite();
        if (event.sent !== received) this.fail('the tests', `Of ${event.sent} tests, only ${received} have been heard of.`);
        received = 0;
        return;
      }
      received++;
      const [first = '', ...others] = event.path;
      const title = first + suffix;
      if (printed?.title !== title) {
        endSuite();
        printed = { title, passed: 0, ms: 0 };
      }
      const name = [title, ...others].join(' › ');
      if (event.type === 'pass') {
        results.push({ name, ms: event.ms, failed: false });
        printed.ms += event.ms;
        if (each) print(`✔ ${name} (${event.ms} ms)`);
        else printed.passed++;
      } else if (event.type === 'pending') {
        print(`- ${name} (pending)`);
      } else {
        this.fail(name, event.error, event.file);
      }
    },

    /**
     * @param {string} name
     * @param {string} error
     * @param {string | null} [file] the compiled test file
     */
    fail(name, error, file) {
      results.push({ name, ms: 0, place: findPlace(error, file), failed: true, error });
      print(`✘ ${name}\n${error.trimEnd().replace(/^/gm, '    ')}\n`);
    },
  };
}
