import { Uri, workspace, type CancellationToken, type DataTransfer, type DataTransferFile } from 'vscode';
import * as l10n from '@vscode/l10n';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import { Refusal } from '../refusal';
import type { ComingPicture } from './comingPictures';

/** Pictures that somebody pastes or drops. */
export interface TransferredPictures {
  readonly pictures: readonly ComingPicture[];
  /** False when there are words with them, or when they are named by an address that may be meant as a text. */
  readonly isAll: boolean;
}

const PICTURE_NAME = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico)$/i;
const MOST = 50;

/** Returns the pictures in what is pasted or dropped into a post; `undefined` when there are none, or something else with them. */
export async function findTransferredPictures(transfer: DataTransfer, open: OpenPost, token: CancellationToken): Promise<TransferredPictures | undefined> {
  const text = (await transfer.get('text/plain')?.asString())?.trim() ?? '';
  if (token.isCancellationRequested) return undefined;
  const list = readUris((await transfer.get('text/uri-list')?.asString()) ?? '');
  // What is dragged from a page is named twice: the markup has its words.
  const isOfPage = list.length > 0 && list.every(({ uri }) => isWeb(uri));
  const shown = isOfPage ? await readHtml(transfer, text, open) : undefined;
  if (shown) return { ...shown, isAll: shown.isAll || isAddresses(text) };
  return (await readList(list, text, open)) ?? (await readFiles(transfer, text, open)) ?? (await readHtml(transfer, text, open)) ?? (await readText(text));
}

function readUris(list: string): readonly { readonly uri: Uri; readonly line: string }[] {
  const lines = list.split(/\r?\n/).map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'));
  return lines.map(line => ({ uri: Uri.parse(line), line }));
}

function isAddresses(text: string): boolean {
  return text.split(/\s+/).every(word => /^https?:\/\/\S+$/i.test(word));
}

/** Files of the explorer or of the machine, and pictures that are dragged from a page. */
async function readList(list: ReturnType<typeof readUris>, text: string, open: OpenPost): Promise<TransferredPictures | undefined> {
  const { hasPictureName } = await loadCore();
  const uris = list.map(({ uri }) => uri);
  if (list.length === 0 || !list.every(({ uri, line }) => (isWeb(uri) ? hasPictureName(line) : PICTURE_NAME.test(uri.path) && uri.scheme !== ''))) return undefined;
  // Files of another machine, if at all, come with their bytes.
  if (uris.some(uri => !isWeb(uri) && workspace.fs.isWritableFileSystem(uri.scheme) === undefined)) return undefined;
  refuseMany(uris);
  const pictures = await Promise.all(uris.map((uri, index) => (isWeb(uri) ? { address: list[index]!.line } : readFile(uri, open))));
  return { pictures, isAll: !uris.some(isWeb) || text === '' };
}

/** Returns a file as a picture: by its address when the site publishes it, else by its bytes. Refuses one that cannot be read. */
export async function readFile(uri: Uri, open: OpenPost): Promise<ComingPicture> {
  const { findPictureReference } = await loadCore();
  const folder = open.root.path.endsWith('/') ? open.root.path : `${open.root.path}/`;
  const isOwn = uri.scheme === open.root.scheme && uri.authority === open.root.authority && uri.path.startsWith(folder);
  const address = isOwn ? findPictureReference(uri.path.slice(folder.length), open.post, open.blog) : undefined;
  if (address !== undefined) return { address };
  try {
    return { bytes: await workspace.fs.readFile(uri), name: uri.path.replace(/^.*\//, ''), uri };
  } catch {
    throw new Refusal(explainUnreadable(workspace.asRelativePath(uri)));
  }
}

async function readFiles(transfer: DataTransfer, text: string, open: OpenPost): Promise<TransferredPictures | undefined> {
  const files: DataTransferFile[] = [];
  for (const [type, item] of transfer) {
    const file = item.asFile();
    if (!file) continue;
    if (!type.startsWith('image/') && !PICTURE_NAME.test(file.name)) return undefined;
    files.push(file);
  }
  if (files.length === 0) return undefined;
  refuseMany(files);
  // A browser that copies a picture says in markup what it was.
  const [shown] = files.length === 1 ? (await readHtml(transfer, text, open))?.pictures ?? [] : [];
  const { alt, title, caption, link } = shown ?? {};
  return { pictures: await Promise.all(files.map(async file => ({ bytes: await readBytes(file), name: file.name, alt, title, caption, link }))), isAll: text === '' || areNames(text, files) };
}

/** Tells whether a text is the files' names or paths, which macOS and Windows give along with copied files. */
function areNames(text: string, files: readonly DataTransferFile[]): boolean {
  const names = new Set(files.map(({ name }) => name));
  return text.split(/\s*\n\s*/).every(line => names.has(line.replace(/^.*[\\/]/, '')));
}

/** Nobody would notice that some of many are missing. */
function refuseMany({ length }: readonly unknown[]): void {
  if (length > MOST) throw new Refusal(l10n.t('These are {0} pictures, and no more than {1} can be put in at once. Nothing was inserted.', length, MOST));
}

async function readBytes(file: DataTransferFile): Promise<Uint8Array> {
  try {
    return await file.data();
  } catch {
    throw new Refusal(explainUnreadable(file.name));
  }
}

function explainUnreadable(name: string): string {
  return l10n.t('{0} cannot be read.', name);
}

async function readHtml(transfer: DataTransfer, text: string, { blog }: OpenPost): Promise<TransferredPictures | undefined> {
  const html = (await transfer.get('text/html')?.asString()) ?? '';
  if (!/<img\s/i.test(html)) return undefined;
  const { findPostPictures, getReaderName, parsePost } = await loadCore();
  const markup = html.replaceAll(/<!--[^]*?-->/g, '');
  const found = await findPostPictures(parsePost(`<!---->${markup}`, { path: 'pasted.html', reader: getReaderName(blog) }), blog.settings);
  const read = (value: string | undefined): string | undefined => value?.trim() || undefined;
  const pictures = found.map(({ source, alt, values, surroundings }): ComingPicture | undefined => {
    const href = surroundings?.linkNode?.attrs.find(({ name }) => name === 'href')?.value.trim();
    const link = href && /^https?:\/\/[^\s/]/i.test(href) ? href : undefined;
    const words = { alt: read(alt), title: read(values.get('title')?.value), caption: read(values.get('caption')?.value), link };
    const bytes = readDataUrl(source);
    if (bytes) return { bytes, name: '', ...words };
    return /^(?:https?:)?\/\/[^\s/]/i.test(source) ? { address: source, ...words } : undefined;
  }).filter(picture => picture !== undefined);
  const words = markup.replaceAll(/<(script|style|head|figcaption)\b[^]*?<\/\1\s*>/gi, '').replaceAll(/<[^>]*>|&nbsp;|\s+/g, '');
  if (pictures.length === 0 || words !== '') return undefined;
  refuseMany(pictures);
  return { pictures, isAll: text === '' };
}

/** Addresses of pictures, one a line: whoever copied them may well want them as a text. */
async function readText(text: string): Promise<TransferredPictures | undefined> {
  const { findWholeAddress } = await loadCore();
  const lines = text.length > 10_000 ? [] : text.split(/\s*\n\s*/);
  const addresses = lines.map(findWholeAddress).filter(address => address !== undefined);
  const areAll = addresses.length > 0 && addresses.length <= MOST && addresses.length === lines.length;
  return areAll ? { pictures: addresses.map(address => ({ address })), isAll: false } : undefined;
}

function readDataUrl(address: string): Uint8Array | undefined {
  const encoded = /^data:image\/[^;,]+;base64,([A-Za-z\d+/=\s]+)$/i.exec(address)?.[1];
  try {
    return encoded === undefined ? undefined : Uint8Array.from(atob(encoded), character => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function isWeb({ scheme }: Uri): boolean {
  return scheme === 'http' || scheme === 'https';
}
