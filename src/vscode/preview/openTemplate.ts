import { Range, Uri, window, workspace, type ViewColumn } from 'vscode';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';

/** Shows a place of the page that a blog has around its articles, in an editor in the given column. */
export async function openTemplate(offset: number, { blog, root }: OpenPost, column: ViewColumn): Promise<void> {
  const { toInsidePath } = await loadCore();
  const path = toInsidePath(blog.settings.preview.template ?? '');
  if (path === undefined) return;
  const document = await workspace.openTextDocument(Uri.joinPath(root, path));
  if (offset > document.getText().length) throw new Error(`The preview speaks of a place that is none: ${offset} in ${document.uri.toString()}`);
  const position = document.positionAt(offset);
  await window.showTextDocument(document, { viewColumn: column, selection: new Range(position, position) });
}
