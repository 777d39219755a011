import { commands, CompletionItem, CompletionItemKind, CompletionList, languages, MarkdownString, SnippetString, type Disposable } from 'vscode';
import type { Completion } from '../core/index';
import { loadCore } from './loadCore';
import { toPictureMarkdown } from './pictureMarkdown';
import type { OpenPost } from './posts';
import type { Services } from './services';
import { textLanguages } from './textLanguages';
import { toRange } from './toDiagnostic';
import { findWriting } from './writing';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property, value: CompletionItemKind.EnumMember, name: CompletionItemKind.Value, date: CompletionItemKind.Event, picture: CompletionItemKind.File,
};

/** Completes keys and values in the metadata of posts. */
export function registerCompletions(services: Services): Disposable {
  return languages.registerCompletionItemProvider(textLanguages, {
    async provideCompletionItems(document, position, token) {
      const { version } = document;
      const writing = await findWriting(services, document, token);
      const { complete } = await loadCore();
      const found = writing && (await complete(writing, document.offsetAt(position)));
      if (token.isCancellationRequested) return undefined;
      // Typed on meanwhile. VS Code does not ask again by itself.
      if (version !== document.version) {
        void commands.executeCommand('editor.action.triggerSuggest', { auto: true });
        return undefined;
      }
      return found && new CompletionList(found.items.map((completion, order) => toItem(completion, order, writing)), found.isIncomplete);
    },
  }, ' ', '[', ',', '"', '\'');
}

function toItem({ label, kind, edit, placeholder, filter, detail, meaning, picture, goesOn }: Completion, order: number, post: OpenPost): CompletionItem {
  const item = new CompletionItem(detail === undefined ? label : { label, description: detail }, KINDS[kind]);
  item.range = toRange(post.document, edit);
  item.filterText = filter;
  item.sortText = String(order).padStart(5, '0');
  item.insertText = placeholder ? toSnippet(edit.text, placeholder) : edit.text;
  if (meaning !== undefined) item.documentation = meaning;
  if (picture !== undefined) item.documentation = new MarkdownString(toPictureMarkdown(picture, post));
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: '', arguments: [{ auto: true }] };
  return item;
}

function toSnippet(text: string, { start, end }: NonNullable<Completion['placeholder']>): SnippetString {
  const snippet = new SnippetString().appendText(text.slice(0, start));
  return (start === end ? snippet.appendTabstop(0) : snippet.appendPlaceholder(text.slice(start, end), 0)).appendText(text.slice(end));
}
