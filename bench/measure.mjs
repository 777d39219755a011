/**
 * Runs competitors in turn, round by round, so that whatever else the machine does meets all of them alike.
 *
 * @template {string} Name
 * @param {Record<Name, () => unknown>} competitors each may be asynchronous
 * @param {{ rounds: number, warmUps: number }} options
 * @returns {Promise<Record<Name, number>>} the median of each, in milliseconds
 */
export async function measure(competitors, { rounds, warmUps }) {
  const names = /** @type {Name[]} */ (Object.keys(competitors));
  const times = /** @type {Record<Name, number[]>} */ (Object.fromEntries(names.map(name => [name, []])));
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of names) {
      const started = performance.now();
      const result = competitors[name]();
      if (result instanceof Promise) await result;
      if (round >= 0) times[name].push(performance.now() - started);
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
