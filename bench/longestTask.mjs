import { makePost } from './makePost.mjs';
import { atMost } from './row.mjs';

const LENGTH = 300_000;
const CHECKS = 10;

/** The longest time for which checking a post of 300,000 characters lets nothing else run. */
export async function measureLongestTask({ checkText }) {
  const text = makePost(LENGTH - 700).slice(0, LENGTH);
  const watch = watchTasks();
  for (let count = 0; count < CHECKS; count++) {
    await checkText(text);
    await new Promise(setImmediate);
  }
  return [atMost(50, 'ms', 'longest task, 300,000 characters', watch.stop())];
}

/** Watches the event loop: between two of its turns lies a task. */
function watchTasks() {
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
