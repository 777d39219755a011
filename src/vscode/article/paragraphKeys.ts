import { commands, window, type Disposable, type TextEditor } from 'vscode';
import { registerCommand } from '../commands/registerCommand';
import { Delay } from '../delay';
import { Disposables } from '../disposables';
import { followActiveDocument } from '../followActiveDocument';
import { loadCore } from '../loadCore';
import type { Services } from '../services';
import { isInTextLanguage } from '../textLanguages';
import { answerKey } from './answerKey';
import type { PressedKeys } from './pressedKeys';

// The caret need not be looked at for each letter.
const LOOK_MS = 50;
const LONGEST_TAGS = 500;
const PARAGRAPH_START = /<(?:p|li|h[1-6])(?:\s[^<>]*)?>(?:<(?:strong|b|em|i|u|span|a)(?:\s[^<>]*)?>)*\s*$/i;

/** Enter and Backspace in the paragraphs of an article that is written in HTML. Where they have no meaning of their own, they do what they do in VS Code. */
export function registerParagraphKeys(services: Services, keys: PressedKeys): Disposable {
  const disposables = new Disposables();
  const register = (id: string, key: 'pressEnter' | 'pressBackspace', usual: () => Thenable<unknown>): void => {
    disposables.add(registerCommand(id, services, async () => {
      const editor = window.activeTextEditor;
      if (!editor) return;
      await keys.answer(editor, async press => {
        if (!(await answerKey(services, editor, press, async (post, blog, offset) => (await loadCore())[key](post, blog, offset)))) await usual();
      });
    }));
  };
  register('galley.newParagraph', 'pressEnter', () => commands.executeCommand('type', { text: '\n' }));
  register('galley.joinParagraphs', 'pressBackspace', () => commands.executeCommand('deleteLeft'));
  offerKeys(services, disposables);
  return disposables;
}

/** Tells VS Code where the keys are ours: in posts where HTML is written, and Backspace only where a paragraph begins. */
function offerKeys(services: Services, disposables: Disposables): void {
  const { posts } = services;
  const looking = disposables.add(new Delay(LOOK_MS));
  const setContext = (name: string, value: boolean): void => void commands.executeCommand('setContext', name, value);
  const look = followActiveDocument(disposables, services, async () => {
    const editor = window.activeTextEditor;
    const isHtml = editor !== undefined && isInTextLanguage(editor.document) && (await posts.isPost(editor.document)) && (await isWritingHtml(services, editor));
    if (window.activeTextEditor === editor) setContext('galley.writesHtml', isHtml);
  });
  disposables.add(window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections: [selection] }) => {
    if (!selection || document !== window.activeTextEditor?.document || !isInTextLanguage(document)) return;
    const { line, character } = selection.active;
    setContext('galley.atParagraphStart', selection.isEmpty && PARAGRAPH_START.test(document.lineAt(line).text.slice(Math.max(0, character - LONGEST_TAGS), character)));
    looking.run(look);
  }));
}

async function isWritingHtml({ posts }: Services, { document, selection }: TextEditor): Promise<boolean> {
  const [{ isHtmlBody }, { post }] = await Promise.all([loadCore(), posts.getPost(document)]);
  const offset = document.offsetAt(selection.active);
  return offset >= post.body.start && offset <= post.text.length && isHtmlBody(post, offset);
}
