import { Uri, window, workspace, type TextDocument, type TextEditor } from 'vscode';
import * as l10n from '@vscode/l10n';
import { getDocument } from '../documents';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { getTabUris } from '../tabs';

/** Returns the document that a command is about: the given one, else that of the active tab, whatever kind of editor shows it. */
export async function getTarget(uri: unknown): Promise<TextDocument> {
  const wanted = uri instanceof Uri ? uri : window.activeTextEditor?.document.uri ?? findActiveTabUri();
  if (!wanted) throw new Refusal(l10n.t('Open a post first.'));
  try {
    return await getDocument(wanted);
  } catch {
    throw new Refusal(l10n.t('{0} cannot be opened as text.', workspace.asRelativePath(wanted)));
  }
}

/** Returns an editor that shows a document. */
export function findEditor(document: TextDocument): TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  return activeTextEditor?.document === document ? activeTextEditor : visibleTextEditors.find(editor => editor.document === document);
}

/** Refuses a document that must not be changed: its file is not UTF-8, or cannot be written. */
export async function refuseUnchangeable(document: TextDocument, { checks }: Services): Promise<void> {
  const encoding = await checks.findForeignEncoding(document);
  if (encoding !== undefined) throw new Refusal((await loadCore()).checkEncoding(encoding).message);
  if (!document.isUntitled && workspace.fs.isWritableFileSystem(document.uri.scheme) === false) throw new Refusal(explainReadOnly(document.uri));
}

/** Says that a file cannot be changed. */
export function explainReadOnly(uri: Uri): string {
  return l10n.t('{0} cannot be changed: it is read-only.', workspace.asRelativePath(uri));
}

/** Returns an options argument of a command. VS Code's menus pass arguments of their own in its place. */
export function toOptions(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function findActiveTabUri(): Uri | undefined {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  return tab && getTabUris(tab)[0];
}
