import type { Blog } from '../blog';
import { readForm } from './form';

const INLINES = /(?:<(?:strong|b|em|i|u|span|a|code|mark|del|s|small|font|sub|sup)(?:\s[^<>]*)?>)*\s*$/i;
const BLOCK = /<(?:p|li|h[1-6])(?:\s[^<>]*)?>$/i;

/** Tells whether a paragraph, heading or item begins right behind a part of a line, as far as that can be told without reading the body. */
export type IsParagraphStart = (before: string) => boolean;

// It is asked for at each move of the caret.
const known = new WeakMap<Blog['settings'], IsParagraphStart>();

/** Returns how the beginning of a paragraph is known in a blog: the same function for the same settings. */
export function getParagraphStartTest({ settings }: Pick<Blog, 'settings'>): IsParagraphStart {
  const test = known.get(settings) ?? makeTest(settings.paragraph.block);
  known.set(settings, test);
  return test;
}

function makeTest(block: string): IsParagraphStart {
  const house = toBlock(readForm(block).opening.split('\n').at(-1)!);
  return before => {
    const start = toBlock(before);
    return BLOCK.test(start) || house.startsWith('<') && start.endsWith(house);
  };
}

function toBlock(text: string): string {
  return text.replace(INLINES, '');
}
