import { commands, window, workspace, type Disposable, type TextEditor } from 'vscode';
import type { Change, Post, Blog } from '../../core/index';
import { registerCommand } from '../commands/registerCommand';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { Services } from '../services';
import { isInTextLanguage } from '../textLanguages';
import { applyChange } from './applyChange';
import { PressedKeys } from './pressedKeys';

type Key = 'pressEnter' | 'pressBackspace';

// The text may go on while a change of it is worked out.
const MOST_TRIES = 5;
const PARAGRAPH_START = /<(?:p|li|h[1-6])(?:\s[^<>]*)?>(?:<(?:strong|b|em|i|u|span|a)(?:\s[^<>]*)?>)*\s*$/i;

/** Enter and Backspace in the paragraphs of an article that is written in HTML. Where they have no meaning of their own, VS Code's own keys act. */
export function registerParagraphKeys(services: Services): Disposable {
  const disposables = new Disposables();
  const keys = disposables.add(new PressedKeys());
  const register = (id: string, key: Key, fallback: () => Thenable<unknown>): void => {
    disposables.add(registerCommand(id, services, async () => {
      const editor = window.activeTextEditor;
      if (!editor) return;
      await keys.answer(editor, async (_, getOffset) => {
        if (!(await press(services, editor, key, getOffset))) await fallback();
      });
    }));
  };
  register('galley.newParagraph', 'pressEnter', () => commands.executeCommand('type', { text: '\n' }));
  register('galley.joinParagraphs', 'pressBackspace', () => commands.executeCommand('deleteLeft'));
  offerKeys(services, disposables);
  return disposables;
}

/** Returns false when the key has no meaning of its own at its place. */
async function press({ posts }: Services, editor: TextEditor, key: Key, getOffset: () => number): Promise<boolean> {
  const core = await loadCore();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { post, blog, version } = await posts.getPost(editor.document);
    if (version !== editor.document.version) continue;
    const offset = getOffset();
    const change = await (core[key] as (post: Post, blog: Blog, offset: number) => Change | undefined | Promise<Change | undefined>)(post, blog, offset);
    if (!change) return false;
    if (version === editor.document.version && (await applyChange(editor, change, offset))) return true;
  }
  return false;
}

/** Tells VS Code where the keys are ours: in posts whose body is HTML, and Backspace only where a paragraph begins. */
function offerKeys({ posts, log }: Services, disposables: Disposables): void {
  const setContext = (name: string, value: boolean): void => void commands.executeCommand('setContext', name, value);
  const update = async (): Promise<void> => {
    const editor = window.activeTextEditor;
    if (!editor || !isInTextLanguage(editor.document)) return setContext('galley.writesHtml', false);
    const { document } = editor;
    const { isHtmlBody } = await loadCore();
    const isPost = await posts.isPost(document);
    const { post } = await posts.getPost(document);
    const offset = document.offsetAt(editor.selection.active);
    const isHtml = isPost && offset >= post.body.start && (await isHtmlBody(post, offset));
    if (window.activeTextEditor === editor) setContext('galley.writesHtml', isHtml);
  };
  const safely = (): void => void update().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  disposables.add(window.onDidChangeActiveTextEditor(safely));
  disposables.add(window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections: [selection] }) => {
    if (!selection || document !== window.activeTextEditor?.document || !isInTextLanguage(document)) return;
    const { line, character } = selection.active;
    setContext('galley.atParagraphStart', selection.isEmpty && PARAGRAPH_START.test(document.lineAt(line).text.slice(Math.max(0, character - 500), character)));
    safely();
  }));
  disposables.add(workspace.onDidOpenTextDocument(safely));
  safely();
}
