import { Range, ThemeColor, window, type Disposable, type Position, type TextEditor } from 'vscode';

// UTF-16 units to either side. Chinese has no spaces: the word at a place may be a whole sentence.
const FARTHEST = 12;

/** Shows in an editor without the focus, which has no caret to be seen, where the reader pointed to. */
export class PointedPlace implements Disposable {
  readonly #decoration = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    borderRadius: '2px',
  });
  #editor: TextEditor | undefined;

  show(editor: TextEditor, position: Position): void {
    if (editor !== this.#editor) this.clear();
    this.#editor = editor;
    const word = editor.document.getWordRangeAtPosition(position, /[\p{L}\p{N}]+/u) ?? new Range(position, position.translate(0, 1));
    const nearest = word.intersection(new Range(position.translate(0, -Math.min(FARTHEST, position.character)), position.translate(0, FARTHEST)));
    editor.setDecorations(this.#decoration, [nearest ?? word]);
  }

  clear(): void {
    this.#editor?.setDecorations(this.#decoration, []);
    this.#editor = undefined;
  }

  dispose(): void {
    this.#decoration.dispose();
  }
}
