import { Uri, window, workspace } from 'vscode';
import * as l10n from '@vscode/l10n';
import { getTarget, toOptions } from '../commands/target';
import { loadCore } from '../loadCore';
import type { Previews } from '../preview/previews';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { findPreviewed } from './copyArticle';
import { nameSome } from './tellLost';

const SHOWN_MS = 8000;

/** `galley.saveAsPage(uri?, { target? })`: writes the article, with the blog's own pictures in it, into one HTML file that shows it anywhere. */
export async function saveAsPage({ posts }: Services, previews: Previews, uri: unknown, options: unknown): Promise<Uri | undefined> {
  const document = await getTarget(findPreviewed(previews, uri));
  const { post, blog, host } = await posts.getPost(document);
  const { toArticlePage } = await loadCore();
  const given = toOptions(options)['target'];
  const proposed = document.uri.with({ path: document.uri.path.replace(/(?:\.[^./]*)?$/, '.page.html') });
  const target = given instanceof Uri ? given : await window.showSaveDialog({ defaultUri: proposed, filters: { HTML: ['html'] }, title: l10n.t('Save the article as one HTML file') });
  if (!target) return undefined;
  const { html, remotePictures, lostPictures } = await toArticlePage(post, blog, host);
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(html));
  } catch {
    throw new Refusal(l10n.t('{0} cannot be written.', workspace.asRelativePath(target)));
  }
  tellPictures(workspace.asRelativePath(target), remotePictures.length, lostPictures);
  return target;
}

/** Says which pictures the file has not in it. */
function tellPictures(name: string, remote: number, lost: readonly string[]): void {
  const saved = l10n.t('The article is saved in {0}.', name);
  const asked = remote === 0 ? '' : l10n.t('Pictures of other sites that are shown from there, not from the file: {0}. Bring Pictures of Other Sites Home puts them into the blog, and so into the file.', remote);
  const gone = lost.length === 0 ? '' : l10n.t('Pictures that lead nowhere: {0}.', nameSome(lost));
  const message = [saved, asked, gone].filter(part => part !== '').join(' ');
  if (lost.length > 0) void window.showWarningMessage(message);
  else if (remote > 0) void window.showInformationMessage(message);
  else window.setStatusBarMessage(`Galley: ${saved}`, SHOWN_MS);
}
