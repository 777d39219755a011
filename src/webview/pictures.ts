import type { PreviewPlaces } from '../protocol/messages';
import { getText } from './texts';

const ORIGINAL = 'data-galley-src';
const MISSING = 'data-galley-missing';
const SOURCES = 'img[src], source[src], video[src], audio[src], video[poster]';

/**
 * Brings pictures of the workspace into the frame. What VS Code serves to a webview does not reach a frame in it,
 * so this page fetches the files and hands them over as `blob:` addresses, one per file.
 */
export class Pictures {
  readonly #blobs = new Map<string, Promise<string | undefined>>();
  #places: PreviewPlaces | undefined;

  /** Notes where the workspace's files are; true when that has changed. */
  setPlaces(places: PreviewPlaces): boolean {
    const isChanged = JSON.stringify(places) !== JSON.stringify(this.#places);
    this.#places = places;
    return isChanged;
  }

  /** Points the pictures of new nodes at their files. */
  prepare(root: ParentNode): void {
    for (const element of root.querySelectorAll(SOURCES)) this.#load(element);
  }

  /** Fetches the files again: they may have changed. */
  async refresh(root: ParentNode): Promise<void> {
    const old = [...this.#blobs.values()];
    this.#blobs.clear();
    await Promise.all([...root.querySelectorAll(`[${ORIGINAL}]`)].map(element => this.#load(element)));
    for (const blob of old) void blob.then(revoke);
  }

  /** Lets go of the files that no picture shows any more. */
  prune(root: ParentNode): void {
    const used = new Set([...root.querySelectorAll(`[${ORIGINAL}]`)].map(element => this.#toAddress(element.getAttribute(ORIGINAL) ?? '')));
    for (const [address, blob] of this.#blobs) {
      if (used.has(address)) continue;
      this.#blobs.delete(address);
      void blob.then(revoke);
    }
  }

  /** Marks a picture that cannot be shown, so that its alt is seen; `null` takes the mark away. */
  mark(element: Element, isMissing: boolean): void {
    if (!(element.localName === 'img')) return;
    if (isMissing) element.setAttribute(MISSING, element.getAttribute('alt')?.trim() || getText('missing'));
    else element.removeAttribute(MISSING);
  }

  async #load(element: Element): Promise<void> {
    const attribute = element.hasAttribute('src') || element.hasAttribute(ORIGINAL) ? 'src' : 'poster';
    const original = element.getAttribute(ORIGINAL) ?? element.getAttribute(attribute) ?? '';
    const address = this.#toAddress(original);
    if (address === undefined) return;
    element.setAttribute(ORIGINAL, original);
    // The address as written leads nowhere from here, and asking for it would be a request in vain.
    if (!element.getAttribute(attribute)?.startsWith('blob:')) element.removeAttribute(attribute);
    element.removeAttribute('srcset');
    const blob = await this.#fetch(address);
    if (element.getAttribute(ORIGINAL) !== original) return;
    if (blob !== undefined) element.setAttribute(attribute, blob);
    else element.removeAttribute(attribute);
    this.mark(element, blob === undefined);
  }

  #fetch(address: string): Promise<string | undefined> {
    let blob = this.#blobs.get(address);
    if (!blob) this.#blobs.set(address, (blob = fetchBlob(address)));
    return blob;
  }

  /** Returns the address of a file of the workspace; `undefined` for what the frame loads by itself. */
  #toAddress(source: string): string | undefined {
    const places = this.#places;
    const written = source.trim();
    if (!places || written === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(written)) return undefined;
    const path = written.replace(/[?#].*$/, '').replaceAll('\\', '/');
    const isOfSite = path.startsWith('/');
    const inSite = path.startsWith(places.root) ? path.slice(places.root.length) : path.slice(1);
    const steps = (isOfSite ? inSite : path).split('/').map(step => encodeURIComponent(decode(step)));
    try {
      return new URL(steps.join('/'), isOfSite ? places.site : places.post).href;
    } catch {
      return undefined;
    }
  }
}

async function fetchBlob(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address, { cache: 'no-cache' });
    return answer.ok ? URL.createObjectURL(await answer.blob()) : undefined;
  } catch {
    return undefined;
  }
}

function revoke(blob: string | undefined): void {
  if (blob !== undefined) URL.revokeObjectURL(blob);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
