import type { Settings } from '../../core/index';

/** Returns the address under which the site publishes a file of the blog; `undefined` for a file that it does not publish. */
export function findAddress(path: string, { site: { publicDir, root } }: Settings): string | undefined {
  const folder = publicDir === '.' ? '' : `${publicDir}/`;
  return path.startsWith(folder) ? `${root}${path.slice(folder.length).split('/').map(encodeStep).join('/')}` : undefined;
}

/** Returns the blog's file that a picture's address in a post names; `undefined` for one of another site. */
export function findSitePath(address: string, postPath: string, { site: { publicDir, root } }: Settings): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return undefined;
  const path = decode(address.replace(/[?#].*$/, ''));
  if (!path.startsWith('/')) return `${postPath.replace(/[^/]*$/, '')}${path}`;
  const inSite = path.startsWith(root) ? path.slice(root.length) : path.slice(1);
  return publicDir === '.' ? inSite : `${publicDir}/${inSite}`;
}

/** Encodes what would end an address or mean something else in it; letters of any language stay readable. */
function encodeStep(step: string): string {
  return step.replace(/[\s%?#"'<>()\\]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
