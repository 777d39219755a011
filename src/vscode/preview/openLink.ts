import { commands, env, Uri, window, type ViewColumn } from 'vscode';
import * as l10n from '@vscode/l10n';
import { isFile } from '../isFile';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';

/** Follows a link of a post: outward in the browser, to a file of the blog in an editor in the given column. Any other kind of address is left alone. */
export async function openLink(href: string, { blog, host, path, root }: OpenPost, column: ViewColumn): Promise<void> {
  if (/^(?:https?|mailto):/i.test(href)) return openOutside(href);
  if (href.startsWith('//')) return openOutside(`https:${href}`);
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return;
  const { decodeUri, findExistingFile } = await loadCore();
  const beside = Uri.joinPath(root, path, '..', decodeUri(href.replace(/[?#].*$/, '')));
  const found = await findExistingFile(href, path, blog, host.files);
  const candidates = [...(href.startsWith('/') ? [] : [beside]), ...(found === undefined ? [] : [Uri.joinPath(root, found)])];
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
