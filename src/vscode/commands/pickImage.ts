import { QuickPickItemKind, RelativePattern, Uri, window, workspace, type QuickPickItem } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { OpenBlog } from '../blogs';
import { findAddress } from './sitePath';

const PICTURES = '**/*.{png,jpg,jpeg,gif,webp,avif,svg,bmp,PNG,JPG,JPEG,GIF,WEBP}';
const MOST = 2000;

interface Choice extends QuickPickItem {
  /** What is to stand in the post; absent in the entry that asks for an address. */
  readonly address?: string;
}

/** Asks for one of the pictures that the site publishes, newest first, or for an address. */
export async function pickImage(blog: OpenBlog): Promise<string | undefined> {
  const title = l10n.t('Insert Image');
  const choice = await window.showQuickPick<Choice>(getChoices(blog), { title, placeHolder: l10n.t('Which picture?'), matchOnDescription: true });
  if (!choice) return undefined;
  return choice.address ?? (await askAddress(title));
}

async function getChoices({ root, blog: { settings } }: OpenBlog): Promise<Choice[]> {
  const folder = Uri.joinPath(root, settings.site.publicDir);
  const files = await workspace.findFiles(new RelativePattern(folder, PICTURES), '**/node_modules/**', MOST);
  const dated = await Promise.all(files.map(async uri => ({ uri, time: await readTime(uri) })));
  const pictures = dated.sort((a, b) => b.time - a.time).flatMap(({ uri }): Choice[] => {
    const path = uri.path.slice(root.path.length + 1);
    const address = findAddress(path, settings);
    return address === undefined ? [] : [{ label: path.replace(/^.*\//, ''), description: address, address }];
  });
  const other: Choice = { label: `$(link) ${l10n.t('Another address…')}`, alwaysShow: true };
  return pictures.length === 0 ? [other] : [other, { label: l10n.t('Pictures of this blog, newest first'), kind: QuickPickItemKind.Separator }, ...pictures];
}

async function readTime(uri: Uri): Promise<number> {
  try {
    return (await workspace.fs.stat(uri)).mtime;
  } catch {
    return 0;
  }
}

async function askAddress(title: string): Promise<string | undefined> {
  const address = await window.showInputBox({
    title,
    prompt: l10n.t('The picture\'s address'),
    placeHolder: 'https://',
    validateInput: value => (/^(?:https?:\/\/[^\s/]+\/|\/[^\s/]|\.{0,2}[^\s:]+$)/i.test(value.trim()) ? undefined : l10n.t('Write a whole address, such as https://example.com/picture.jpg, or a path of your site, such as /images/picture.jpg.')),
  });
  return address?.trim();
}
