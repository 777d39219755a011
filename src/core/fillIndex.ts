import type { BlogIndex } from './blogIndex';
import type { Files } from './host';
import type { ReaderName } from './post/readers/reader';
import { readInSlices, type Filling } from './readInSlices';

/** Reads posts into an index without anybody noticing; a file that is not there, or no text, is left out. */
export async function fillIndex(index: BlogIndex, paths: readonly string[], files: Files, reader: ReaderName, filling: Filling): Promise<void> {
  await readInSlices(paths, files, filling, (path, text) => {
    if (text === undefined) index.delete(path);
    else index.set(path, text, reader);
  });
}
