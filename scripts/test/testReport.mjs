/** @typedef {import('./mochaEvents.mjs').TestEvent} TestEvent */

/**
 * @typedef {object} Suite what became of the tests of an outermost suite
 * @property {number} passed
 * @property {string[]} failed the tests' full names
 * @property {string[]} [unsteady] those that failed at first, and passed when they were run once more
 */

/** @typedef {Map<string, Suite>} Suites by their titles */

/**
 * Prints test events as they come and collects what became of the tests.
 *
 * @param {{ each: boolean }} options `each` prints every test; otherwise a line per outermost suite, and what failed
 */
export function makeTestReport({ each }) {
  /** @type {Suites} */
  const suites = new Map();
  /** @type {{ title: string, passed: number, ms: number } | undefined} */
  let printed;
  let ended = false;

  function endSuite() {
    if (printed !== undefined && printed.passed > 0) console.log(`  ✔ ${printed.title}: ${printed.passed} (${printed.ms} ms)`);
    printed = undefined;
  }

  /** @param {string} title */
  function suiteOf(title) {
    const suite = suites.get(title) ?? { passed: 0, failed: [] };
    suites.set(title, suite);
    return suite;
  }

  return {
    suites,

    /** Whether anything has been reported. */
    get begun() {
      return suites.size > 0;
    },

    /** Whether the tests ran to their end. */
    get ended() {
      return ended;
    },

    /** @param {TestEvent} event */
    add(event) {
      if (event.type === 'end') {
        ended = true;
        endSuite();
        return;
      }
      const title = event.path[0] ?? '';
      const suite = suiteOf(title);
      if (printed?.title !== title) {
        endSuite();
        printed = { title, passed: 0, ms: 0 };
      }
      const name = event.path.join(' › ');
      if (event.type === 'pass') {
        suite.passed++;
        printed.ms += event.ms;
        if (each) console.log(`  ✔ ${name} (${event.ms} ms)`);
        else printed.passed++;
      } else if (event.type === 'pending') {
        console.log(`  - ${name} (pending)`);
      } else {
        this.fail(name, event.error, title);
      }
    },

    /**
     * @param {string} name
     * @param {string} error
     * @param {string} [title] the suite's
     */
    fail(name, error, title = name) {
      suiteOf(title).failed.push(name);
      console.log(`  ✘ ${name}\n${indent(error)}\n`);
    },
  };
}

/** @param {string} text */
function indent(text) {
  return text.trimEnd().replace(/^/gm, '      ');
}
