/**
 * Runs competitors in turn, round by round, so that whatever else the machine does meets all of them alike.
 *
 * @template {string} Name
 * @param {Record<Name, () => unknown>} competitors each may be asynchronous
 * @param {{ rounds: number, warmUps: number, batch?: number }} options `batch`: how often a competitor runs in its turn; what takes
 *   microseconds takes longer when its rival has just had the caches
 * @returns {Promise<Record<Name, number>>} the median of each, in milliseconds
 */
export async function measure(competitors, { rounds, warmUps, batch = 1 }) {
  const names = /** @type {Name[]} */ (Object.keys(competitors));
  const times = /** @type {Record<Name, number[]>} */ (Object.fromEntries(names.map(name => [name, []])));
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of names) {
      const started = performance.now();
      for (let run = 0; run < batch; run++) {
        const result = competitors[name]();
        if (result instanceof Promise) await result;
      }
      if (round >= 0) times[name].push((performance.now() - started) / batch);
    }
  }
  return /** @type {Record<Name, number>} */ (Object.fromEntries(names.map(name => [name, getMedian(times[name])])));
}

/** @param {readonly number[]} values */
export function getMedian(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
