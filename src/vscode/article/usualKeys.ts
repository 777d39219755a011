import { EndOfLine, Range, type Position, type TextDocument, type TextEditor, type TextEditorEdit } from 'vscode';
import { loadCore } from '../loadCore';
import type { Press } from './pressedKeys';

// VS Code refuses an edit of a text that has gone on meanwhile, as it does with each letter of somebody who types fast: a key must not be lost for that.
const MOST_TRIES = 100;
const STARTED = /<([a-z][\w:.-]*)(?:[^>/]|\/(?!>))*>[^<]*$/i;
const END_TAG = /^<\/[a-z][\w:.-]*\s*>/i;

/**
 * Does what a key does in any text, where it was pressed. VS Code's own commands are about the caret where it is by then:
 * behind what has been typed since, of which an extension may not even have heard yet.
 */
export type UsualKey = (editor: TextEditor, press: Press) => Promise<void>;

/** Breaks the line and keeps its indentation. In a file of HTML, what stands in an element is indented, as VS Code's HTML does. */
export const breakLine: UsualKey = async (editor, press) => {
  const { voidElements } = await loadCore();
  await write(editor, builder => {
    const { document, offset } = press;
    const place = document.positionAt(offset);
    const line = document.lineAt(place).text;
    const before = line.slice(0, place.character);
    const eol = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
    const indentation = /^[ \t]*/.exec(before)![0];
    const started = document.languageId === 'html' ? STARTED.exec(before)?.[1]!.toLowerCase() : undefined;
    const isInElement = started !== undefined && !voidElements.has(started);
    builder.insert(place, eol + indentation + (isInElement ? toIndent(editor) : ''));
    if (!isInElement) return;
    // What has been typed since stands before the caret.
    const caret = editor.selection.active.line === place.line && editor.selection.active.isAfter(place) ? editor.selection.active : place;
    const next = line.slice(caret.character);
    // Put in the place of a character, it leaves the caret before it.
    if (END_TAG.test(next)) builder.replace(new Range(caret, caret.translate(0, 1)), eol + indentation + next[0]!);
  });
};

export const deleteLeft: UsualKey = (editor, { document, offset }) => write(editor, builder => {
  const caret = document.positionAt(offset);
  if (offset > 0) builder.delete(new Range(getCharacterBefore(document, offset), caret));
});

function getCharacterBefore(document: TextDocument, offset: number): Position {
  const { line, character } = document.positionAt(offset);
  if (character === 0) return document.lineAt(line - 1).range.end;
  const length = /(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)$/.exec(document.lineAt(line).text.slice(0, character))![0].length;
  return document.positionAt(offset - length);
}

function toIndent({ options: { insertSpaces, tabSize } }: TextEditor): string {
  return insertSpaces === false ? '\t' : ' '.repeat(typeof tabSize === 'number' ? tabSize : 2);
}

async function write(editor: TextEditor, edit: (builder: TextEditorEdit) => void): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) if (await editor.edit(edit)) return;
}
