import { window } from 'vscode';
import type { Disposables } from './disposables';
import type { Services } from './services';

/** Shows something about the active document: now, whenever it is another one, and when a blog has changed. Returns what shows it once more. */
export function followActiveDocument(disposables: Disposables, { blogs, log }: Services, show: () => Promise<void>): () => void {
  const update = (): void => {
    show().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  };
  disposables.add(window.onDidChangeActiveTextEditor(update));
  disposables.add(blogs.onDidChange(update));
  update();
  return update;
}
