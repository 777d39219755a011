import type { Frame } from 'playwright-core';

/** Clicks on a word in an element, at its first letter, as somebody does who sees it. */
export async function clickWord(article: Frame, selector: string, word: string, how: { readonly clickCount?: number; readonly modifiers?: ['Shift'] } = {}): Promise<void> {
  const point = await article.evaluate(([wanted, text]) => {
    const element = document.querySelector(wanted)!;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(text);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      range.startContainer.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = range.getBoundingClientRect();
      const around = element.getBoundingClientRect();
      return { x: box.left + 1 - around.left, y: box.top + box.height / 2 - around.top };
    }
    throw new Error(`There is no "${text}" in ${wanted}`);
  }, [selector, word] as const);
  await article.locator(selector).first().click({ position: point, ...how });
}
