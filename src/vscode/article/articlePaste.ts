import { commands, DocumentDropOrPasteEditKind, DocumentPasteEdit, languages, SnippetString, SnippetTextEdit, workspace, WorkspaceEdit, type CancellationToken, type DataTransfer, type Disposable, type DocumentPasteEditContext, type Range, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Change } from '../../core/index';
import { registerCommand } from '../commands/registerCommand';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { Services } from '../services';
import { textLanguages } from '../textLanguages';
import { toRange } from '../toDiagnostic';
import { tellLost } from './tellLost';

// In package.json, edits of the first kind come before those of other extensions; those of the second come after plain text.
const WANTED = DocumentDropOrPasteEditKind.Empty.append('galley', 'article');
const OFFERED = DocumentDropOrPasteEditKind.Empty.append('galley', 'offeredArticle');

/** Text of another program that is pasted into the body of a post, and what it becomes there. */
interface Paste {
  readonly document: TextDocument;
  readonly range: Range;
  /** It is pasted where HTML is written, not Markdown. */
  readonly isInHtml: boolean;
  readonly html: string;
  readonly text: string;
}

/** Turns what is copied from Word, a browser or the like into the blog's own paragraphs. */
export function registerArticlePaste(services: Services): Disposable {
  const disposables = new Disposables();
  const pastes = new WeakMap<DocumentPasteEdit, Paste>();
  disposables.add(languages.registerDocumentPasteEditProvider(textLanguages, {
    async provideDocumentPasteEdits(document, [range, ...others], transfer, context, token) {
      const paste = range && others.length === 0 ? await findPaste(services, document, range, transfer, token) : undefined;
      const kind = paste && chooseKind(paste, context);
      if (!kind) return [];
      const edit = new DocumentPasteEdit('', l10n.t('Paste as an article of this blog'), kind);
      if (kind === OFFERED) edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
      pastes.set(edit, paste);
      return [edit];
    },
    // Only the one that is taken is worked out: a long text takes a while.
    async resolveDocumentPasteEdit(edit, token) {
      const paste = pastes.get(edit);
      const change = paste && (await convert(services, paste));
      if (change && !token.isCancellationRequested) edit.additionalEdit = toWorkspaceEdit(paste.document, change);
      return edit;
    },
  }, { providedPasteEditKinds: [WANTED, OFFERED], pasteMimeTypes: ['text/html', 'text/plain'] }));
  disposables.add(registerCommand('galley.pasteAsArticle', services, () => Promise.resolve(commands.executeCommand('editor.action.pasteAs', { kind: WANTED.value }))));
  return disposables;
}

async function findPaste({ posts, checks }: Services, document: TextDocument, range: Range, transfer: DataTransfer, token: CancellationToken): Promise<Paste | undefined> {
  const html = (await transfer.get('text/html')?.asString()) ?? '';
  const text = (await transfer.get('text/plain')?.asString()) ?? '';
  if (token.isCancellationRequested || (html.trim() === '' && !/\S[^\S\n]*\n\s*\S/.test(text))) return undefined;
  if (!(await posts.isPost(document)) || (await checks.findForeignEncoding(document)) !== undefined) return undefined;
  const { post } = await posts.getPost(document);
  const offset = document.offsetAt(range.start);
  if (offset < post.body.start || offset > post.text.length) return undefined;
  const { isHtmlBody } = await loadCore();
  return { document, range, isInHtml: await isHtmlBody(post, offset), html, text };
}

/** Where HTML is written, text with a form of its own is an article by the author's wish; lines of plain text, and what an editor of code has copied, are none unless he says so. */
function chooseKind({ document, isInHtml, html }: Paste, { only }: DocumentPasteEditContext): DocumentDropOrPasteEditKind | undefined {
  const isWanted = isInHtml && html.trim() !== '' && !isCode(html) && workspace.getConfiguration('galley', document.uri).get<boolean>('pasteAsArticle') === true;
  return [isWanted || only?.contains(WANTED) ? WANTED : OFFERED].find(kind => !only || only.contains(kind));
}

function isCode(html: string): boolean {
  return /<div style="[^"]*white-space: ?pre/i.test(html.slice(0, 1000));
}

async function convert({ posts }: Services, { document, range, html, text }: Paste): Promise<Change | undefined> {
  const { htmlToBody, pasteBody, textToBody } = await loadCore();
  const { post, blog } = await posts.getPost(document);
  const selection = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const place = { offset: selection.start };
  const body = html.trim() === '' ? { text: await textToBody(text, post, blog, place), lost: [] } : await htmlToBody(html, post, blog, place);
  if (body.text === '') return undefined;
  tellLost(body.lost);
  return pasteBody(post, body.text, selection, blog.settings.paragraph.block);
}

/** Two edits, because the caret belongs between them. */
function toWorkspaceEdit(document: TextDocument, { edits, selections: [caret] }: Change): WorkspaceEdit {
  const last = edits.at(-1)!;
  const moved = edits.slice(0, -1).reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
  const at = caret!.start - moved - last.start;
  const snippet = new SnippetString().appendText(last.text.slice(0, at)).appendTabstop(0).appendText(last.text.slice(at));
  const edit = new WorkspaceEdit();
  edit.set(document.uri, edits.map(part => {
    const textEdit = SnippetTextEdit.replace(toRange(document, part), part === last ? snippet : new SnippetString().appendText(part.text));
    textEdit.keepWhitespace = true;
    return textEdit;
  }));
  return edit;
}
