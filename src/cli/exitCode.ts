/** What the command says by its exit code. */
export const ExitCode = {
  /** Nothing at or above `--fail-on`. */
  fine: 0,
  /** Something at or above `--fail-on`. */
  found: 1,
  /** Wrong usage, a broken galley.json, a file that could not be read or written. */
  trouble: 2,
  /** Ctrl+C. */
  stopped: 130,
} as const;
