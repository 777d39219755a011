import { tmpdir } from 'node:os';

/** The exit code for a machine that lacks something: neither success (0) nor a failed test (1). */
export const EXIT_ENVIRONMENT = 3;

/** The exit code for an argument that there is not. */
export const EXIT_USAGE = 2;

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

  static ofFullDisk() {
    return new EnvironmentProblem('The disk is full.', `Free some space: .cache/ and what is installed there take 2 GB, a run of the tests another one in ${tmpdir()}. Then run this again.`);
  }
}

/**
 * Tells whether an error, or the text of one, says that the disk is full.
 *
 * @param {unknown} error
 */
export function isDiskFull(error) {
  return /\bENOSPC\b|No space left on device/.test(String(error instanceof Error ? error.stack : error));
}

/**
 * Runs a script's main function: an environment problem or an unknown option ends it with one clear message, anything
 * else with its stack.
 *
 * @param {() => Promise<number | void>} main gives the exit code; nothing means 0
 */
export async function runMain(main) {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    if (error instanceof EnvironmentProblem) endWith(EXIT_ENVIRONMENT, error.message);
    if (isDiskFull(error)) endWith(EXIT_ENVIRONMENT, EnvironmentProblem.ofFullDisk().message);
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) endWith(EXIT_USAGE, error.message);
    throw error;
  }
}

/**
 * @param {number} code
 * @param {string} message
 */
function endWith(code, message) {
  console.error(`\n${message}`);
  process.exit(code);
}
