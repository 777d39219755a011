import { commands, env, FileType, Uri, window, workspace, type ViewColumn } from 'vscode';
import * as l10n from '@vscode/l10n';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';

/** Follows a link of a post: outward in the browser, to a file of the blog in an editor in the given column. Any other kind of address is left alone. */
export async function openLink(href: string, { blog, path, root }: OpenPost, column: ViewColumn): Promise<void> {
  if (/^(?:https?|mailto):/i.test(href)) {
    await env.openExternal(Uri.parse(href));
    return;
  }
  if (href.startsWith('//')) {
    await env.openExternal(Uri.parse(`https:${href}`));
    return;
  }
  const file = (await loadCore()).findSiteFile(href, path, blog.settings);
  if (file === undefined) return;
  const uri = Uri.joinPath(root, file);
  if (await isFile(uri)) {
    await commands.executeCommand('vscode.open', uri, { viewColumn: column });
    return;
  }
  const { url } = blog.settings.site;
  if (url !== undefined && /^https?:\/\//i.test(url) && href.startsWith('/')) await env.openExternal(Uri.parse(`${url.replace(/\/$/, '')}${href}`));
  else window.setStatusBarMessage(l10n.t('There is no file {0}', workspace.asRelativePath(uri)), 5000);
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Directory;
  } catch {
    return false;
  }
}
