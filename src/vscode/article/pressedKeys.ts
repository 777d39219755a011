import { workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode';
import { Disposables } from '../disposables';

/** A key that was pressed. */
export interface Press {
  readonly document: TextDocument;
  /** Where it counts: it moves with the text until the key has been answered. */
  readonly offset: number;
}

interface MovingPress extends Press {
  offset: number;
}

/**
 * Keys that the extension answers come late: VS Code has gone on to take what was typed behind them. They are answered one after the other,
 * each where it was pressed, so that the text behind follows.
 */
export class PressedKeys implements Disposable {
  readonly #disposables = new Disposables();
  #presses: readonly MovingPress[] = [];
  #answering: Press | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor() {
    this.#disposables.add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // From the last to the first, as VS Code reports them.
      for (const { rangeOffset, rangeLength, text } of contentChanges) {
        for (const press of this.#presses) if (press.document === document) press.offset = this.#move(press, rangeOffset, rangeLength, text);
      }
    }));
  }

  /** Answers a key that has just been pressed in an editor, after those before it. */
  answer({ document, selection }: TextEditor, answer: (press: Press) => Promise<void>): Promise<void> {
    const press = { document, offset: document.offsetAt(selection.active) };
    this.#presses = [...this.#presses, press];
    const answered = this.#last.then(async () => {
      this.#answering = press;
      try {
        await answer(press);
      } finally {
        this.#answering = undefined;
        this.#presses = this.#presses.filter(other => other !== press);
      }
    });
    this.#last = answered.catch(() => {});
    return answered;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** What is typed at the place of a key comes behind it; what the answer to a key before it writes there, markup or a line break, comes before it. */
  #move(press: Press, start: number, length: number, text: string): number {
    const { offset } = press;
    const isAnswer = this.#answering !== undefined && press !== this.#answering && /[<\n]/.test(text);
    if (offset < start || (offset === start && !isAnswer)) return offset;
    return offset >= start + length ? offset + text.length - length : start + text.length;
  }
}
