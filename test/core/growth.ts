import assert from 'node:assert/strict';
import { triesLarge } from './fuzzing';

const TRIES = 3;
// Ten times as much may take ten times as long, and a generous margin; what looks at all of it for each of its parts takes a hundred times.
const MARGIN = 4;
// What takes less is not worth a look, and hard to measure.
const LEAST_MS = 3;

/**
 * Fails when work on ten times the size takes much longer than ten times as long: on each of several tries, as a collection of garbage may come between.
 * After a first failure the small work is done ten times, which then leaves as much garbage as the large one does.
 */
export async function expectLinear(work: (size: number) => Promise<unknown>, size: number): Promise<void> {
  if (!triesLarge) return void await work(size);
  const tried: string[] = [];
  while (tried.length < TRIES) {
    const large = await measure(work, size * 10, 1);
    if (large < LEAST_MS * 10 * MARGIN) return;
    const times = tried.length === 0 ? 1 : 10;
    const small = (await measure(work, size, times)) / times;
    if (large < small * 10 * MARGIN) return;
    tried.push(`${small.toFixed(0)} ms for ${size}, ${large.toFixed(0)} ms for ${size * 10}`);
  }
  assert.fail(tried.join('; '));
}

/** Milliseconds of the processor, not of the clock: others may be at work on this machine. */
async function measure(work: (size: number) => Promise<unknown>, size: number, times: number): Promise<number> {
  const start = process.cpuUsage();
  for (let time = 0; time < times; time++) await work(size);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
