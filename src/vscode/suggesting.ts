import { commands, TextDocumentChangeReason, window, workspace, type Disposable } from 'vscode';
import { loadCore } from './loadCore';
import type { Services } from './services';
import { isInTextLanguage } from './textLanguages';

// Suggestions open with the first letter of a word. More at once is no typing, but an accepted suggestion.
const LETTER = /^[\p{L}\p{N}]$/u;
const WORD = /[\p{L}\p{N}]+/u;

/**
 * Opens suggestions when somebody begins a word in the metadata of a post: VS Code itself does so in no Markdown text. Letters as trigger characters
 * would take the suggestions of others away from the body.
 */
export function registerSuggesting({ posts, log }: Services): Disposable {
  return workspace.onDidChangeTextDocument(({ document, contentChanges: [change, ...others], reason }) => {
    const editor = window.activeTextEditor;
    if (!change || others.length > 0 || reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo) return;
    if (document !== editor?.document || !isInTextLanguage(document) || !LETTER.test(change.text) || change.rangeLength > 0) return;
    const { line, character } = change.range.start;
    if (LETTER.test(document.lineAt(line).text.charAt(character - 1)) || !workspace.getConfiguration('galley', document.uri).get<boolean>('suggest')) return;
    const suggest = async (): Promise<void> => {
      if (!(await posts.isPost(document))) return;
      const { isWriting } = await loadCore();
      let read = await posts.getPost(document);
      while (read.version !== document.version) read = await posts.getPost(document);
      // More of the word may have been typed meanwhile. The caret's own place may come after the text.
      const word = document.getWordRangeAtPosition(change.range.start, WORD);
      if (window.activeTextEditor !== editor || !word?.contains(editor.selection.active)) return;
      if (isWriting(read.post, document.offsetAt(word.end))) await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    };
    suggest().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  });
}
