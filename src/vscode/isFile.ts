import { FileType, workspace, type Uri } from 'vscode';

/** Tells whether there is a file, which a folder is not. */
export async function isFile(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) === 0;
  } catch {
    return false;
  }
}
