import fc from 'fast-check';

/**
 * How long generated tests run. As a rule they take the same inputs each time, so that a run says something about the change
 * that is tested; FUZZ=n takes other inputs, n times as many, and gives them n times as long.
 */
const times = Number(process.env['FUZZ'] ?? '0');
fc.configureGlobal(times > 0 ? {} : { seed: 20210611 });
if (times > 1) {
  beforeEach(function () {
    this.currentTest?.timeout(this.currentTest.timeout() * times);
  });
}

/** Returns how many inputs to try. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: usual * Math.max(times, 1) };
}
