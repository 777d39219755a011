import { FileType, Uri, workspace, WorkspaceEdit, type SnippetTextEdit, type TextDocument, type TextEdit } from 'vscode';
import type { NewFile } from './comingPictures';
import { rememberFiles } from './madeFiles';

/** Returns one edit that makes files and then changes a text: undone as one, and a file that cannot be made leaves the text alone. */
export function toWorkspaceEdit(files: readonly NewFile[], uri: Uri, edits: readonly (TextEdit | SnippetTextEdit)[]): WorkspaceEdit {
  rememberFiles(files);
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
  if (await workspace.applyEdit(toWorkspaceEdit(files, uri, edits))) return true;
  for (const file of files) await removeOwn(file);
  for (const folder of folders) await removeEmpty(folder);
  return false;
}

/** Returns the folders that are to be made for files, the innermost first. */
async function findMissingFolders(files: readonly NewFile[]): Promise<readonly Uri[]> {
  const missing = new Map<string, Uri>();
  for (const { uri } of files) {
    for (let folder = Uri.joinPath(uri, '..'); folder.path !== '/' && !missing.has(folder.toString()) && !(await isThere(folder)); folder = Uri.joinPath(folder, '..')) missing.set(folder.toString(), folder);
  }
  return [...missing.values()].sort((a, b) => b.path.length - a.path.length);
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
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

async function removeEmpty(folder: Uri): Promise<void> {
  try {
    const { type } = await workspace.fs.stat(folder);
    if (type === FileType.Directory && (await workspace.fs.readDirectory(folder)).length === 0) await workspace.fs.delete(folder);
  } catch {
    // It was not made.
  }
}
