import { workspace, type Disposable } from 'vscode';
import type { NewFile } from './comingPictures';

const MOST = 50;
const made = new Map<string, NewFile>();

/** Remembers files that are made in an undo step: VS Code makes them anew when that step is done again, but empty. */
export function rememberFiles(files: readonly NewFile[]): void {
  for (const file of files) made.set(file.uri.toString(), file);
  for (const key of [...made.keys()].slice(0, Math.max(made.size - MOST, 0))) made.delete(key);
}

/** Fills the files that a redo has made. */
export function registerMadeFiles(): Disposable {
  return workspace.onDidCreateFiles(({ files }) => {
    for (const uri of files) {
      const file = made.get(uri.toString());
      if (file) void fill(file);
    }
  });
}

async function fill({ uri, bytes }: NewFile): Promise<void> {
  try {
    if ((await workspace.fs.stat(uri)).size === 0) await workspace.fs.writeFile(uri, bytes);
  } catch {
    // It is gone again.
  }
}
