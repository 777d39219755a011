import { Range, Selection, TextEditorRevealType, window, type Disposable, type TextEditor, type ViewColumn } from 'vscode';
import type { ToPreview } from '../../protocol/messages';
import { Disposables } from '../disposables';
import { findEditor } from '../commands/target';
import type { OpenPost } from '../posts';

// What the preview made the editor do comes back as the editor's own event; for so long it is not sent on.
const ECHO_MS = 300;

/** Keeps editor and preview at the same place: caret and scrolling of the one move the other. */
export class SourceSync implements Disposable {
  readonly #disposables = new Disposables();
  readonly #getPost: () => OpenPost | undefined;
  #quietUntil = 0;

  constructor(getPost: () => OpenPost | undefined, tell: (message: ToPreview) => void) {
    this.#getPost = getPost;
    this.#disposables.add(window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      if (selection && this.#isWanted(textEditor)) tell({ type: 'follow', what: 'caret', offset: textEditor.document.offsetAt(selection.active) });
    }));
    this.#disposables.add(window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [range] }) => {
      if (range && this.#isWanted(textEditor)) tell({ type: 'follow', what: 'top', offset: textEditor.document.offsetAt(range.start) });
    }));
  }

  /** Puts the caret at an offset, in an editor that shows the post, else in one in the given column. */
  async reveal(offset: number, column: ViewColumn): Promise<void> {
    const post = this.#getPost();
    if (!post) return;
    this.#quietUntil = Date.now() + ECHO_MS;
    const { document } = post;
    const present = findEditor(document);
    const position = document.positionAt(offset);
    const editor = await window.showTextDocument(document, { viewColumn: present?.viewColumn ?? column, selection: new Selection(position, position) });
    editor.revealRange(new Range(position, position), TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Scrolls an editor that shows the post until an offset is on top. */
  scrollTo(offset: number): void {
    const document = this.#getPost()?.document;
    const editor = document && findEditor(document);
    if (!editor) return;
    this.#quietUntil = Date.now() + ECHO_MS;
    const position = document.positionAt(offset);
    editor.revealRange(new Range(position, position), TextEditorRevealType.AtTop);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #isWanted({ document }: TextEditor): boolean {
    return document === this.#getPost()?.document && Date.now() > this.#quietUntil;
  }
}
