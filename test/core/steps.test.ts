import assert from 'node:assert/strict';
import { SLICE_MS } from '../../src/core/readInSlices';
import { takeSteps, takeStepsInSlices, type Steps } from '../../src/core/steps';

function* count(to: number, step: () => void): Steps<number> {
  for (let at = 0; at < to; at++) {
    step();
    yield;
  }
  return to;
}

describe('long work in steps', () => {
  it('is done at once', () => {
    let taken = 0;
    assert.equal(takeSteps(count(5, () => taken++)), 5);
    assert.equal(taken, 5);
  });

  it('pauses whenever a slice of time is over, and gives the same', async () => {
    let now = 0;
    const pauses: number[] = [];
    const filling = { clock: () => now, pause: () => Promise.resolve(void pauses.push(now)), isWanted: () => true };
    assert.equal(await takeStepsInSlices(count(6, () => (now += SLICE_MS)), filling), 6);
    assert.deepEqual(pauses, [2, 4, 6].map(times => times * SLICE_MS));
  });

  it('ends after the pause in which nobody wants it any more', async () => {
    let now = 0;
    let taken = 0;
    const filling = { clock: () => now, pause: () => Promise.resolve(), isWanted: () => false };
    assert.equal(await takeStepsInSlices(count(6, () => {
      taken++;
      now += SLICE_MS;
    }), filling), undefined);
    assert.equal(taken, 2);
  });
});
