import { SLICE_MS, type Filling } from './readInSlices';

/** Something long in short steps; the result comes with the last. */
export type Steps<Result> = Generator<void, Result>;

/** Takes all steps at once. */
export function takeSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Takes steps, never for long without a pause, also behind the last; `undefined` once nobody wants the result any more. */
export async function takeStepsInSlices<Result>(steps: Steps<Result>, { clock, pause, isWanted }: Filling): Promise<Result | undefined> {
  for (let started = clock(); ;) {
    const step = steps.next();
    if (clock() - started > SLICE_MS) {
      await pause();
      if (!isWanted()) return undefined;
      started = clock();
    }
    if (step.done) return step.value;
  }
}
