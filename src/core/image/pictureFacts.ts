import type { Blog } from '../blog';
import type { Files, Host } from '../host';
import { findPageFile, type Origin } from '../post/pageFile';
import type { Post } from '../post/post';
import { measureImage, type PixelSize } from './measure';

/** What a picture of the blog's own weighs and measures. */
export interface PictureFacts {
  /** The file's path, relative to the blog's folder. */
  readonly path: string;
  readonly bytes: number;
  /** `undefined` when the bytes do not tell. */
  readonly size: PixelSize | undefined;
}

interface Kept {
  readonly until: number;
  readonly facts: Promise<PictureFacts | undefined>;
}

// A check runs at every keystroke; a picture is not read again each time.
const KEPT_FOR_MILLISECONDS = 60_000;
const kept = new WeakMap<Files, Map<string, Kept>>();

/** Returns the facts of the blog's own picture that an address in a post leads to; `undefined` when it leads to none. An answer is good for a minute. */
export async function findPictureFacts(address: string, origin: Origin, post: Post, blog: Blog, { files, now }: Host): Promise<PictureFacts | undefined> {
  const path = await findPageFile(address, origin, post, blog, files);
  if (path === undefined) return undefined;
  let known = kept.get(files);
  if (!known) kept.set(files, (known = new Map()));
  const moment = now().getTime();
  const answer = known.get(path);
  if (answer && answer.until > moment) return answer.facts;
  const facts = readFacts(path, files);
  known.set(path, { until: moment + KEPT_FOR_MILLISECONDS, facts });
  return facts;
}

async function readFacts(path: string, files: Files): Promise<PictureFacts | undefined> {
  const bytes = await files.read(path);
  return bytes && { path, bytes: bytes.length, size: await measureImage(bytes) };
}
