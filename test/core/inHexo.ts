import { Worker } from 'node:worker_threads';
import { askOracle } from './oracle';

/** A body for Hexo, with the name of its file and the values of its front matter. */
export interface HexoPost {
  readonly path: string;
  readonly content: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** How the site shows a post, or why it cannot be built. */
export interface HexoPage {
  readonly html?: string;
  readonly error?: string;
}

/** What the site's database has of a post, by key. */
export interface HexoRecord {
  readonly [key: string]: unknown;
  /** The file, below `source/`. */
  readonly source: string;
  /** Where it is published, below the site's root. */
  readonly path: string;
  readonly published: boolean;
  readonly _content: string;
  readonly date: Date | undefined;
  /** The date as a theme prints it, in each format that was asked for. */
  readonly printed: readonly string[];
}

type FilesByPath = Readonly<Record<string, string>>;

const SCRIPT = './test/core/hexoWorker.mjs';

/** Renders posts in a real Hexo 8 with hexo-renderer-marked 7; `files` lie in its folder of posts, and its database has read them. */
export function renderInHexo(config: string, posts: readonly HexoPost[], files: FilesByPath = {}): Promise<readonly HexoPage[]> {
  return ask({ config, files, posts });
}

/**
 * Returns what the database of a real Hexo 8 has of the files in its folder of posts.
 *
 * @param formats moment's, in which the posts' dates are printed
 */
export function readInHexo(config: string, files: FilesByPath, formats: readonly string[] = []): Promise<readonly HexoRecord[]> {
  return ask({ config, files, formats });
}

function ask<Answer>(question: object): Promise<Answer> {
  return askOracle(question, SCRIPT, () => new Promise((resolve, reject) => {
    const asking = getWorker();
    const id = ++asked;
    const listen = (message: { readonly id: number; readonly answer?: Answer; readonly error?: string }): void => {
      if (message.id !== id) return;
      asking.worker.off('message', listen).off('error', reject);
      // Only while it works does it keep this process from ending.
      if (--asking.waiting === 0) asking.worker.unref();
      if (message.error === undefined) resolve(message.answer as Answer);
      else reject(new Error(message.error));
    };
    asking.waiting++;
    asking.worker.ref();
    asking.worker.on('message', listen).on('error', reject).postMessage({ id, ...question });
  }));
}

let asked = 0;
let started: { readonly worker: Worker; readonly zone: string; waiting: number } | undefined;

/** The worker of this process, since a start takes five times as long as an answer. It has the zone in which the machine was when it started. */
function getWorker(): NonNullable<typeof started> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (started?.zone === zone) return started;
  void started?.worker.terminate();
  const own = { worker: new Worker(SCRIPT), zone, waiting: 0 };
  own.worker.on('exit', () => {
    if (started === own) started = undefined;
  });
  return (started = own);
}
