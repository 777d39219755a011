import { Range, Selection, type TextEditor } from 'vscode';
import type { Change } from '../../core/index';
import { loadCore } from '../loadCore';
import { toRange } from '../toDiagnostic';

/**
 * Makes a change of the text in an editor, as one step to undo, and selects what the change says.
 *
 * @param caret the offset for which the change was made; what somebody has typed there since stays behind it, with the editor's own caret
 * @returns false when the text is another by now, or cannot be changed: nothing is done then
 */
export async function applyChange(editor: TextEditor, { edits, selections }: Change, caret: number): Promise<boolean> {
  const { splitAtCaret } = await loadCore();
  const { document } = editor;
  const { version } = document;
  const isAtCaret = selections.length === 1 && selections[0]!.start === selections[0]!.end;
  const hasTyped = document.offsetAt(editor.selection.active) !== caret;
  const parts = isAtCaret ? splitAtCaret(document.getText(), edits, caret, selections[0]!.start) : edits;
  const isDone = await editor.edit(builder => {
    for (const { start, end, text } of parts) {
      if (end > start) builder.delete(toRange(document, { start, end }));
      // An insertion takes the caret along, a replacement does not.
      if (text !== '') builder.insert(document.positionAt(end), text);
    }
  });
  if (!isDone) return false;
  if (document.version === version + 1 && !(isAtCaret && hasTyped)) {
    const wanted = selections.map(span => new Selection(document.positionAt(span.start), document.positionAt(span.end)));
    if (wanted.length !== editor.selections.length || !wanted.every((selection, index) => selection.isEqual(editor.selections[index]!))) editor.selections = wanted;
  }
  editor.revealRange(new Range(editor.selection.active, editor.selection.active));
  return true;
}
