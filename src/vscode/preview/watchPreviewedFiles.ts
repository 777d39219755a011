import { RelativePattern, Uri, workspace, type Disposable } from 'vscode';
import { Disposables } from '../disposables';

/** Watches a post's file for changes from outside while no editor holds it, and the pictures of its blog. */
export function watchPreviewedFiles(uri: Uri, root: Uri, { onText, onPicture }: { readonly onText: () => void; readonly onPicture: () => void }): Disposable {
  const watchers = new Disposables();
  if (uri.scheme === 'untitled') return watchers;
  const name = uri.path.replace(/^.*\//, '');
  const text = watchers.add(workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, '..'), name.replace(/[*?[\]{}]/g, '?'))));
  watchers.add(text.onDidChange(onText));
  watchers.add(text.onDidCreate(onText));
  const pictures = watchers.add(workspace.createFileSystemWatcher(new RelativePattern(root, '**/*.{png,jpg,jpeg,gif,webp,avif,svg,bmp,ico}')));
  for (const event of [pictures.onDidChange, pictures.onDidCreate, pictures.onDidDelete]) watchers.add(event(onPicture));
  return watchers;
}
