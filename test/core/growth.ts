import assert from 'node:assert/strict';

const TRIES = 3;
// Ten times as much may take ten times as long, and a generous margin; what looks at all of it for each of its parts takes a hundred times.
const MARGIN = 4;
const LEAST_MS = 5;

/**
 * Fails when work takes much longer than it is long: on each of several tries, as a collection of garbage may come between. The work is done in both sizes;
 * after a first failure ten times in the small one, which then leaves as much garbage as the large one does.
 */
export async function expectLinear(work: (size: number) => Promise<unknown>, size: number): Promise<void> {
  const tried: string[] = [];
  while (tried.length < TRIES) {
    const times = tried.length === 0 ? 1 : 10;
    const small = (await measure(work, size, times)) / times;
    const large = await measure(work, size * 10, 1);
    if (large < Math.max(small, LEAST_MS) * 10 * MARGIN) return;
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
