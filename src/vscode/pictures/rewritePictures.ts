import { ProgressLocation, TextEdit, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import * as l10n from '@vscode/l10n';
import { pickBlog } from '../commands/pickBlog';
import { toOptions } from '../commands/target';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';

/**
 * `galley.rewritePictures(uri?, { confirm? })`: makes the pictures of all posts of a blog the house's block, after the author has looked through them in the refactor preview.
 *
 * @returns the number of posts that were to change
 */
export async function rewritePictures({ blogs, posts, indexes }: Services, uri?: unknown, options?: unknown): Promise<number> {
  const target = uri instanceof Uri ? await blogs.getBlog(uri) : await pickBlog(blogs, l10n.t('Write All Pictures as the Blog Does'), l10n.t('Which blog is it for?'));
  if (!target) return 0;
  const { allToHouseBlocks } = await loadCore();
  const edit = new WorkspaceEdit();
  const metadata = { label: l10n.t('Write pictures as this blog writes them'), needsConfirmation: toOptions(options).confirm !== false };
  const progress = { location: ProgressLocation.Notification, title: l10n.t('Galley reads the posts'), cancellable: true };
  const isComplete = await window.withProgress(progress, async (report, token) => {
    const index = await indexes.getWholeIndex(target);
    const paths = [...index.posts].map(({ path }) => path).sort();
    for (const path of paths) {
      if (token.isCancellationRequested) return false;
      report.report({ increment: 100 / paths.length, message: path });
      const found = await posts.findPost(Uri.joinPath(target.root, path));
      const edits = found ? await allToHouseBlocks(found.post, target.blog) : [];
      if (edits.length > 0) edit.set(found!.uri, edits.map(({ start, end, text }) => [TextEdit.replace(found!.toRange({ start, end }), text), metadata] as [TextEdit, typeof metadata]));
    }
    return true;
  });
  if (!isComplete) return 0;
  if (edit.size === 0) throw new Refusal(l10n.t('All pictures that can be are written as this blog writes them.'));
  await workspace.applyEdit(edit, { isRefactoring: true });
  return edit.size;
}
