import { Range, Selection, TextEditorRevealType, ViewColumn, window, workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode';
import type { FollowMessage, RevealMessage, ToPreview } from '../../protocol/messages';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import { makeFollowMessage } from './followMessage';
import { PointedPlace } from './pointedPlace';
import { findPointedOffset } from './pointedOffset';

// What the preview or the caret made the editor do comes back as the editor's own scrolling; for so long it is not sent on.
const ECHO_MS = 500;
// A busy machine takes longer: of so many places that were asked for, the echo is known by its place.
const ECHOES = 20;
// UTF-16 units that a line of the editor shows, at most.
const SHOWN_LINE = 300;
// UTF-16 units. A longer line is all that an editor shows, so it is scrolled within.
const LONG_LINE = 2000;

interface Echo {
  readonly offset: number;
  /** Whether it was to be on top, or only to be seen. */
  readonly isTop: boolean;
}

/** Keeps editor and preview at the same place: caret and scrolling of the one move the other. */
export class SourceSync implements Disposable {
  readonly #disposables = new Disposables();
  readonly #pointed = this.#disposables.add(new PointedPlace());
  readonly #getPost: () => OpenPost | undefined;
  readonly #tell: (message: ToPreview) => void;
  #quietUntil = 0;
  /** The top of what an editor shows, as it was sent last. */
  #top = -1;
  /** Where the preview made the editor scroll to, the last at the end. */
  #echoes: readonly Echo[] = [];
  /** Where the preview has put the caret. */
  #revealed: number | undefined;

  constructor(getPost: () => OpenPost | undefined, tell: (message: ToPreview) => void) {
    this.#getPost = getPost;
    this.#tell = tell;
    this.#disposables.add(window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      if (!selection || !this.#isShown(textEditor)) return;
      const offset = textEditor.document.offsetAt(selection.active);
      const isEcho = offset === this.#revealed;
      this.#revealed = undefined;
      if (!isEcho) this.#pointed.clear();
      this.#keepQuiet();
      void this.#follow(textEditor, offset, isEcho ? 'mark' : 'caret');
    }));
    // A text that grows or shrinks moves what is on top; nobody has scrolled.
    this.#disposables.add(workspace.onDidChangeTextDocument(event => {
      if (this.#isShown(event)) this.#keepQuiet();
    }));
    this.#disposables.add(window.onDidChangeVisibleTextEditors(() => {
      const post = this.#getPost();
      if (post && !this.#findEditor()) this.#tell({ type: 'follow', version: post.version, offset: 0, what: 'nothing', field: undefined });
    }));
    this.#disposables.add(window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [range] }) => {
      if (!range || !this.#isShown(textEditor)) return;
      const top = textEditor.document.offsetAt(range.start);
      // A line more or less at the lower edge is no scrolling.
      if (top === this.#top) return;
      this.#top = top;
      const isEcho = this.#takeEcho(top, textEditor.document.offsetAt(range.end));
      if (!isEcho && Date.now() > this.#quietUntil) void this.#follow(textEditor, top, 'top');
    }));
  }

  /** Tells the preview of a post that it has just begun to show where the editor is. */
  begin(): void {
    const editor = this.#findEditor();
    const range = editor?.visibleRanges[0];
    if (!range) return;
    this.#top = editor.document.offsetAt(range.start);
    void this.#follow(editor, this.#top, 'start');
    void this.#follow(editor, editor.document.offsetAt(editor.selection.active), 'mark');
  }

  /** Puts the caret at what the reader pointed at; with `focus` in an editor that has the focus then, opened in the given column if there is none. */
  async reveal(message: RevealMessage, column: ViewColumn): Promise<void> {
    const { focus } = message;
    const post = this.#getPost();
    const present = this.#findEditor();
    if (!post || (!present && !focus)) return;
    const document = present?.document ?? post.document;
    const offset = findPointedOffset(document.getText(), message, await loadCore());
    if (this.#disposables.isDisposed) return;
    const position = document.positionAt(offset);
    const selection = new Selection(position, position);
    this.#keepQuiet();
    // A caret that is there already gives no event.
    if (present?.selection.isEqual(selection) !== true) this.#revealed = offset;
    const editor = focus || !present ? await window.showTextDocument(document, { viewColumn: present?.viewColumn ?? column, selection }) : present;
    this.#pointed.clear();
    if (!focus) {
      editor.selection = selection;
      this.#pointed.show(editor, position);
    }
    this.#expectEcho({ offset, isTop: false });
    editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Gives the focus to an editor that shows the post. */
  focusEditor(): void {
    const editor = this.#findEditor();
    if (editor) void window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? ViewColumn.One });
  }

  /** Scrolls an editor that shows the post until an offset is on top. */
  scrollTo(offset: number): void {
    const editor = this.#findEditor();
    if (!editor) return;
    this.#expectEcho({ offset, isTop: true });
    const position = editor.document.positionAt(offset);
    const { end } = editor.document.lineAt(position).range;
    // A range over the end of its line is revealed without scrolling to the side.
    editor.revealRange(new Range(position, end.character > LONG_LINE ? position : end.translate(1).with({ character: 0 })), TextEditorRevealType.AtTop);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #follow({ document }: TextEditor, offset: number, what: FollowMessage['what']): Promise<void> {
    const { version } = document;
    const core = await loadCore();
    const post = this.#getPost();
    if (post && isSame(post, document)) this.#tell(makeFollowMessage(post.post, { version, offset, what }, core));
  }

  #expectEcho(echo: Echo): void {
    this.#echoes = [...this.#echoes, echo].slice(-ECHOES);
    this.#keepQuiet();
  }

  /** Tells whether the preview made the editor show what it shows now. */
  #takeEcho(top: number, bottom: number): boolean {
    const found = this.#echoes.findLastIndex(({ offset, isTop }) => (isTop ? Math.abs(offset - top) <= SHOWN_LINE : offset >= top && offset <= bottom));
    this.#echoes = this.#echoes.slice(found + 1);
    return found !== -1;
  }

  #keepQuiet(): void {
    this.#quietUntil = Date.now() + ECHO_MS;
  }

  #findEditor(): TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = window;
    return [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors].find(editor => this.#isShown(editor));
  }

  #isShown({ document }: { readonly document: TextDocument }): boolean {
    const post = this.#getPost();
    return post !== undefined && isSame(post, document);
  }
}

/** By the URI: a document that was closed and opened again is another one. */
function isSame({ document }: OpenPost, other: TextDocument): boolean {
  return document === other || document.uri.toString() === other.uri.toString();
}
