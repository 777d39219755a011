import { commands, EndOfLine, Range, type TextEditor, type TextEditorEdit } from 'vscode';
import type { Press } from './pressedKeys';

// The text may go on while it is written into.
const MOST_TRIES = 5;

/** Does what a key does in any text, where it was pressed. */
export type UsualKey = (editor: TextEditor, press: Press) => Promise<void>;

export const breakLine: UsualKey = (editor, press) => pressUsual(editor, press, () => commands.executeCommand('type', { text: '\n' }), builder => {
  const { document } = press;
  const place = document.positionAt(press.offset);
  const indentation = /^[ \t]*/.exec(document.lineAt(place).text.slice(0, place.character))![0];
  builder.insert(place, (document.eol === EndOfLine.CRLF ? '\r\n' : '\n') + indentation);
});

export const deleteLeft: UsualKey = (editor, press) => pressUsual(editor, press, () => commands.executeCommand('deleteLeft'), builder => {
  const { document } = press;
  const { line, character } = document.positionAt(press.offset);
  const before = document.lineAt(line).text.slice(0, character);
  const length = /(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)$/.exec(before)?.[0].length ?? 0;
  if (length > 0) builder.delete(new Range(line, character - length, line, character));
  else if (line > 0) builder.delete(new Range(document.lineAt(line - 1).range.end, document.positionAt(press.offset)));
});

/** VS Code's own command, which knows the language, is about the caret. Where something has been typed since, only the text at the key's place is changed. */
async function pressUsual(editor: TextEditor, press: Press, run: () => Thenable<unknown>, write: (builder: TextEditorEdit) => void): Promise<void> {
  if (press.document.version === press.version) await run();
  else for (let tries = 0; tries < MOST_TRIES && !(await editor.edit(write)); tries++);
}
