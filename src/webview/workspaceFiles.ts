// A file that has not come by then does not come.
const PATIENCE_MS = 20_000;

/** A file of the workspace, as the frame can load it. */
export interface WorkspaceFile {
  readonly blob: Blob;
  /** A `blob:` address. */
  readonly url: string;
}

interface Entry {
  /** `undefined` while it is being fetched, and where there is no such file. */
  file: WorkspaceFile | undefined;
  isSettled: boolean;
  coming: Promise<WorkspaceFile | undefined>;
}

/**
 * Files of the workspace, fetched once. What VS Code serves to a webview does not reach a frame in it,
 * so this page fetches the files and hands them over as `blob:` addresses.
 */
export class WorkspaceFiles {
  readonly #entries = new Map<string, Entry>();

  /** Returns a file that has been fetched already, `null` when it is known that there is none, `undefined` when it must be waited for. */
  find(address: string): WorkspaceFile | null | undefined {
    const entry = this.#entries.get(address);
    return entry?.isSettled === true ? entry.file ?? null : undefined;
  }

  /** Fetches a file; `undefined` when there is none. */
  get(address: string): Promise<WorkspaceFile | undefined> {
    const known = this.#entries.get(address);
    if (known) return known.coming;
    const entry: Entry = { file: undefined, isSettled: false, coming: fetchBlob(address).then(blob => settle(entry, blob)) };
    this.#entries.set(address, entry);
    return entry.coming;
  }

  /** Fetches all files again. Those that are what they were keep their `blob:` address; true when any is another. */
  async refresh(): Promise<boolean> {
    const changes = await Promise.all([...this.#entries].map(async ([address, entry]) => {
      const [old, blob] = await Promise.all([entry.coming, fetchBlob(address)]);
      if (this.#entries.get(address) !== entry || await isSame(old?.blob, blob)) return false;
      entry.coming = Promise.resolve(settle(entry, blob));
      revoke(old);
      return true;
    }));
    return changes.includes(true);
  }

  /** Lets go of the files whose address is not used any more. */
  prune(used: ReadonlySet<string>): void {
    for (const [address, entry] of this.#entries) {
      if (used.has(address)) continue;
      this.#entries.delete(address);
      void entry.coming.then(revoke);
    }
  }
}

function settle(entry: Entry, blob: Blob | undefined): WorkspaceFile | undefined {
  entry.file = blob && { blob, url: URL.createObjectURL(blob) };
  entry.isSettled = true;
  return entry.file;
}

async function fetchBlob(address: string): Promise<Blob | undefined> {
  try {
    const answer = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? await answer.blob() : undefined;
  } catch {
    return undefined;
  }
}

async function isSame(one: Blob | undefined, other: Blob | undefined): Promise<boolean> {
  if (!one || !other) return one === other;
  if (one.size !== other.size || one.type !== other.type) return false;
  const [a, b] = (await Promise.all([one.arrayBuffer(), other.arrayBuffer()])).map(buffer => new Uint8Array(buffer)) as [Uint8Array, Uint8Array];
  return a.every((byte, index) => byte === b[index]);
}

function revoke(file: WorkspaceFile | undefined): void {
  if (file) URL.revokeObjectURL(file.url);
}
