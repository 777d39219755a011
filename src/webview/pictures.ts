import type { PreviewPlaces } from '../protocol/messages';
import { findLazyAttribute } from './lazyLoading';
import { PictureSizes, type PictureSize } from './pictureSizes';
import { readSrcset, writeSrcset, type SourceCandidate } from './srcset';
import { getText } from './texts';
import { toPublishedAddress, toWorkspaceAddress } from './workspaceAddress';
import { WorkspaceFiles } from './workspaceFiles';

/** On a picture of the workspace: the address as written, in place of the attribute whose name is behind the dash. */
const ORIGINALS = { src: 'data-galley-src', srcset: 'data-galley-srcset', poster: 'data-galley-poster', href: 'data-galley-href', 'xlink:href': 'data-galley-xlink-href' } as const;
type AddressName = keyof typeof ORIGINALS;
const NAMES = Object.keys(ORIGINALS) as readonly AddressName[];
const ORIGINAL = ORIGINALS.src;
const OF_PAGE = 'data-galley-page';
const MISSING = 'data-galley-missing';
/** What is set on a picture to keep its place until it is there: names of attributes. */
const RESERVED = 'data-galley-reserved';
const SOURCES: Readonly<Record<AddressName, string>> = { src: 'img[src], source[src], video[src], audio[src]', srcset: 'img[srcset], source[srcset]', poster: 'video[poster]', href: 'svg image[href]', 'xlink:href': 'svg image[*|href]:not([href])' };
const XLINK = 'http://www.w3.org/1999/xlink';

// A picture that has not come by then is worth a word.
const PATIENCE_MS = 8000;

/** How it stands with a picture: it is shown or on its way; there is none; its host does not answer. */
export type PictureState = 'shown' | 'coming' | 'missing' | 'slow';

/** An address, and where in the workspace its file may lie, the likeliest first; nowhere: the frame loads it by itself. */
interface Candidate extends SourceCandidate {
  readonly addresses: readonly string[];
}

/** The article's pictures: those of the workspace are brought into the frame, all keep their place until they are there. */
export class Pictures {
  readonly #files = new WorkspaceFiles();
  readonly #sizes = new PictureSizes();
  readonly #missing = new Set<string>();
  /** Of pictures that take no place yet: each is done when its place is known, or when there is none. */
  readonly #sizing = new Set<Promise<void>>();
  /** Since when a picture is waited for, in ms, and its address then. */
  readonly #since = new WeakMap<Element, { readonly address: string; readonly start: number }>();
  readonly #document: Document;
  readonly #onChange: () => void;
  #places: PreviewPlaces | undefined;
  #page = '';
  #patience: number | undefined;

  /** @param onChange is called when a picture has come, or does not come */
  constructor(document: Document, onChange: () => void) {
    this.#document = document;
    this.#onChange = onChange;
    document.addEventListener('load', ({ target }) => this.#finish(target as Element, true), true);
    document.addEventListener('error', ({ target }) => this.#finish(target as Element, false), true);
  }

  /** Notes where the workspace's files are; true when that has changed. */
  setPlaces(places: PreviewPlaces): boolean {
    const isChanged = JSON.stringify(places) !== JSON.stringify(this.#places);
    this.#places = places;
    return isChanged;
  }

  /** Notes where the page around the article is. */
  setPage(address: string): void {
    this.#page = address;
  }

  /** Points the pictures of new nodes at their files; those of the page around the article may lie beside that. */
  prepare(root: ParentNode, of: 'article' | 'page' = 'article'): void {
    if (of === 'page') for (const element of root.querySelectorAll(Object.values(SOURCES).join())) element.setAttribute(OF_PAGE, '');
    for (const name of NAMES) for (const element of root.querySelectorAll(SOURCES[name])) this.#point(element, name);
    // Without a mark, nothing would be seen of one whose address only a script reads.
    for (const element of root.querySelectorAll('img:not([src]), img[src=""]')) if (findLazyAttribute(element)) this.#mark(element, true);
  }

  /** Keeps the place of pictures that are not there yet. To be called when nodes were put in, before they are painted. */
  settle(): void {
    for (const image of this.#document.images) {
      const address = image.getAttribute('src') ?? '';
      // What was just put in says `complete` until the browser has looked at its address.
      if (image.naturalWidth > 0 || image.hasAttribute(MISSING) || image.hasAttribute(ORIGINAL) || address === '') continue;
      const size = this.#sizes.find(address);
      if (size && !image.hasAttribute(RESERVED)) reserve(image, size);
    }
  }

  /** Returns when the workspace's pictures have taken their places; `undefined` when they have. */
  whenPlaced(): Promise<unknown> | undefined {
    return this.#sizing.size > 0 ? Promise.all(this.#sizing) : undefined;
  }

  /** Fetches the files again: they may have changed. */
  async refresh(root: ParentNode): Promise<void> {
    this.#missing.clear();
    if (await this.#files.refresh()) this.point(root);
  }

  /** Points all pictures at their files once more. */
  point(root: ParentNode): void {
    for (const name of NAMES) for (const element of root.querySelectorAll(`[${ORIGINALS[name]}]`)) this.#point(element, name);
  }

  /** Lets go of the files that no picture shows any more. */
  prune(root: ParentNode): void {
    const used = NAMES.flatMap(name => [...root.querySelectorAll(`[${ORIGINALS[name]}]`)].flatMap(element => this.#toCandidates(element.getAttribute(ORIGINALS[name]) ?? '', name, element).flatMap(({ addresses }) => addresses)));
    this.#files.prune(new Set(used));
  }

  getState(image: HTMLImageElement): PictureState {
    if (image.hasAttribute(MISSING)) return 'missing';
    if (image.hasAttribute(ORIGINAL) ? !image.hasAttribute(RESERVED) && image.hasAttribute('src') : image.complete) return 'shown';
    // One that the browser asks for only when it comes into view is not late.
    if (image.getAttribute('loading')?.toLowerCase() === 'lazy') return 'coming';
    const address = this.getAddress(image);
    const known = this.#since.get(image);
    const start = known?.address === address ? known.start : performance.now();
    this.#since.set(image, { address, start });
    const left = start + PATIENCE_MS - performance.now();
    if (left <= 0) return 'slow';
    this.#lookAgainIn(left);
    return 'coming';
  }

  /** Returns a picture's address as it is written. */
  getAddress(image: Element): string {
    return (image.getAttribute(ORIGINAL) ?? image.getAttribute('src') ?? '').trim();
  }

  #point(element: Element, name: AddressName): void {
    const original = element.getAttribute(ORIGINALS[name]) ?? element.getAttribute(name) ?? '';
    const candidates = this.#toCandidates(original, name, element);
    const addresses = candidates.flatMap(candidate => candidate.addresses);
    if (addresses.length === 0) {
      if (name === 'src' && this.#missing.has(original)) this.#mark(element, true);
      return;
    }
    element.setAttribute(ORIGINALS[name], original);
    const put = (sources: readonly (string | null)[]): void => {
      const shown = candidates.flatMap(({ descriptor }, index) => (typeof sources[index] === 'string' ? [{ address: sources[index], descriptor }] : []));
      show(element, name, shown.length > 0 ? writeSrcset(shown) : undefined);
      if (name === 'src') this.#mark(element, shown.length === 0);
    };
    const known = candidates.map(candidate => this.#find(candidate));
    if (known.every(source => source !== undefined)) {
      put(known);
      return;
    }
    if (element.getAttribute(name)?.includes('blob:') !== true) this.#wait(element, name, addresses);
    // It may be another picture by now, or lie elsewhere.
    const isSame = (): boolean => element.getAttribute(ORIGINALS[name]) === original && this.#toCandidates(original, name, element).flatMap(candidate => candidate.addresses).join(' ') === addresses.join(' ');
    const coming = Promise.all(candidates.map(candidate => this.#fetch(candidate))).then(sources => {
      if (!isSame()) return;
      put(sources);
      this.#onChange();
    });
    if (!isImage(element) || name !== 'src' || element.hasAttribute(RESERVED)) return;
    const sized = this.#measure(addresses).then(() => {
      if (!isSame() || element.hasAttribute('src')) return undefined;
      this.#wait(element, name, addresses);
      return element.decode().catch(() => undefined);
    });
    const placed = Promise.race([sized, coming]).finally(() => this.#sizing.delete(placed));
    this.#sizing.add(placed);
  }

  /** The address as written leads nowhere from here, and asking for it would be a request in vain: a picture of nothing, as large as the last time, stands in. */
  #wait(element: Element, attribute: AddressName, addresses: readonly string[]): void {
    element.removeAttribute(attribute);
    if (element.localName !== 'img' || attribute !== 'src') return;
    const size = addresses.map(address => this.#sizes.find(address)).find(known => known !== undefined);
    if (!size) return;
    element.setAttribute(RESERVED, attribute);
    element.setAttribute(attribute, `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"/>`)}`);
  }

  /** Returns what the frame can load; `null` when there is no such file, `undefined` when it must be waited for. */
  #find({ address, addresses }: Candidate): string | null | undefined {
    if (addresses.length === 0) return address;
    for (const place of addresses) {
      const file = this.#files.find(place);
      if (file !== null) return file?.url;
    }
    return null;
  }

  /** Notes the size that the first bytes of the first file that is there tell. */
  async #measure(addresses: readonly string[]): Promise<void> {
    for (const place of addresses) {
      const size = await this.#files.measure(place);
      if (size) this.#sizes.note(place, size);
      if (size || await this.#files.get(place)) return;
    }
  }

  /** Fetches the first of a candidate's files that is there, and measures it, so that it takes its whole place at once. */
  async #fetch({ address, addresses }: Candidate): Promise<string | null> {
    if (addresses.length === 0) return address;
    for (const place of addresses) {
      const file = await this.#files.get(place);
      if (!file) continue;
      const size = file.blob.type.startsWith('image/') ? await measure(file.url, this.#document) : undefined;
      if (size) this.#sizes.note(place, size);
      return file.url;
    }
    return null;
  }

  #finish(image: Element, isShown: boolean): void {
    if (!isImage(image)) return;
    // What only keeps the place has come.
    if (image.getAttribute(RESERVED) === 'src') return;
    const address = image.getAttribute('src') ?? '';
    release(image);
    if (!image.hasAttribute(ORIGINAL)) {
      if (isShown) this.#sizes.note(address, { width: image.naturalWidth, height: image.naturalHeight });
      this.#missing[isShown ? 'delete' : 'add'](address);
    }
    this.#mark(image, !isShown);
    this.#onChange();
  }

  /** Marks a picture that cannot be shown, so that its alt is seen, or takes the mark away. */
  #mark(element: Element, isMissing: boolean): void {
    if (element.localName !== 'img') return;
    if (isMissing) element.setAttribute(MISSING, element.getAttribute('alt')?.trim() || getText('missing'));
    else element.removeAttribute(MISSING);
  }

  /** Has pictures looked at again, which then wait anew for those that came later. */
  #lookAgainIn(milliseconds: number): void {
    this.#patience ??= window.setTimeout(() => {
      this.#patience = undefined;
      this.#onChange();
    }, milliseconds + 100);
  }

  #toCandidates(written: string, name: AddressName, element: Element): readonly Candidate[] {
    const candidates = name === 'srcset' ? readSrcset(written) : [{ address: written, descriptor: '' }];
    return candidates.map(candidate => ({ ...candidate, addresses: this.#toAddresses(candidate.address, element) }));
  }

  /** Returns where in the workspace a picture may lie, the likeliest first; nothing for what the frame loads by itself. */
  #toAddresses(source: string, element: Element): readonly string[] {
    const places = this.#places;
    if (!places) return [];
    const { page } = places;
    if (typeof page === 'string' && !element.hasAttribute(OF_PAGE)) return [toPublishedAddress(source, page, places)].filter(address => address !== undefined);
    const bases = [element.hasAttribute(OF_PAGE) ? this.#page : '', places.assets ?? '', places.post].filter(base => base !== '');
    const addresses = bases.map(base => toWorkspaceAddress(source, base, places));
    return [...new Set(addresses)].filter(address => address !== undefined);
  }
}

/** Tells whether an element is a picture; one of the frame's is none of this page's classes. */
function isImage(element: Element): element is HTMLImageElement {
  return element.localName === 'img';
}

function show(element: Element, name: AddressName, value: string | undefined): void {
  if (name === 'src') element.removeAttribute(RESERVED);
  if (value === undefined) element.removeAttribute(name);
  else if (name === 'xlink:href') element.setAttributeNS(XLINK, name, value);
  else element.setAttribute(name, value);
  // Films and sounds look at their sources once.
  const media = element.localName === 'source' ? element.closest<HTMLMediaElement>('video, audio') : null;
  media?.load();
}

/** Loads a picture where its element will find it loaded. */
async function measure(url: string, document: Document): Promise<PictureSize | undefined> {
  const probe = document.createElement('img');
  probe.src = url;
  try {
    await probe.decode();
    return { width: probe.naturalWidth, height: probe.naturalHeight };
  } catch {
    return undefined;
  }
}

/** Gives a picture under way the size that it will have, where its author gives none; the author's style sheets go before. */
function reserve(image: HTMLImageElement, { width, height }: PictureSize): void {
  const [given, other] = [image.getAttribute('width'), image.getAttribute('height')].map(side => (side === null ? undefined : /^\s*\d+\s*$/.test(side) ? Number(side) : NaN));
  if (Number.isNaN(given) || Number.isNaN(other) || (given !== undefined && other !== undefined)) return;
  const added: string[] = [];
  const add = (name: 'width' | 'height', pixels: number): void => {
    image.setAttribute(name, String(Math.round(pixels)));
    added.push(name);
  };
  if (given === undefined) add('width', other === undefined ? width : (other * width) / height);
  if (other === undefined) add('height', given === undefined ? height : (given * height) / width);
  image.setAttribute(RESERVED, added.join(' '));
}

function release(image: HTMLImageElement): void {
  for (const name of image.getAttribute(RESERVED)?.split(' ') ?? []) image.removeAttribute(name);
  image.removeAttribute(RESERVED);
}
