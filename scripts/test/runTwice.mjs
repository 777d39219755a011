/** @typedef {import('./testReport.mjs').Suites} Suites */

/**
 * Runs tests that drive a real VS Code; suites in which something failed are run once more, in a fresh one.
 * A window, a browser and a server on a busy machine are not always in time; what is broken fails twice.
 * A test that passes only then is named at the end of the run: it wants a steadier wait.
 * With a `grep` nothing is run twice: somebody is looking into it.
 *
 * @param {(grep: string | undefined) => Promise<Suites>} run
 * @param {string | undefined} grep
 * @returns {Promise<Suites>}
 */
export async function runTwice(run, grep) {
  const suites = await run(grep);
  const failed = [...suites.keys()].filter(title => suites.get(title)?.failed.length !== 0);
  if (grep !== undefined || failed.length === 0) return suites;
  console.log(`  Once more: ${failed.join(', ')}`);
  for (const [title, suite] of await run(`^(?:${failed.map(escape).join('|')}) `)) {
    suites.set(title, { ...suite, unsteady: suites.get(title)?.failed.filter(name => !suite.failed.includes(name)) });
  }
  return suites;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
