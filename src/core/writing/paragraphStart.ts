import { readForm } from './form';

const INLINES = /(?:<(?:strong|b|em|i|u|span|a|code|mark|del|s|small|font|sub|sup)(?:\s[^<>]*)?>)*\s*$/i;
const BLOCK = /<(?:p|li|h[1-6])(?:\s[^<>]*)?>$/i;

/**
 * Tells whether a paragraph, heading or item begins right behind a text, as far as that can be told without reading the body.
 *
 * @param before of the line
 * @param block the blog's form of a paragraph, `paragraph.block`
 */
export function isParagraphStart(before: string, block: string): boolean {
  const toBlock = (text: string): string => text.replace(INLINES, '');
  const house = toBlock(readForm(block).opening.split('\n').at(-1)!);
  const start = toBlock(before);
  return BLOCK.test(start) || house.startsWith('<') && start.endsWith(house);
}
