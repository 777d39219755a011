import type { DefaultTreeAdapterTypes } from 'parse5';
import { paragraphEnders } from './htmlNames';

type Element = DefaultTreeAdapterTypes.Element;

const TABLE_PARTS: ReadonlySet<string> = new Set(['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
const VERBATIM: ReadonlySet<string> = new Set(['pre', 'textarea', 'listing', 'plaintext', 'xmp']);

/** Tells whether browsers give an element lines of its own, and nothing about it says otherwise: white space beside it does not count. */
export function isBlockElement(node: Element): boolean {
  return (paragraphEnders.has(node.tagName) || TABLE_PARTS.has(node.tagName)) && !/(?:display|float|position)\s*:/i.test(getStyle(node));
}

/** Tells whether white space in an element is shown as it is written. */
export function isVerbatim(node: Element): boolean {
  return VERBATIM.has(node.tagName) || /white-space(?:-collapse)?\s*:/i.test(getStyle(node));
}

function getStyle({ attrs }: Element): string {
  return attrs.find(({ name }) => name === 'style')?.value ?? '';
}
