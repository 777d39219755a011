import { makeFaultyPost, makeMarkdownPost, makePost } from './makePost.mjs';
import { atMost } from './row.mjs';
import { watchTasks } from './watchTasks.mjs';

const LENGTH = 300_000;
const CHECKS = 10;

/** The longest time for which checking a post of 300,000 characters lets nothing else run. */
export async function measureLongestTask({ checkText }) {
  const rows = [];
  for (const [what, make] of [['', makePost], [' of Markdown', makeMarkdownPost], [', 1,000 findings', makeFaultyPost]]) {
    rows.push(atMost(50, 'ms', `longest task, 300,000 characters${what}`, await measureTask(make(LENGTH - 700).slice(0, LENGTH), checkText)));
  }
  return rows;
}

/** @param {string} text */
async function measureTask(text, checkText) {
  const filling = { clock: () => Date.now(), pause: () => new Promise(resolve => setTimeout(resolve)), isWanted: () => true };
  // Compiling is not what is measured.
  for (let count = 0; count < CHECKS; count++) await checkText(text);
  const watch = watchTasks();
  for (let count = 0; count < CHECKS; count++) {
    await checkText(text, undefined, filling);
    await new Promise(setImmediate);
  }
  return watch.stop();
}
