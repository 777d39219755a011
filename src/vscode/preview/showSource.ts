import { Uri, ViewColumn, window, workspace } from 'vscode';
import * as l10n from '@vscode/l10n';
import { findEditor } from '../commands/target';
import { Refusal } from '../refusal';
import type { Previews } from './previews';

/** `galley.showSource(uri?)`: shows the text of what is previewed. */
export async function showSource(previews: Previews, uri: unknown): Promise<void> {
  const wanted = uri instanceof Uri && uri.scheme !== 'webview-panel' ? uri : previews.current?.uri;
  if (!wanted) throw new Refusal(l10n.t('There is no preview whose source could be shown.'));
  try {
    const document = await workspace.openTextDocument(wanted);
    await window.showTextDocument(document, { viewColumn: findEditor(document)?.viewColumn ?? ViewColumn.Active });
  } catch {
    throw new Refusal(l10n.t('{0} cannot be opened as text.', workspace.asRelativePath(wanted)));
  }
}
