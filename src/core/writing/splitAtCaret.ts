import { applyEdits, type Edit } from '../text/span';

/**
 * Returns what edits do before a caret and what they do behind it, each as one edit. An editor that takes its caret along with what is inserted there
 * then has it where it belongs, in front of whatever somebody has typed before the edits arrived.
 *
 * @param edits in the order of the text
 * @param before where the caret is in the text
 * @param after where it is to be in the new text
 */
export function splitAtCaret(text: string, edits: readonly Edit[], before: number, after: number): { readonly before: Edit; readonly behind: Edit } {
  const changed = applyEdits(text, edits);
  const first = countSame(text.slice(0, before), changed.slice(0, after));
  const last = countSameAtEnd(text.slice(before), changed.slice(after));
  return {
    before: { start: first, end: before, text: changed.slice(first, after) },
    behind: { start: before, end: text.length - last, text: changed.slice(after, changed.length - last) },
  };
}

function countSame(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

function countSameAtEnd(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}
