import { Uri, workspace, WorkspaceEdit, type SnippetTextEdit, type TextDocument, type TextEdit } from 'vscode';
import * as l10n from '@vscode/l10n';
import { explainReadOnly } from '../commands/target';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import type { NewFile } from './comingPictures';
import { findMissingFolders, isThere, rememberFiles, removeEmpty } from './madeFiles';

/** Returns one edit that makes files and then changes a text: undone as one, and a file that cannot be made leaves the text alone. */
export function toWorkspaceEdit(files: readonly NewFile[], uri: Uri, edits: readonly (TextEdit | SnippetTextEdit)[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const file of files) edit.createFile(file.uri, { overwrite: false, contents: file.bytes });
  edit.set(uri, edits.map(text => [text, undefined] as [TextEdit, undefined]));
  return edit;
}

/** Makes files and changes a text, in one undo step; false when it cannot be done, and then nothing is. */
export async function writePictures(files: readonly NewFile[], { uri }: TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  const folders = await findMissingFolders(files);
  // What was put there since its name was chosen is not taken back.
  for (const file of files) if (await isThere(file.uri)) return false;
  rememberFiles(files, folders);
  if (await workspace.applyEdit(toWorkspaceEdit(files, uri, edits))) return true;
  for (const file of files) await removeOwn(file);
  await removeEmpty(folders);
  return false;
}

// No site publishes a file whose name begins with a dot.
const TRIAL = '.galley-trial';

/** Tells whether files can be made where they belong, which is one folder: nothing has their names, and another file could be made there for a moment. */
export async function canMake(files: readonly NewFile[]): Promise<boolean> {
  for (const { uri } of files) if (await isThere(uri)) return false;
  const [first] = files;
  if (!first) return true;
  const folders = await findMissingFolders(files);
  rememberFiles(files, folders);
  try {
    const trial = Uri.joinPath(first.uri, '..', TRIAL);
    await workspace.fs.writeFile(trial, new Uint8Array());
    await workspace.fs.delete(trial);
    return true;
  } catch {
    return false;
  } finally {
    await removeEmpty(folders);
  }
}

/** Says why pictures could not be written. */
export async function explainFailure(files: readonly NewFile[], { post, blog, host, document }: OpenPost): Promise<string> {
  if (await canMake(files)) return explainReadOnly(document.uri);
  const { getPictureFolder } = await loadCore();
  return l10n.t('No file could be made in {0}, the folder of new pictures (image.directory of galley.json). Nothing was inserted.', getPictureFolder(post, blog, host));
}

/** Deletes a file that holds what was to be written into it, and nothing that somebody else has put there. */
async function removeOwn({ uri, bytes }: NewFile): Promise<void> {
  try {
    const present = await workspace.fs.readFile(uri);
    if (present.length === bytes.length && present.every((byte, index) => byte === bytes[index])) await workspace.fs.delete(uri);
  } catch {
    // It was not made.
  }
}
