import { workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode';
import { Disposables } from '../disposables';

/** Where a key was pressed, in the text as it is by now. */
export interface Press {
  /** UTF-16 offset of the caret. */
  readonly offset: number;
  /** How much has been typed there since, in UTF-16 units. */
  readonly typed: number;
}

type Waiting = { -readonly [Key in keyof Press]: Press[Key] } & { readonly document: TextDocument };

/**
 * Keys that the extension answers come late: VS Code has gone on to take what was typed behind them. They are answered one after the other,
 * each where it was pressed, so that the text behind follows.
 */
export class PressedKeys implements Disposable {
  readonly #disposables = new Disposables();
  #waiting: readonly Waiting[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor() {
    this.#disposables.add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      for (const [index, press] of this.#waiting.entries()) {
        // From the last to the first, as VS Code reports them.
        if (press.document === document) for (const { rangeOffset, rangeLength, text } of contentChanges) follow(press, rangeOffset, rangeLength, text, index > 0);
      }
    }));
  }

  /** Answers a key that has just been pressed in an editor, after those before it. */
  answer(editor: TextEditor, answer: (press: Press) => Promise<void>): Promise<void> {
    const press: Waiting = { document: editor.document, offset: editor.document.offsetAt(editor.selection.active), typed: 0 };
    this.#waiting = [...this.#waiting, press];
    const answered = this.#last.then(() => answer(press)).finally(() => {
      this.#waiting = this.#waiting.filter(other => other !== press);
    });
    this.#last = answered.catch(() => {});
    return answered;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** What is typed at the place of a key comes behind it; what the answer to a key before it writes there, markup or a line break, comes before it. */
function follow(press: Waiting, start: number, length: number, text: string, isBehindOther: boolean): void {
  const { offset, typed } = press;
  const end = start + length;
  const isAnswer = isBehindOther && /[<\n]/.test(text);
  if (start >= offset && end <= offset + typed && !isAnswer) press.typed += text.length - length;
  else if (end <= offset) press.offset += text.length - length;
  else if (start < offset) press.offset = start + text.length;
}
