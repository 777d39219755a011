import { FileType, Uri, workspace, type Disposable } from 'vscode';
import { Delay } from '../delay';
import { Disposables } from '../disposables';
import type { NewFile } from './comingPictures';

const MOST_BYTES = 100_000_000;
// Whoever takes another way to paste has the file taken back, and made again at once: its folder stays meanwhile.
const REMOVE_AFTER_MS = 1000;
// The oldest first.
const steps: (readonly NewFile[])[] = [];
const madeFolders = new Set<string>();

/** Remembers files that are made in an undo step, and the folders that are made with them: VS Code makes them anew, but empty, when that step is done again, and leaves their folders behind when it is undone. Of old steps all files are forgotten, never some. */
export function rememberFiles(files: readonly NewFile[], folders: readonly Uri[]): void {
  if (files.length > 0) steps.push(files);
  for (const folder of folders) madeFolders.add(folder.toString());
  let bytes = 0;
  const forgotten = steps.findLastIndex(step => (bytes += step.reduce((sum, file) => sum + file.bytes.length, 0)) > MOST_BYTES);
  // The last step is kept whatever it weighs.
  steps.splice(0, Math.min(forgotten + 1, steps.length - 1));
}

/** Fills the files that a redo has made, and removes the folders that an undo has left behind. */
export function registerMadeFiles(): Disposable {
  const disposables = new Disposables();
  const removing = disposables.add(new Delay(REMOVE_AFTER_MS));
  disposables.add(workspace.onDidCreateFiles(({ files }) => {
    for (const file of findMade(files)) void fill(file);
  }));
  disposables.add(workspace.onDidDeleteFiles(({ files }) => {
    const folders = findMade(files).flatMap(({ uri }) => findFolders(uri));
    if (folders.length > 0) removing.run(() => void removeEmpty(folders));
  }));
  return disposables;
}

/** Returns the folders that are to be made for files, the innermost first. */
export async function findMissingFolders(files: readonly NewFile[]): Promise<readonly Uri[]> {
  const missing = new Map<string, Uri>();
  for (const { uri } of files) {
    for (let folder = Uri.joinPath(uri, '..'); folder.path !== '/' && !missing.has(folder.toString()) && !(await isThere(folder)); folder = Uri.joinPath(folder, '..')) missing.set(folder.toString(), folder);
  }
  return [...missing.values()].sort((a, b) => b.path.length - a.path.length);
}

/** Removes those of some folders in which there is nothing, one after the other. */
export async function removeEmpty(folders: readonly Uri[]): Promise<void> {
  for (const folder of folders) {
    try {
      const { type } = await workspace.fs.stat(folder);
      if (type === FileType.Directory && (await workspace.fs.readDirectory(folder)).length === 0) await workspace.fs.delete(folder);
    } catch {
      // It is not there.
    }
  }
}

/** Tells whether there is a file or folder. */
export async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function findMade(files: readonly Uri[]): readonly NewFile[] {
  const wanted = new Set(files.map(uri => uri.toString()));
  // Of a file that was made more than once, the last counts.
  const found = new Map(steps.flat().map(file => [file.uri.toString(), file] as const).filter(([key]) => wanted.has(key)));
  return [...found.values()];
}

/** Returns the folders around a file that were made for one, the innermost first. */
function findFolders(uri: Uri): readonly Uri[] {
  const folder = Uri.joinPath(uri, '..');
  return madeFolders.has(folder.toString()) ? [folder, ...findFolders(folder)] : [];
}

async function fill({ uri, bytes }: NewFile): Promise<void> {
  try {
    if ((await workspace.fs.stat(uri)).size === 0) await workspace.fs.writeFile(uri, bytes);
  } catch {
    // It is gone again.
  }
}
