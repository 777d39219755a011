import type { PreviewPlaces } from '../protocol/messages';
import { decode } from './decode';

/** Tells an address that counts from where it is written. */
export function isRelative(reference: string): boolean {
  return !/^\s*(?:[a-z][a-z0-9+.-]*:|[\\/?#]|$)/i.test(reference);
}

/** Returns the address of the workspace's file that a reference names; `undefined` for what the frame loads by itself, or nobody does. */
export function toWorkspaceAddress(reference: string, base: string, places: Pick<PreviewPlaces, 'site' | 'root' | 'assets' | 'assetsPath'>): string | undefined {
  const written = reference.trim();
  if (written === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(written)) return undefined;
  const path = written.replace(/[?#].*$/, '').replaceAll('\\', '/').split('/').map(decode).join('/');
  try {
    return path.startsWith('/') ? toSiteFile(path, places) : new URL(encode(path), base).href;
  } catch {
    return undefined;
  }
}

/** Returns the same for a reference on the site's page in this folder of the site. */
export function toPublishedAddress(reference: string, page: string, places: Pick<PreviewPlaces, 'site' | 'root' | 'assets' | 'assetsPath'>): string | undefined {
  return toWorkspaceAddress(isRelative(reference) ? encode(page) + reference.trim() : reference, places.site, places);
}

function toSiteFile(path: string, { site, root, assets, assetsPath }: Pick<PreviewPlaces, 'site' | 'root' | 'assets' | 'assetsPath'>): string {
  // As in a browser, no step leads above the site.
  const inHost = new URL(encode(path), 'http://site').pathname;
  const own = typeof assets === 'string' && typeof assetsPath === 'string' ? cutFrom(inHost, encode(assetsPath)) : undefined;
  return own === undefined ? site + (cutFrom(inHost, encode(root)) ?? inHost.slice(1)) : assets + own;
}

function cutFrom(path: string, folder: string): string | undefined {
  return path.startsWith(folder) ? path.slice(folder.length) : undefined;
}

function encode(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
