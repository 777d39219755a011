import type { DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** Returns the value of an attribute; empty when there is none. */
export function read({ attrs }: Element, wanted: string): string {
  return attrs.find(({ name }) => name === wanted)?.value ?? '';
}

export function has({ attrs }: Element, wanted: string): boolean {
  return attrs.some(({ name }) => name === wanted);
}
