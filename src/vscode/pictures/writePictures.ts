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

/** Tells whether files can be made where they belong, which is one folder: nothing has their names, and another file, with some bytes in it, could be made there for a moment. */
export async function canMake(files: readonly NewFile[], bytes?: Uint8Array): Promise<boolean> {
  for (const { uri } of files) if (await isThere(uri)) return false;
  const [first] = files;
  if (!first) return true;
  const folders = await findMissingFolders(files);
  rememberFiles(files, folders);
  try {
    return await canChangeFolder(first.uri, bytes);
  } finally {
    await removeEmpty(folders);
  }
}

/** Tells whether another file can be made beside one, with some bytes in it, and deleted again. */
export async function canChangeFolder(uri: Uri, bytes: Uint8Array = new Uint8Array()): Promise<boolean> {
  const trial = Uri.joinPath(uri, '..', TRIAL);
  try {
    await workspace.fs.writeFile(trial, bytes);
    await workspace.fs.delete(trial);
    return true;
  } catch {
    // A full disk takes the file and not its bytes.
    await workspace.fs.delete(trial).then(undefined, () => undefined);
    return false;
  }
}

/** Says why pictures could not be written. */
export async function explainFailure(files: readonly NewFile[], { post, blog, host, document }: OpenPost): Promise<string> {
  const { getPictureFolder } = await loadCore();
  const folder = getPictureFolder(post, blog, host);
  for (const { uri } of files) if (await isThere(uri)) return l10n.t('{0} was made by another program meanwhile. Nothing was inserted; do it once more.', workspace.asRelativePath(uri));
  if (!(await canMake(files))) return l10n.t('No file could be made in {0}, the folder of new pictures (image.directory of galley.json). Nothing was inserted.', folder);
  const [heaviest] = files.toSorted((a, b) => b.bytes.length - a.bytes.length);
  if (!(await canMake(files, heaviest?.bytes))) return l10n.t('There is no room for the pictures in {0}. Nothing was inserted.', folder);
  return explainReadOnly(document.uri);
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
