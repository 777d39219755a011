import { access } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { blogFiles, readBlog, type Blog, type Host } from '../core/index';
import { createNodeHost } from './nodeHost';

/** A blog on disk. */
export interface OpenBlog {
  /** The blog's folder, absolute. */
  readonly folder: string;
  readonly blog: Blog;
  readonly host: Host;
}

/** The blogs that posts belong to, each opened once. */
export class Blogs {
  readonly #folders = new Map<string, Promise<string>>();
  readonly #open = new Map<string, Promise<OpenBlog>>();
  readonly #current: string;
  readonly #log: (message: string) => void;

  /**
   * @param current the current folder: the blog of what lies in it when nothing else says where the blog begins
   * @param log takes notes of Galley's own mistakes
   */
  constructor(current: string, log: (message: string) => void) {
    this.#current = current;
    this.#log = log;
  }

  /** Returns the blog of the posts directly in a folder: that of the nearest folder with a galley.json or `_config.yml`, at or above it. */
  async of(folder: string): Promise<OpenBlog> {
    const root = await this.#rootOf(folder);
    let open = this.#open.get(root);
    if (!open) this.#open.set(root, (open = this.#read(root)));
    return open;
  }

  #rootOf(folder: string): Promise<string> {
    let root = this.#folders.get(folder);
    if (!root) this.#folders.set(folder, (root = findRoot(folder, this.#current)));
    return root;
  }

  async #read(folder: string): Promise<OpenBlog> {
    const host = createNodeHost(folder, this.#log);
    return { folder, blog: await readBlog(host.files), host };
  }
}

/** Returns a path relative to a blog's folder, as the core has it. */
export function toBlogPath({ folder }: OpenBlog, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

async function findRoot(folder: string, current: string): Promise<string> {
  for (const candidate of walkUp(folder)) {
    for (const name of blogFiles) if (await exists(join(candidate, name))) return candidate;
  }
  // Nothing says so: then it is the folder that holds source/_posts or _posts.
  const conventional = /^(.*?)(?:[\\/]source)?[\\/]_(?:posts|drafts)(?=[\\/]|$)/.exec(folder)?.[1];
  if (conventional) return conventional;
  return [...walkUp(folder)].includes(current) ? current : folder;
}

function* walkUp(folder: string): Generator<string> {
  yield folder;
  const parent = dirname(folder);
  if (parent !== folder) yield* walkUp(parent);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
