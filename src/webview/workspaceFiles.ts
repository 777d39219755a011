import { readHead } from './pictureHead';
import type { PictureSize } from './pictureSizes';

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
  /** Known before the whole file is. */
  readonly size: Promise<PictureSize | undefined>;
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
    return this.#fetch(address).coming;
  }

  /** Fetches a file; returns a picture's size as soon as its first bytes are there, `undefined` when they do not tell. */
  measure(address: string): Promise<PictureSize | undefined> {
    return this.#fetch(address).size;
  }

  /** Fetches all files again. Those that are what they were keep their `blob:` address; true when any is another. */
  async refresh(): Promise<boolean> {
    const changes = await Promise.all([...this.#entries].map(async ([address, entry]) => {
      const [old, blob] = await Promise.all([entry.coming, ask(address).then(readBlob)]);
      if (this.#entries.get(address) !== entry || await isSame(old?.blob, blob)) return false;
      entry.coming = Promise.resolve(settle(entry, blob));
      revoke(old);
      return true;
    }));
    return changes.includes(true);
  }

  #fetch(address: string): Entry {
    const known = this.#entries.get(address);
    if (known) return known;
    const answer = ask(address);
    // The size first: what has been read whole cannot be read again.
    const size = answer.then(readSize);
    const entry: Entry = { file: undefined, isSettled: false, coming: answer.then(readBlob).then(blob => settle(entry, blob)), size };
    this.#entries.set(address, entry);
    return entry;
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

/** Asks for a file; `undefined` when there is none. */
async function ask(address: string): Promise<Response | undefined> {
  try {
    const answer = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? answer : undefined;
  } catch {
    return undefined;
  }
}

async function readBlob(answer: Response | undefined): Promise<Blob | undefined> {
  return answer?.blob().catch(() => undefined);
}

async function readSize(answer: Response | undefined): Promise<PictureSize | undefined> {
  const bytes = answer?.headers.get('content-type')?.startsWith('image/') ? answer.clone().body : undefined;
  return bytes ? readHead(bytes) : undefined;
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
