import type { Host } from '../../src/core/host';

/** A host whose files are in memory, at a fixed moment; it counts what it is asked and keeps what it is told. */
export class MemoryHost implements Host {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly logged: string[] = [];
  reads = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.#files = new Map(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? new TextEncoder().encode(content) : content]));
  }

  readonly files = {
    read: (path: string): Promise<Uint8Array | undefined> => {
      this.reads++;
      return Promise.resolve(this.#files.get(path));
    },
    exists: (path: string): Promise<boolean> => Promise.resolve(this.#files.has(path)),
    list: (directory: string): Promise<readonly string[]> => {
      const prefix = directory === '' || directory === '.' ? '' : `${directory}/`;
      const below = [...this.#files.keys()].filter(path => path.startsWith(prefix)).map(path => path.slice(prefix.length));
      return Promise.resolve([...new Set(below.map(path => /^[^/]*\/?/.exec(path)![0]))]);
    },
    created: (path: string): Promise<Date | undefined> => Promise.resolve(this.#files.has(path) ? new Date(Date.UTC(2021, 5, 1, 4)) : undefined),
  };

  log(message: string): void {
    this.logged.push(message);
  }

  now(): Date {
    return new Date(Date.UTC(2024, 4, 17, 8, 30));
  }
}
