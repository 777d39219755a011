import type { Edit, Span } from '../text/span';

/** What becomes of a text while somebody writes. */
export interface Change {
  /** In the order of the text; none overlaps another. */
  readonly edits: readonly Edit[];
  /** What is selected afterwards, in offsets of the new text; a span without length is a caret. */
  readonly selections: readonly Span[];
}
