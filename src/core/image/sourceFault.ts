import type { Blog } from '../blog';
import type { Host } from '../host';
import { locatePageFile, type Origin } from '../post/pageFile';
import { findAddressFault, type AddressFault } from '../post/pictureAddress';
import type { Post } from '../post/post';
import { locateSiteFile } from '../post/siteFiles';
import { findPictureAddresses } from './bodyPictures';

// Whoever looks for a picture for the head of an article takes one of the first.
const MOST_ASKED = 3;

/** What is wrong with a picture's address by its look, or that no file of the site stands behind it. */
export type SourceFault = AddressFault | 'missing';

/** Says why readers will not see the picture at an address; `undefined` when nothing speaks against it. */
export async function findSourceFault(address: string, origin: Origin, post: Post, blog: Blog, host: Host): Promise<SourceFault | undefined> {
  return findAddressFault(address) ?? ((await locatePageFile(address, origin, post, blog, host)) === 'missing' ? 'missing' : undefined);
}

/** Returns the addresses of a body's pictures that readers can be shown, as far as can be told; each once. */
export async function findShownAddresses(post: Post, blog: Blog, host: Host): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const address of (await findPictureAddresses(post)).slice(0, MOST_ASKED)) {
    if ((await locateSiteFile(address, post.path, blog, host)) !== 'missing') shown.push(address);
  }
  return shown;
}
