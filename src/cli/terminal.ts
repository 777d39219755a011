/** What a command knows of the world around it, beside files. */
export interface Terminal {
  /** The current folder, absolute. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True when standard output is read by a person whose terminal shows colours. */
  readonly hasColours: boolean;
  /** Reads all of standard input. */
  readInput(): Promise<Uint8Array>;
  /** Writes to standard output; a text is UTF-8. */
  write(output: string | Uint8Array): void;
  /** Writes a line to standard error. */
  complain(line: string): void;
  /** Shows how far a long command is, in one line of standard error, where a person watches; `isWanted`: as lines, whoever reads. Empty: it is done. */
  showProgress(line: string, isWanted: boolean): void;
  /** Returns what is aborted by the first Ctrl+C; the next one ends the process. */
  watchInterrupt(): AbortSignal;
}
