import { Range, Selection, SnippetString, type TextEditor } from 'vscode';
import type { Change, Edit } from '../../core/index';
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
  if (isAtCaret) {
    const { before, behind } = splitAtCaret(document.getText(), edits, caret, selections[0]!.start);
    return behind.text !== '' && !hasTyped ? writeAround(editor, before, behind) : write(editor, [before, behind]);
  }
  if (!(await write(editor, edits))) return false;
  if (document.version === version + 1) editor.selections = selections.map(({ start, end }) => new Selection(document.positionAt(start), document.positionAt(end)));
  return true;
}

async function write(editor: TextEditor, edits: readonly Edit[]): Promise<boolean> {
  const { document } = editor;
  const isDone = await editor.edit(builder => {
    for (const { start, end, text } of edits) {
      if (end > start) builder.delete(toRange(document, { start, end }));
      // An insertion takes the caret along, a replacement does not.
      if (text !== '') builder.insert(document.positionAt(end), text);
    }
  });
  if (isDone) editor.revealRange(new Range(editor.selection.active, editor.selection.active));
  return isDone;
}

/** Writes something on both sides of the caret, which stays between them. */
function writeAround(editor: TextEditor, before: Edit, behind: Edit): Thenable<boolean> {
  const snippet = new SnippetString().appendText(before.text).appendTabstop(0).appendText(behind.text);
  return editor.insertSnippet(snippet, toRange(editor.document, { start: before.start, end: behind.end }), { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true });
}
