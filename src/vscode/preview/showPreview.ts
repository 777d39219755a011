import type { ViewColumn } from 'vscode';
import { getTarget } from '../commands/target';
import type { Previews } from './previews';

/** `galley.showPreview(uri?)` and `galley.showPreviewToSide(uri?)`: shows a text as its site will. */
export async function showPreview(previews: Previews, column: ViewColumn, uri: unknown): Promise<void> {
  const { uri: target } = await getTarget(uri);
  previews.show(target, column);
}
