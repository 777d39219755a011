import { QuickPickItemKind, RelativePattern, Uri, window, workspace, type QuickPick, type QuickPickItem } from 'vscode';
import * as l10n from '@vscode/l10n';
import { toPath } from '../blogs';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import type { ComingPicture } from './comingPictures';
import { findMentionedNames } from './mentionedNames';
import { readFile } from './transferredPictures';

const EXTENSIONS = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'bmp'];
const PICTURES = `**/*.{${[...EXTENSIONS, ...EXTENSIONS.map(extension => extension.toUpperCase())].join(',')}}`;
const MOST = 2000;
// Each is asked for its date, so many at once.
const AT_A_TIME = 500;

interface Choice extends QuickPickItem {
  /** What is to stand in the post. */
  readonly address?: string;
  readonly ask?: 'file' | 'address' | 'several';
}

/** Asks for pictures: of those that the site publishes, newest first and the unused marked, from files, or by an address. `undefined`: none are wanted. */
export async function pickPictures(open: OpenPost): Promise<readonly ComingPicture[] | undefined> {
  const title = l10n.t('Insert Image');
  const placeholder = l10n.t('Which picture?');
  const { choice, pictures } = await choose(open, title, placeholder);
  if (choice?.ask === 'file') return askFiles(open, title);
  if (choice?.ask === 'several') return toComing(await window.showQuickPick(pictures, { title, placeHolder: placeholder, matchOnDescription: true, canPickMany: true }));
  return toComing(choice?.ask === 'address' ? [{ address: await askAddress(title) }] : choice && [choice]);
}

function toComing(chosen: readonly { readonly address?: string | undefined }[] | undefined): readonly ComingPicture[] | undefined {
  const coming = chosen?.flatMap(({ address }) => (address === undefined ? [] : [{ address }]));
  return coming?.length ? coming : undefined;
}

/** Returns what is chosen, if anything, and the pictures that there were to choose from. */
function choose(open: OpenPost, title: string, placeholder: string): Promise<{ readonly choice?: Choice | undefined; readonly pictures: readonly Choice[] }> {
  const disposables = new Disposables();
  const pick = disposables.add(window.createQuickPick<Choice>());
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.busy = true;
  void fill(pick, open, disposables).finally(() => (pick.busy = false));
  return new Promise<Choice | undefined>(resolve => {
    disposables.add(pick.onDidAccept(() => resolve(pick.selectedItems[0])));
    disposables.add(pick.onDidHide(() => resolve(undefined)));
    pick.show();
  }).then(choice => ({ choice, pictures: pick.items.filter(({ address }) => address !== undefined) })).finally(() => disposables.dispose());
}

async function fill(pick: QuickPick<Choice>, open: OpenPost, disposables: Disposables): Promise<void> {
  const { pictures, count } = await listPictures(open, disposables);
  if (disposables.isDisposed) return;
  const others: Choice[] = [
    { label: `$(folder-opened) ${l10n.t('From a file…')}`, ask: 'file', alwaysShow: true },
    { label: `$(link) ${l10n.t('Another address…')}`, ask: 'address', alwaysShow: true },
    ...(pictures.length > 1 ? [{ label: `$(checklist) ${l10n.t('Several at once…')}`, ask: 'several' as const }] : []),
  ];
  const separator: Choice = { label: count > MOST ? l10n.t('The newest {0} of {1} pictures of this blog', MOST, count) : l10n.t('Pictures of this blog, newest first'), kind: QuickPickItemKind.Separator };
  pick.items = [...others, ...(pictures.length > 0 ? [separator] : []), ...pictures];
  pick.activeItems = pictures.slice(0, 1);
  const [{ isNamed }, mentioned] = await Promise.all([loadCore(), findMentionedNames(open)]);
  if (disposables.isDisposed) return;
  const active = pick.activeItems[0];
  const isUnused = ({ label, address }: Choice): boolean => address !== undefined && !isNamed(label, mentioned);
  const marked = pick.items.map((choice): Choice => (isUnused(choice) ? { ...choice, description: `${choice.description}  $(circle-slash) ${l10n.t('no post shows it')}` } : choice));
  pick.keepScrollPosition = true;
  pick.items = marked;
  pick.activeItems = marked.filter(({ label, address }) => label === active?.label && address === active.address);
}

/** Returns the newest pictures of the site, and how many there are; nobody looks any further once the question is gone. */
async function listPictures(open: OpenPost, question: Disposables): Promise<{ readonly pictures: readonly Choice[]; readonly count: number }> {
  const { findPictureReference } = await loadCore();
  const { root, blog, post } = open;
  const folder = Uri.joinPath(root, blog.settings.site.publicDir);
  const files = await workspace.findFiles(new RelativePattern(folder, PICTURES), '**/node_modules/**');
  const dated: { readonly uri: Uri; readonly time: number }[] = [];
  for (let at = 0; at < files.length && !question.isDisposed; at += AT_A_TIME) dated.push(...await Promise.all(files.slice(at, at + AT_A_TIME).map(async uri => ({ uri, time: await readTime(uri) }))));
  const pictures = dated.sort((a, b) => b.time - a.time).slice(0, MOST).flatMap(({ uri }): Choice[] => {
    const path = toPath(root, uri);
    const address = findPictureReference(path, post, blog);
    return address === undefined ? [] : [{ label: path.replace(/^.*\//, ''), description: address, address }];
  });
  return { pictures, count: files.length };
}

async function readTime(uri: Uri): Promise<number> {
  try {
    return (await workspace.fs.stat(uri)).mtime;
  } catch {
    return 0;
  }
}

async function askFiles(open: OpenPost, title: string): Promise<readonly ComingPicture[] | undefined> {
  const files = await window.showOpenDialog({ title, canSelectMany: true, filters: { [l10n.t('Pictures')]: EXTENSIONS } });
  return files && readFiles(files, open);
}

/** Reads files as pictures; refuses those that cannot be read. */
export function readFiles(files: readonly Uri[], open: OpenPost): Promise<readonly ComingPicture[]> {
  return Promise.all(files.map(uri => readFile(uri, open)));
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
