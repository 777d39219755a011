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
  const relative = isOwn ? path.slice(assetsPath.length) : isOfSite ? inSite : path;
  try {
    return new URL(relative.split('/').map(encodeURIComponent).join('/'), isOwn ? assets : isOfSite ? site : base).href;
  } catch {
    return undefined;
  }
}
