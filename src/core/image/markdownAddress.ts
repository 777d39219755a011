import type { PagePlace } from '../post/pageFile';
import { isRelative } from '../post/pictureAddress';
import type { Settings } from '../settings';

/** Returns the address that HTML has to name for the picture that Markdown shows at an address: hexo-renderer-marked puts the site's root before it, whatever it is relative to. */
export function toHtmlAddress(address: string, settings: Settings, place?: PagePlace): string {
  const root = findImageRoot(address, settings);
  // Beside a page that is a file, its own files have a folder.
  if (root === undefined && place?.own !== undefined && place.own !== place.page && isRelative(address) && findImageRoot('/', settings) !== undefined) return place.own + address;
  return root === undefined ? address : `${root}${address.replace(/^\.?\/+/, '')}`;
}

/** Returns the address that Markdown has to name for the picture that HTML shows at an address; `undefined` for one beside the post, which Markdown cannot reach. */
export function toMarkdownAddress(address: string, settings: Settings, place?: PagePlace): string | undefined {
  const { own, page } = place ?? {};
  const { marked } = settings.site.rendering;
  if (marked.postAsset && findImageRoot('/', settings) !== undefined && own !== undefined && address.startsWith(own)) return address.slice(own.length);
  const root = findImageRoot(address, settings);
  if (root === undefined) return address;
  const whole = page !== undefined && isRelative(address) ? page + address : address;
  return whole.startsWith(root) ? `/${whole.slice(root.length)}` : undefined;
}

/** Returns what is put before an address in Markdown; `undefined`: nothing. */
function findImageRoot(address: string, { preset, site: { postAssetFolder, root, rendering: { marked, relativeLink } } }: Settings): string | undefined {
  const isWhole = /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(address);
  // A bare name may be that of a file of the post's own.
  const isOwn = postAssetFolder && marked.postAsset && !address.startsWith('/');
  return preset === 'hexo' && marked.prependRoot && !relativeLink && !isWhole && !isOwn ? root : undefined;
}
