import type { Settings } from '../settings';
import { decodeUri } from '../text/decodeUri';
import { withoutDots } from '../text/withoutDots';

/** Returns the address under which the site publishes a file of the blog; `undefined` for a file that it does not publish. */
export function findSiteAddress(path: string, { site: { publicDir, root } }: Settings): string | undefined {
  const folder = publicDir === '.' ? '' : `${publicDir}/`;
  return path.startsWith(folder) ? `${root}${path.slice(folder.length).split('/').map(encodeStep).join('/')}` : undefined;
}

/**
 * Returns the blog's file that a picture's address in a post's metadata names; `undefined` for one of another site. Where Hexo makes the site, its themes
 * count from the site's root, elsewhere addresses count from the post.
 */
export function findSiteFile(address: string, postPath: string, { preset, site: { publicDir, root } }: Settings): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return undefined;
  const path = decodeUri(address.replace(/[?#].*$/, ''));
  if (!path.startsWith('/') && preset === 'plain') return withoutDots(`${postPath.replace(/[^/]*$/, '')}${path}`);
  const inSite = withoutDots(path.startsWith(root) ? path.slice(root.length) : path.replace(/^\/+/, ''));
  return publicDir === '.' ? inSite : `${publicDir}/${inSite}`;
}

/** A picture by its address in a post, and by its file if it is one of the blog's own. */
export interface Picture {
  readonly address: string;
  /** Relative to the blog's folder; it may not be there. */
  readonly file: string | undefined;
}

/** Returns the picture that an address in a post names. */
export function toPicture(address: string, { path }: { readonly path: string }, settings: Settings): Picture {
  return { address, file: findSiteFile(address, path, settings) };
}

/** Encodes what would end an address or mean something else in it; letters of any language stay readable. */
function encodeStep(step: string): string {
  return step.replace(/[\s%?#"'<>()\\]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
