import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Span } from '../text/span';

/** A body whose HTML was parsed: the file's text, and where in it the body begins. */
export interface BodyText {
  readonly text: string;
  readonly base: number;
}

/** Returns where a node stands in the file; an empty span at the body's beginning for one that the parser made up. */
export function toFileSpan({ sourceCodeLocation: place }: DefaultTreeAdapterTypes.ChildNode, { base }: BodyText): Span {
  return place ? { start: base + place.startOffset, end: base + place.endOffset } : { start: base, end: base };
}

/** Returns where the value of an attribute stands, without its quotes; behind the name when it has none. */
export function findValueSpan(text: string, { start, end }: Span): Span {
  const equals = /^[^\s=]+\s*=\s*/.exec(text.slice(start, end));
  if (!equals) return { start: end, end };
  const from = start + equals[0].length;
  return /["']/.test(text[from] ?? '') && end > from + 1 ? { start: from + 1, end: end - 1 } : { start: from, end };
}
