/** The exit code for a machine that lacks something: neither success (0) nor a failed test (1). */
export const EXIT_ENVIRONMENT = 3;

/** Something outside the project is missing or broken. Its message says what, and what to do about it. */
export class EnvironmentProblem extends Error {
  /**
   * @param {string} what
   * @param {string} remedy
   */
  constructor(what, remedy) {
    super(`${what}\n${remedy}`);
    this.name = 'EnvironmentProblem';
  }
}

/**
 * Runs a script's main function: an environment problem ends it with one clear message, anything else with its stack.
 *
 * @param {() => Promise<number | void>} main gives the exit code; nothing means 0
 */
export async function runMain(main) {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    if (!(error instanceof EnvironmentProblem)) throw error;
    console.error(`\n${error.message}`);
    process.exit(EXIT_ENVIRONMENT);
  }
}
