import type { Edit, Span } from '../text/span';

/** What becomes of a text while somebody writes. */
export interface Change {
  /** In the order of the text; none overlaps another. */
  readonly edits: readonly Edit[];
  /** What is selected afterwards, in offsets of the new text, one for each cursor; empty ones for carets. */
  readonly selections: readonly Span[];
}

/** Returns the change that leaves one caret, at an offset of the new text. */
export function withCaret(edits: readonly Edit[], caret: number): Change {
  return { edits, selections: [{ start: caret, end: caret }] };
}

/**
 * Returns the change that keeps what is selected: what edits put in at the start of a selection stands before it, at its end behind it.
 * Edits may come in any order and more than once.
 *
 * @param kept offsets of the old text
 */
export function keepSelected(edits: readonly Edit[], kept: readonly Span[]): Change {
  const inOrder = edits.toSorted((a, b) => a.start - b.start || a.end - b.end).filter((edit, index, all) => index === 0 || !isSame(edit, all[index - 1]!));
  return {
    edits: joinInsertions(inOrder),
    selections: kept.map(({ start, end }) => {
      const from = shift(inOrder, start, edit => edit.end <= start);
      return { start: from, end: Math.max(from, shift(inOrder, end, edit => edit.end <= end && edit.start < end)) };
    }),
  };
}

function shift(edits: readonly Edit[], offset: number, isBefore: (edit: Edit) => boolean): number {
  // What is replaced has no places within it.
  const at = edits.find(({ start, end }) => start < offset && offset < end)?.start ?? offset;
  return edits.filter(isBefore).reduce((shifted, { start, end, text }) => shifted + text.length - (end - start), at);
}

/** What is put in beside another edit becomes a part of that. */
function joinInsertions(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last?.end === edit.start && (last.start === last.end || edit.start === edit.end)) joined[joined.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    else joined.push(edit);
  }
  return joined;
}

function isSame(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
