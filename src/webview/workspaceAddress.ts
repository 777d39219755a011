import type { PreviewPlaces } from '../protocol/messages';
import { decode } from './decode';

/** Returns the address of the workspace's file that a reference names; `undefined` for what the frame loads by itself, or nobody does. */
export function toWorkspaceAddress(reference: string, base: string, { site, root, assets, assetsPath }: Omit<PreviewPlaces, 'post' | 'url'>): string | undefined {
  const written = reference.trim();
  if (written === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(written)) return undefined;
  const path = written.replace(/[?#].*$/, '').replaceAll('\\', '/').split('/').map(decode).join('/');
  const isOwn = typeof assets === 'string' && typeof assetsPath === 'string' && path.startsWith(assetsPath);
  const isOfSite = path.startsWith('/');
  const inSite = path.startsWith(root) ? path.slice(root.length) : path.slice(1);
  const encode = (steps: string): string => steps.split('/').map(encodeURIComponent).join('/');
  try {
    if (isOwn) return new URL(encode(path.slice(assetsPath.length)), assets).href;
    if (!isOfSite) return new URL(encode(path), base).href;
    // As in a browser, no step leads above the site.
    return site + new URL(`/${encode(inSite)}`, 'http://site').pathname.slice(1);
  } catch {
    return undefined;
  }
}
