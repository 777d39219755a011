import { commands, env, Uri, window, type ViewColumn } from 'vscode';
import * as l10n from '@vscode/l10n';
import { isFile } from '../isFile';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';

/** Follows a link of a post: outward in the browser, to a file of the blog in an editor in the given column. Any other kind of address is left alone. */
export async function openLink(href: string, { blog, host, path, post, root }: OpenPost, column: ViewColumn): Promise<void> {
  if (/^(?:https?|mailto):/i.test(href)) return openOutside(href);
  if (href.startsWith('//')) return openOutside(`https:${href}`);
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return;
  const { decodeUri, findPageFile } = await loadCore();
  const found = await findPageFile(href, 'page', post, blog, host.files);
  // A text that no reader gets is worth opening all the same.
  const beside = Uri.joinPath(root, path, '..', decodeUri(href.replace(/[?#].*$/, '')));
  const candidates = [...(found === undefined ? [] : [Uri.joinPath(root, found)]), ...(href.startsWith('/') ? [] : [beside])];
  for (const uri of candidates) {
    if (!(await isFile(uri))) continue;
    await commands.executeCommand('vscode.open', uri, { viewColumn: column });
    return;
  }
  const { url } = blog.settings.site;
  if (url !== undefined && /^https?:\/\//i.test(url) && href.startsWith('/')) await openOutside(`${url.replace(/\/$/, '')}${href}`);
  else window.setStatusBarMessage(l10n.t('There is no file {0}', href), 5000);
}

/** Opens an address as it is written. VS Code takes a text, too, whatever its types say: a `Uri` loses which characters were escaped (microsoft/vscode#85930). */
async function openOutside(address: string): Promise<void> {
  await env.openExternal(address as unknown as Uri);
}
