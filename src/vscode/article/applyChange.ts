import { Range, Selection, type TextEditor } from 'vscode';
import type { Change, Edit } from '../../core/index';
import { loadCore } from '../loadCore';
import { toRange } from '../toDiagnostic';
import type { Press } from './pressedKeys';

/**
 * Makes a change of an editor's text, as one step to undo, and selects what the change says.
 *
 * @returns false when the text has gone on, or cannot be changed: nothing is done then
 */
export async function applyChange(editor: TextEditor, { edits, selections }: Change): Promise<boolean> {
  const { document } = editor;
  const { version } = document;
  if (!(await write(editor, edits))) return false;
  if (document.version === version + 1) editor.selections = selections.map(({ start, end }) => new Selection(document.positionAt(start), document.positionAt(end)));
  return true;
}

/**
 * The same for a change with one caret, which the answer to a key is: of the text without what has been typed since the key was pressed. That stays
 * behind the caret.
 */
export async function applyAnswer(editor: TextEditor, text: string, { edits, selections: [caret] }: Change, { offset, typed }: Press): Promise<boolean> {
  const { splitAtCaret } = await loadCore();
  const { before, behind } = splitAtCaret(text, edits, offset, caret!.start);
  const { document } = editor;
  const { version } = document;
  if (!(await write(editor, [before, { ...behind, start: behind.start + typed, end: behind.end + typed }]))) return false;
  const at = document.positionAt(caret!.start);
  if (typed === 0 && document.version === version + 1 && !editor.selection.active.isEqual(at)) editor.selection = new Selection(at, at);
  editor.revealRange(new Range(editor.selection.active, editor.selection.active));
  return true;
}

async function write(editor: TextEditor, edits: readonly Edit[]): Promise<boolean> {
  const { document } = editor;
  return editor.edit(builder => {
    for (const { start, end, text } of edits) {
      if (end > start) builder.delete(toRange(document, { start, end }));
      // An insertion takes the caret along, a replacement does not.
      if (text !== '') builder.insert(document.positionAt(end), text);
    }
  });
}
