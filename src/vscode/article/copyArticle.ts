import { Uri, ViewColumn, window } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { RichTextOptions } from '../../core/index';
import { getTarget } from '../commands/target';
import { loadCore } from '../loadCore';
import type { Previews } from '../preview/previews';
import { Refusal } from '../refusal';
import type { Services } from '../services';

const SHOWN_MS = 8000;

/** `galley.copyArticle(uri?)`, and `galley.copyForWeChat(uri?)`, which takes links out: puts the article on the clipboard as rich text that keeps its look in other editors, in Word and in mails. */
export async function copyArticle({ posts }: Services, previews: Previews, uri: unknown, target: RichTextOptions['target'] = 'general'): Promise<void> {
  const document = await getTarget(findPreviewed(previews, uri));
  const { post, blog, host } = await posts.getPost(document);
  const { readOwnPictures, toRichText } = await loadCore();
  const { html, lostPictures } = await toRichText(post, blog, { target, pictures: await readOwnPictures(post, blog, host), files: host.files });
  const preview = previews.show(document.uri, ViewColumn.Beside);
  preview.panel.reveal(undefined, false);
  if (!(await preview.copy(html))) throw new Refusal(l10n.t('VS Code did not let the article onto the clipboard. Click into the preview, and choose Copy the Article for Elsewhere in its menu.'));
  if (lostPictures > 0) void window.showWarningMessage(l10n.t('The article is on the clipboard without {0} of its pictures: there is no such file, or it is SVG, which other editors refuse. With "site": { "url": "…" } in galley.json they lead to the site.', lostPictures));
  window.setStatusBarMessage(l10n.t('Galley: the article is on the clipboard'), SHOWN_MS);
}

/** With the preview in front, the command is about what it shows. */
export function findPreviewed({ current }: Previews, uri: unknown): unknown {
  return uri instanceof Uri && uri.scheme !== 'webview-panel' ? uri : current?.panel.active ? current.uri : undefined;
}
