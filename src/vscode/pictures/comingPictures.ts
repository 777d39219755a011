import type { Uri } from 'vscode';
import type { Image, PictureFacts } from '../../core/index';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import { findInside } from '../workspaceHost';

/** A picture on its way into a post: a file's bytes, or an address under which readers get it already. */
export type ComingPicture = PictureWords & (PictureBytes | { readonly address: string });

/** What a picture's file holds, and where it was. */
export interface PictureBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** `undefined` for one of the clipboard. */
  readonly uri?: Uri;
}

/** What a post is to say of a picture. */
export interface PictureWords {
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly title?: string | undefined;
  /** Where it leads. */
  readonly link?: string | undefined;
  /** Pixels; default: its own. `null`: the post says nothing of its size. */
  readonly width?: number | null | undefined;
  readonly height?: number | undefined;
}

/** A file that is to be made. */
export interface NewFile {
  readonly uri: Uri;
  readonly bytes: Uint8Array;
}

/** A picture with its address in the post, and the file that it needs. */
export interface PreparedPicture {
  readonly image: Image;
  /** `undefined` when it is there already, or is another site's. */
  readonly file: NewFile | undefined;
  /** `undefined` for another site's. */
  readonly facts: PictureFacts | undefined;
}

/**
 * Decides under which names pictures go into a post's blog; nothing is written yet. Those that browsers show no picture of are left out.
 *
 * @param open the post
 */
export async function preparePictures(coming: readonly ComingPicture[], open: OpenPost): Promise<readonly PreparedPicture[]> {
  const taken = new Set<string>();
  const prepared: PreparedPicture[] = [];
  for (const picture of coming) {
    const ready = 'bytes' in picture ? await prepareFile(picture, open, taken) : await prepareAddress(picture, open);
    if (ready) prepared.push(ready);
  }
  return prepared;
}

async function prepareFile({ bytes, name, ...words }: PictureWords & PictureBytes, open: OpenPost, taken: Set<string>): Promise<PreparedPicture | undefined> {
  const { measureImage, placePicture, proposeAlts } = await loadCore();
  const { post, blog, host, root } = open;
  const [proposal] = proposeAlts({ address: name });
  const place = await placePicture({ bytes, alt: words.alt ?? proposal }, post, blog, host, taken);
  const uri = place && findInside(root, place.path);
  if (!place || !uri) return undefined;
  const size = await measureImage(bytes);
  const isWritten = place.isThere || taken.has(place.path);
  taken.add(place.path);
  return {
    image: toImage(place.address, { ...words, alt: words.alt ?? proposal }, size),
    file: isWritten ? undefined : { uri, bytes },
    facts: { path: place.path, bytes: bytes.length, size },
  };
}

async function prepareAddress({ address: given, ...words }: ComingPicture & { readonly address: string }, open: OpenPost): Promise<PreparedPicture> {
  const { findPictureFacts, proposeAlts, withProtocol } = await loadCore();
  const address = withProtocol(given);
  const facts = await findPictureFacts(address, 'page', open.post, open.blog, open.host);
  return { image: toImage(address, { ...words, alt: words.alt ?? proposeAlts({ address })[0] }, facts?.size), file: undefined, facts };
}

function toImage(src: string, { alt, caption, title, link, width, height }: PictureWords, size: PictureFacts['size']): Image {
  const entries = Object.entries({ alt, caption, title, link, ...scale(size, { width, height }) }).filter(([, value]) => value !== undefined);
  return { src, ...Object.fromEntries(entries) };
}

/** A picture of another width than its own keeps its proportions. */
function scale(size: PictureFacts['size'], { width, height }: Pick<PictureWords, 'width' | 'height'>): { readonly width?: number | undefined; readonly height?: number | undefined } {
  if (width === null) return {};
  if (!size || (width !== undefined && height !== undefined)) return { width, height };
  if (width !== undefined) return { width, height: Math.round((size.height * width) / size.width) };
  return height === undefined ? size : { width: Math.round((size.width * height) / size.height), height };
}
