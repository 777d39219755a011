import { RelativePattern, Uri, workspace, type Disposable } from 'vscode';
import { Disposables } from '../disposables';

// Pictures come as .JPG too, and patterns tell the cases apart.
const FILES = `**/*.{${'png,jpg,jpeg,gif,webp,avif,svg,bmp,ico,css,woff,woff2,ttf,otf,mp4,webm,mp3,ogg'.replaceAll(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)}}`;

/** Watches a post's file for changes from outside while no editor holds it, and the pictures, style sheets and fonts of its blog. */
export function watchPreviewedFiles(uri: Uri, root: Uri, { onText, onFile }: { readonly onText: () => void; readonly onFile: () => void }): Disposable {
  const watchers = new Disposables();
  if (uri.scheme === 'untitled') return watchers;
  const name = uri.path.replace(/^.*\//, '');
  const text = watchers.add(workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, '..'), name.replace(/[*?[\]{}]/g, '?'))));
  for (const event of [text.onDidChange, text.onDidCreate, text.onDidDelete]) watchers.add(event(onText));
  const files = watchers.add(workspace.createFileSystemWatcher(new RelativePattern(root, FILES)));
  for (const event of [files.onDidChange, files.onDidCreate, files.onDidDelete]) watchers.add(event(onFile));
  return watchers;
}
