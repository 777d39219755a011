import { Uri, window, workspace } from 'vscode';
import * as l10n from '@vscode/l10n';
import { getTarget, toOptions } from '../commands/target';
import { loadCore } from '../loadCore';
import type { Previews } from '../preview/previews';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { findPreviewed } from './copyArticle';

/** `galley.saveAsPage(uri?, { target? })`: writes the article, with its pictures in it, into one HTML file that shows it anywhere. */
export async function saveAsPage({ posts }: Services, previews: Previews, uri: unknown, options: unknown): Promise<Uri | undefined> {
  const document = await getTarget(findPreviewed(previews, uri));
  const { post, blog, host } = await posts.getPost(document);
  const { toArticlePage } = await loadCore();
  const given = toOptions(options)['target'];
  const proposed = document.uri.with({ path: document.uri.path.replace(/(?:\.[^./]*)?$/, '.page.html') });
  const target = given instanceof Uri ? given : await window.showSaveDialog({ defaultUri: proposed, filters: { HTML: ['html'] }, title: l10n.t('Save the article as one HTML file') });
  if (!target) return undefined;
  const page = await toArticlePage(post, blog, host);
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(page));
  } catch {
    throw new Refusal(l10n.t('{0} cannot be written.', workspace.asRelativePath(target)));
  }
  return target;
}
