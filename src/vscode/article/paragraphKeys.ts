import { commands, window, type Disposable, type TextEditor } from 'vscode';
import { registerCommand } from '../commands/registerCommand';
import { Delay } from '../delay';
import { Disposables } from '../disposables';
import { isLong } from '../documents';
import { followActiveDocument } from '../followActiveDocument';
import { loadCore, type Core } from '../loadCore';
import type { Services } from '../services';
import { isInTextLanguage } from '../textLanguages';
import { applyChange } from './applyChange';
import { PressedKeys, type Press } from './pressedKeys';
import { breakLine, deleteLeft, type UsualKey } from './usualKeys';

// The text may go on while a change of it is worked out.
const MOST_TRIES = 20;
const LOOK_MS = 250;
const LONGEST_TAGS = 500;

/** Enter and Backspace in the paragraphs of an article that is written in HTML. Where they have no meaning of their own, they do what they do in VS Code. */
export function registerParagraphKeys(services: Services): Disposable {
  const disposables = new Disposables();
  const keys = disposables.add(new PressedKeys());
  const register = (id: string, key: 'pressEnter' | 'pressBackspace', pressUsual: UsualKey): void => {
    disposables.add(registerCommand(id, services, async () => {
      const editor = window.activeTextEditor;
      if (!editor) return;
      await keys.answer(editor, async press => {
        if (!(await answer(services, editor, core => core[key], press))) await pressUsual(editor, press);
      });
    }));
  };
  register('galley.newParagraph', 'pressEnter', breakLine);
  register('galley.joinParagraphs', 'pressBackspace', deleteLeft);
  offerKeys(services, disposables);
  return disposables;
}

/** Returns false when the key has no meaning of its own at its place: in what is no post either, since VS Code may be told so late, and others can run the command. */
async function answer({ posts }: Services, editor: TextEditor, getKey: (core: Core) => Core['pressEnter'], press: Press): Promise<boolean> {
  if (!(await posts.isPost(editor.document))) return false;
  const find = getKey(await loadCore());
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { post, blog, version } = await posts.getPost(editor.document);
    const { offset } = press;
    if (version !== editor.document.version) continue;
    const change = await find(post, blog, offset);
    if (!change) return false;
    if (version === editor.document.version && (await applyChange(editor, change, offset))) return true;
  }
  return false;
}

/** Tells VS Code where the keys are ours: in posts where HTML is written, and Backspace only where a paragraph begins. */
function offerKeys(services: Services, disposables: Disposables): void {
  const { posts } = services;
  const looking = disposables.add(new Delay(LOOK_MS));
  const told = new Map<string, boolean>();
  const tell = (name: string, value: boolean): void => {
    if (told.get(name) !== value) void commands.executeCommand('setContext', name, value);
    told.set(name, value);
  };
  let isStart = (_before: string): boolean => false;
  const tellStart = ({ document, selection: { isEmpty, active: { line, character } } }: TextEditor): void => {
    tell('galley.atParagraphStart', isEmpty && isStart(document.lineAt(line).text.slice(Math.max(0, character - LONGEST_TAGS), character)));
  };
  let looks = 0;
  let lastLook = 0;
  const look = followActiveDocument(disposables, services, async () => {
    const editor = window.activeTextEditor;
    const number = ++looks;
    const isPost = editor !== undefined && isInTextLanguage(editor.document) && (await posts.isPost(editor.document));
    const written = isPost ? await readWriting(services, editor) : undefined;
    // Of several looks under way, a later one may have answered before.
    if (number < lastLook) return;
    lastLook = number;
    isStart = written?.isStart ?? isStart;
    if (editor && editor === window.activeTextEditor) tellStart(editor);
    tell('galley.writesHtml', written?.isHtml === true);
  });
  disposables.add(window.onDidChangeTextEditorSelection(({ textEditor }) => {
    const { document } = textEditor;
    if (document !== window.activeTextEditor?.document || !isInTextLanguage(document)) return;
    tellStart(textEditor);
    // A long text is not read for each letter.
    if (isLong(document)) looking.run(look);
    else look();
  }));
}

async function readWriting({ posts }: Services, { document, selection }: TextEditor): Promise<{ readonly isHtml: boolean; readonly isStart: (before: string) => boolean }> {
  const [{ getParagraphStartTest, isHtmlBody }, { post, blog }] = await Promise.all([loadCore(), posts.getPost(document)]);
  const offset = document.offsetAt(selection.active);
  return { isHtml: offset >= post.body.start && offset <= post.text.length && await isHtmlBody(post, offset), isStart: getParagraphStartTest(blog) };
}
