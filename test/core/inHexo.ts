import { Worker } from 'node:worker_threads';

/** A body for Hexo, with the name of its file and the values of its front matter. */
export interface HexoPost {
  readonly path: string;
  readonly content: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Renders posts in a real Hexo 8 with hexo-renderer-marked 7, in a worker of its own; `files` lie in its folder of posts, and its database has read them. */
export function renderInHexo(config: string, posts: readonly HexoPost[], files: Readonly<Record<string, string>> = {}): Promise<readonly { readonly html?: string; readonly error?: string }[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('./test/core/renderInHexo.mjs', { workerData: { config, posts, files } });
    worker.on('message', resolve);
    worker.on('error', error => reject(error instanceof Error ? error : new Error(JSON.stringify(error))));
  });
}
