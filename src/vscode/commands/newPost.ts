import { commands, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import * as l10n from '@vscode/l10n';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { pickBlog } from './pickBlog';
import { toOptions } from './target';

/**
 * `galley.newPost(uri?, { title? })`: makes a post's file with complete front matter and opens it, the cursor in the body.
 *
 * @param uri any file of the blog that the post is for
 * @returns the new file
 */
export async function newPost({ blogs }: Services, uri?: unknown, options?: unknown): Promise<Uri | undefined> {
  const target = uri instanceof Uri ? await blogs.getBlog(uri) : await pickBlog(blogs, l10n.t('New Post'), l10n.t('Which blog is it for?'));
  if (!target) return undefined;
  const { root, blog, host } = target;
  if (!workspace.getWorkspaceFolder(root)) throw new Refusal(l10n.t('Open the blog\'s folder first: new posts are put into it.'));
  if (workspace.fs.isWritableFileSystem(root.scheme) === false) throw new Refusal(l10n.t('This blog is read-only: there can be no new post.'));
  const { title: given } = toOptions(options);
  const title = typeof given === 'string' ? given : await askTitle();
  if (title === undefined) return undefined;

  const { createFrontMatter, getReaderName, LineIndex, toPostPath } = await loadCore();
  const path = await toPostPath(title, blog, host.files);
  const text = await createFrontMatter({ title, path, reader: getReaderName(blog), eol: '\n' }, blog, host);
  const file = Uri.joinPath(root, path);
  const edit = new WorkspaceEdit();
  edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Refusal(l10n.t('{0} could not be made.', workspace.asRelativePath(file)));

  const { line, column } = new LineIndex(text).positionAt(text.length);
  await commands.executeCommand('vscode.open', file, { selection: new Range(line, column, line, column) });
  return file;
}

async function askTitle(): Promise<string | undefined> {
  const title = await window.showInputBox({
    title: l10n.t('New Post'),
    prompt: l10n.t('What is its title?'),
    validateInput: value => (value.trim() === '' ? l10n.t('A post needs a title.') : undefined),
  });
  return title?.trim();
}
