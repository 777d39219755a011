import type { DefaultTreeAdapterTypes } from 'parse5';
import { read } from './foreignAttribute';
import type { ForeignStyle } from './foreignStyle';

type Element = DefaultTreeAdapterTypes.Element;

/** Returns the level of a heading, else 0: by its name, its role, or Word's way of saying it. */
export function findLevel(element: Element, { outlineLevel }: ForeignStyle): number {
  const { tagName: name } = element;
  if (/^h[1-6]$/.test(name)) return Number(name[1]);
  const role = /^heading$/i.test(read(element, 'role')) ? Number(/^[1-6]$/.exec(read(element, 'aria-level'))?.[0] ?? 2) : 0;
  if (role > 0 || name !== 'p') return role;
  const word = /(?:^|\s)Mso(?:Title|Heading([1-6])?)(?:\s|$)/.exec(read(element, 'class'));
  return outlineLevel ?? (word ? Number(word[1] ?? 1) : 0);
}
