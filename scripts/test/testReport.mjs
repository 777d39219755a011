/** @typedef {import('./mochaEvents.mjs').TestEvent} TestEvent */

/**
 * Prints test events as they come and counts them.
 *
 * @param {{ each: boolean }} options `each` prints every test; otherwise a line per outermost suite, and what failed
 */
export function makeTestReport({ each }) {
  const counts = { passed: 0, failed: 0, pending: 0 };
  /** @type {{ title: string, passed: number, ms: number } | undefined} */
  let suite;
  let begun = false;
  let ended = false;

  function endSuite() {
    if (suite !== undefined && suite.passed > 0) console.log(`  ✔ ${suite.title}: ${suite.passed} (${suite.ms} ms)`);
    suite = undefined;
  }

  return {
    counts,

    /** Whether anything has been reported. */
    get begun() {
      return begun;
    },

    /** Whether the tests ran to their end. */
    get ended() {
      return ended;
    },

    /** @param {TestEvent} event */
    add(event) {
      begun = true;
      if (event.type === 'end') {
        ended = true;
        endSuite();
        return;
      }
      const title = event.path[0] ?? '';
      if (suite?.title !== title) {
        endSuite();
        suite = { title, passed: 0, ms: 0 };
      }
      const name = event.path.join(' › ');
      if (event.type === 'pass') {
        counts.passed++;
        suite.ms += event.ms;
        if (each) console.log(`  ✔ ${name} (${event.ms} ms)`);
        else suite.passed++;
      } else if (event.type === 'pending') {
        counts.pending++;
        console.log(`  - ${name} (pending)`);
      } else {
        this.fail(name, event.error);
      }
    },

    /**
     * @param {string} name
     * @param {string} error
     */
    fail(name, error) {
      counts.failed++;
      console.log(`  ✘ ${name}\n${indent(error)}\n`);
    },
  };
}

/** @param {string} text */
function indent(text) {
  return text.trimEnd().replace(/^/gm, '      ');
}
