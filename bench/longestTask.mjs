import { makePost } from './makePost.mjs';
import { atMost } from './row.mjs';
import { watchTasks } from './watchTasks.mjs';

const LENGTH = 300_000;
const CHECKS = 10;

/** The longest time for which checking a post of 300,000 characters lets nothing else run. */
export async function measureLongestTask({ checkText }) {
  const filling = { clock: () => Date.now(), pause: () => new Promise(resolve => setTimeout(resolve)), isWanted: () => true };
  const text = makePost(LENGTH - 700).slice(0, LENGTH);
  // Compiling is not what is measured.
  for (let count = 0; count < CHECKS; count++) await checkText(text);
  const watch = watchTasks();
  for (let count = 0; count < CHECKS; count++) {
    await checkText(text, undefined, filling);
    await new Promise(setImmediate);
  }
  return [atMost(50, 'ms', 'longest task, 300,000 characters', watch.stop())];
}
