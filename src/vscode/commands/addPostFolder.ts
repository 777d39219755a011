import { Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { explainReadOnly } from './target';

/** Behind the language status: makes the folder of a file one of its blog's folders of posts, in galley.json. */
export async function addPostFolder({ blogs }: Services, uri: unknown): Promise<void> {
  if (!(uri instanceof Uri)) return;
  const { root, blog, path } = await blogs.getBlog(uri);
  const file = Uri.joinPath(root, 'galley.json');
  if (!workspace.getWorkspaceFolder(root)) throw new Refusal(l10n.t('Open the blog\'s folder first: its galley.json says where the posts are.'));
  if (workspace.fs.isWritableFileSystem(root.scheme) === false) throw new Refusal(explainReadOnly(file));
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const glob = `${folder.replace(/[\\*?[\]{}()!+@]/g, '\\$&')}**/*.{md,markdown,html,htm}`;

  const { addPostsGlob } = await loadCore();
  const document = await openIfThere(file);
  const text = addPostsGlob(document?.getText(), glob, blog.settings);
  if (text === undefined) throw new Refusal(l10n.t('galley.json has a mistake. Mend it first.'));
  const edit = new WorkspaceEdit();
  if (document) edit.replace(file, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  else edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Refusal(explainReadOnly(file));
  if (document && !(await document.save())) throw new Refusal(l10n.t('galley.json could not be saved.'));
  window.setStatusBarMessage(l10n.t('galley.json now counts {0} among the posts', glob), 5000);
}

async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
