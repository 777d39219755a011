import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Blog } from '../../blog';
import { findTags } from '../../text/tags';
import { readForm } from '../form';

/** Tells whether an element is one by which a blog's sections differ from its paragraphs. */
export type IsSection = (element: DefaultTreeAdapterTypes.Element) => boolean;

/** Returns how the head of a section is known where it is neither a heading nor bold. */
export function getSectionTest({ settings: { paragraph, section } }: Blog): IsSection {
  const [plain, special] = [paragraph, section].map(({ block }) => readStartTag(readForm(block).opening));
  if (!special || special === plain || !special.includes('=')) return () => false;
  return ({ tagName, attrs }) => special === toKey(tagName, attrs.map(({ name, value }) => [name, value]));
}

function readStartTag(opening: string): string | undefined {
  const tag = findTags(opening).tags[0];
  return tag && toKey(tag.name, tag.attributes.map(({ name, value }) => [name, value ? opening.slice(value.start, value.end) : '']));
}

function toKey(name: string, attributes: readonly (readonly [string, string])[]): string {
  return [name, ...attributes.map(([key, value]) => `${key}=${value.trim()}`).sort()].join(' ');
}
