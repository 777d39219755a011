/** Watches the event loop: between two of its turns lies a task. */
export function watchTasks() {
  let longest = 0;
  let isWatching = true;
  let last = performance.now();
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isWatching) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    /** @returns {number} the longest task so far, in milliseconds */
    stop() {
      isWatching = false;
      turn();
      return longest;
    },
  };
}
