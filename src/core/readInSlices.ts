import type { Files } from './host';
import { decode } from './text/decode';

/** How something long is done without anybody noticing. */
export interface Filling {
  /** Milliseconds of any clock. */
  readonly clock: () => number;
  /** Gives way to whatever waits, and comes back. */
  readonly pause: () => Promise<void>;
  /** False once the answer is of no interest any more. */
  readonly isWanted: () => boolean;
}

/** For who waits for the answer anyway: without pauses of its own. */
export const atOnce: Filling = { clock: () => 0, pause: () => Promise.resolve(), isWanted: () => true };

const READ_AT_ONCE = 8;
/** For how long it may go on without a pause: well within a frame, since what is begun is brought to its end. */
export const SLICE_MS = 8;

/**
 * Reads files, a few at once, never for long without a pause, and no further once nobody wants it.
 *
 * @param take is given each file, in no order; `undefined` for one that is not there, or no text
 */
export async function readInSlices(paths: readonly string[], files: Files, { clock, pause, isWanted }: Filling, take: (path: string, text: string | undefined) => void | Promise<void>): Promise<void> {
  const waiting = paths.values();
  let started = clock();
  let pausing: Promise<void> | undefined;
  const startAgain = (): void => {
    started = clock();
    pausing = undefined;
  };
  const work = async (): Promise<void> => {
    for (const path of waiting) {
      const bytes = await files.read(path);
      // All wait for the same pause; the first ones after it may have used up the next slice.
      while (clock() - started > SLICE_MS) await (pausing ??= pause().then(startAgain));
      if (!isWanted()) return;
      const decoded = bytes && decode(bytes);
      await take(path, decoded && 'text' in decoded ? decoded.text : undefined);
    }
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, work));
}
