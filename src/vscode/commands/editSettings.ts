import { Range, Uri, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import { Refusal } from '../refusal';
import { explainReadOnly } from './target';

/**
 * Changes a blog's galley.json, or makes one, and saves it. Refuses what cannot be done.
 *
 * @param root the blog's folder
 * @param change returns the new text; `undefined` when the present one has a mistake
 */
export async function editSettings(root: Uri, change: (text: string | undefined) => string | undefined): Promise<void> {
  const file = Uri.joinPath(root, 'galley.json');
  refuseUnwritable(root);
  const document = await openIfThere(file);
  const text = change(document?.getText());
  if (text === undefined) throw new Refusal(l10n.t('galley.json has a mistake. Mend it first.'));
  const edit = new WorkspaceEdit();
  if (document) edit.replace(file, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  else edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Refusal(explainReadOnly(file));
  if (document && !(await document.save())) throw new Refusal(l10n.t('galley.json could not be saved.'));
}

/** Refuses a blog whose galley.json cannot be written. */
export function refuseUnwritable(root: Uri): void {
  if (!workspace.getWorkspaceFolder(root)) throw new Refusal(l10n.t('Open the blog\'s folder first: its settings are in its galley.json.'));
  if (workspace.fs.isWritableFileSystem(root.scheme) === false) throw new Refusal(explainReadOnly(Uri.joinPath(root, 'galley.json')));
}

/** Returns the document of a file; `undefined` when there is no such file, or it is no text. */
export async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    // VS Code keeps a document for minutes, also when its file has been deleted.
    await workspace.fs.stat(uri);
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
