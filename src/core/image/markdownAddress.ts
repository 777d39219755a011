import type { Settings } from '../settings';

/** Returns the address that HTML has to name for the picture that Markdown shows at an address: hexo-renderer-marked puts the site's root before it, whatever it is relative to. */
export function toHtmlAddress(address: string, settings: Settings): string {
  const root = findImageRoot(address, settings);
  return root === undefined ? address : `${root}${address.replace(/^\.?\/+/, '')}`;
}

/** Returns the address that Markdown has to name for the picture that HTML shows at an address; `undefined` for one beside the post, which Markdown cannot reach. */
export function toMarkdownAddress(address: string, settings: Settings): string | undefined {
  const root = findImageRoot(address, settings);
  if (root === undefined) return address;
  return address.startsWith(root) ? `/${address.slice(root.length)}` : undefined;
}

/** Returns what is put before an address in Markdown; `undefined`: nothing. */
function findImageRoot(address: string, { preset, site: { root, rendering: { marked, relativeLink } } }: Settings): string | undefined {
  const isWhole = /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(address);
  // A bare name may be that of a file of the post's own.
  const isOwn = marked.postAsset && !address.startsWith('/');
  return preset === 'hexo' && marked.prependRoot && !relativeLink && !isWhole && !isOwn ? root : undefined;
}
