import fc from 'fast-check';

// How long generated tests run. As a rule they take the same inputs each time, so that a run says something about the change that is tested.
// FUZZ=n takes other inputs, n times as many, and gives them n times as long. QUICK=1 takes a tenth of them, asks no other program, stays in one zone, and tries nothing large.

const times = Number(process.env['FUZZ'] ?? '0');

export const isQuick = process.env['QUICK'] === '1';

/** Whether other programs, such as a real Hexo, are asked what they make of the same input. */
export const asksOracles = !isQuick;

/** Whether texts are tried that are so large or deep that they take long. */
export const triesLarge = !isQuick;

/** Whether a run has the inputs of the last one. */
export const takesSameInputs = !(times > 0);

// Tests get fast-check from here, so that it has these parameters whichever of them is loaded first.
fc.configureGlobal({ numRuns: scale(100), ...(takesSameInputs ? { seed: 20210611 } : {}) });
export { fc };

/** Returns how many inputs to try, of which there are so many as a rule; or how many of them must have a quality. */
export function scale(usual: number): number {
  return isQuick && takesSameInputs ? Math.max(Math.ceil(usual / 10), Math.min(usual, 3)) : usual * Math.max(times, 1);
}

/** Returns how many inputs fast-check is to try. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: scale(usual) };
}

/** Returns what inputs are drawn from: a number of the test's own, or any. */
export function toSeed(usual: number): number {
  return takesSameInputs ? usual : Date.now() % 1e9;
}

/** Returns how many milliseconds a test may take that as a rule takes far less than these. */
export function atMost(milliseconds: number): number {
  return milliseconds * Math.max(times, 1);
}
