import { EventEmitter, TextDocumentChangeReason, TextDocumentSaveReason, window, workspace, type Disposable, type Event, type TextDocument } from 'vscode';
import { Disposables } from './disposables';

// A cursor's event may tell of the time before the last change; on a busy machine the right one comes so much later.
const LEAVING_MS = 250;

/** Knows on which line of which document somebody is typing: the cursor's, since the last change there until it leaves the line or the author saves. */
export class Typing implements Disposable {
  readonly #disposables = new Disposables();
  readonly #stopped = this.#disposables.add(new EventEmitter<TextDocument>());
  #document: TextDocument | undefined;
  #line = 0;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  /** Fires when the cursor has left the line. */
  readonly onDidStop: Event<TextDocument> = this.#stopped.event;

  constructor() {
    const add = this.#disposables.add.bind(this.#disposables);
    add(workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      const change = contentChanges[0];
      if (!change || document !== window.activeTextEditor?.document) return;
      const isTyped = reason !== TextDocumentChangeReason.Undo && reason !== TextDocumentChangeReason.Redo;
      clearTimeout(this.#leaving);
      this.#document = isTyped ? document : undefined;
      this.#line = change.range.start.line + change.text.split('\n').length - 1;
    }));
    add(window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor.document !== this.#document) return;
      clearTimeout(this.#leaving);
      if (selections[0]?.active.line !== this.#line) this.#leaving = setTimeout(() => this.#stop(), LEAVING_MS);
    }));
    add(window.onDidChangeActiveTextEditor(editor => {
      if (editor?.document !== this.#document) this.#stop();
    }));
    // Where VS Code saves by itself, as it does in the browser, nobody has asked for anything.
    add(workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (document === this.#document && reason === TextDocumentSaveReason.Manual) this.#document = undefined;
    }));
  }

  /** Returns the line, counted from 0; `undefined` when nobody is typing in the document. */
  findLine(document: TextDocument): number | undefined {
    return document === this.#document && window.activeTextEditor?.document === document ? this.#line : undefined;
  }

  dispose(): void {
    clearTimeout(this.#leaving);
    this.#disposables.dispose();
  }

  #stop(): void {
    const document = this.#document;
    this.#document = undefined;
    if (document && !document.isClosed) this.#stopped.fire(document);
  }
}
