import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { waitFor } from '../waitFor';

/** Asks of the article of `syncPosts.ts` with problems that they are marked beside what has them. */
export async function expectMarksBesideProblems(article: Frame): Promise<void> {
  const findMarked = () => article.evaluate(() => {
    const marks = [...document.querySelector('galley-marks')!.shadowRoot!.querySelectorAll<HTMLElement>('.mark')];
    const find = (selector: string): HTMLElement | undefined => {
      const box = document.querySelector(selector)!.getBoundingClientRect();
      return marks.find(mark => {
        const { top, height } = mark.getBoundingClientRect();
        return top + height / 2 >= box.top && top + height / 2 <= box.bottom;
      });
    };
    return Object.fromEntries(['.galley-title', '.galley-date', '#bad', '#clean', '#last'].map(selector => [selector, find(selector)?.querySelector('button')?.getAttribute('aria-label') ?? '']));
  });
  // They follow what moves, such as the title below a picture that does not come, with the next frame.
  const found = await waitFor('the mark at the title', async () => {
    const marked = await findMarked();
    return /coments/.test(marked['.galley-title']!) ? marked : undefined;
  });
  assert.match(found['.galley-date']!, /Fri|Friday|weekday/i);
  assert.match(found['#bad']!, /alt/);
  assert.deepEqual([found['#clean'], found['#last']], ['', '']);
  assert.equal(await article.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true, 'nothing sticks out');
}
