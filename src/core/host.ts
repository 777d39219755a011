/** The files of one blog. Paths are relative to the blog's folder, with `/`, without a leading `/` or `./`. */
export interface Files {
  /** Returns a file's bytes; `undefined` when there is no such file or it cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  exists(path: string): Promise<boolean>;
  /** Returns the names (not paths) of what is directly in a folder, unordered, folders with a `/` behind; empty when there is no such folder. */
  list(directory: string): Promise<readonly string[]>;
  /** Returns when a file was made; `undefined` when that is not known. */
  created(path: string): Promise<Date | undefined>;
}

/** What the core is given by whoever runs it; all that it knows of the world outside the text. */
export interface Host {
  readonly files: Files;
  /** Notes our own mistakes (a rule that threw); never the author's. */
  log(message: string): void;
  now(): Date;
}
