import type { PreviewPlaces } from '../protocol/messages';
import { decode } from './decode';

/** Returns the address of the workspace's file that a reference names; `undefined` for what the frame loads by itself, or nobody does. */
export function toWorkspaceAddress(reference: string, base: string, { site, root }: Pick<PreviewPlaces, 'site' | 'root'>): string | undefined {
  const written = reference.trim();
  if (written === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(written)) return undefined;
  const path = written.replace(/[?#].*$/, '').replaceAll('\\', '/');
  const isOfSite = path.startsWith('/');
  const inSite = path.startsWith(root) ? path.slice(root.length) : path.slice(1);
  const steps = (isOfSite ? inSite : path).split('/').map(step => encodeURIComponent(decode(step)));
  try {
    return new URL(steps.join('/'), isOfSite ? site : base).href;
  } catch {
    return undefined;
  }
}
