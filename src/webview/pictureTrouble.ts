import { findLazyAttribute } from './lazyLoading';
import type { Pictures } from './pictures';
import { isHeldBack } from './pictureSwitch';
import { getText } from './texts';
import { isRelative } from './workspaceAddress';

/** What readers will meet at a picture. */
export interface PictureTrouble {
  readonly text: string;
  /** True when they do not see it; false when some may not. */
  readonly isGrave: boolean;
}

/** What must be known of the site to judge its pictures. */
export interface SiteOfPictures {
  /** The site's address, if it is known. */
  readonly url: string | undefined;
  /** The folder of the post's page on the site, if it is known. */
  readonly page: string | undefined;
  /** True when the site's page tells browsers to send no `Referer` to others. */
  readonly isSilent: boolean;
}

/** Says what readers will meet at a picture; `undefined` when they will see it. */
export function findPictureTrouble(image: HTMLImageElement, pictures: Pictures, { url, page, isSilent }: SiteOfPictures): PictureTrouble | undefined {
  if (isHeldBack(image)) return undefined;
  const lazy = findLazyAttribute(image);
  if (lazy !== undefined) return { text: getText('pictureLazy', lazy), isGrave: true };
  const address = pictures.getAddress(image);
  const state = pictures.getState(image);
  // The preview asks for nothing by http:; what readers get depends on how they come to the site.
  if (/^http:/i.test(address)) return { text: getText(url !== undefined && /^http:/i.test(url) ? 'pictureNotHere' : 'pictureInsecure'), isGrave: true };
  const host = findHost(address);
  if (state === 'missing') return { text: getText(host !== undefined ? 'pictureBroken' : page !== undefined && isRelative(address) ? 'pictureNotPublished' : 'pictureMissing', shorten(address)), isGrave: true };
  if (state === 'slow') return { text: getText('pictureSlow', host ?? shorten(address)), isGrave: true };
  if (host === undefined || isSilent || image.hasAttribute('referrerpolicy') || host === (url === undefined ? undefined : findHost(url))) return undefined;
  return { text: getText('picturePolicy', host), isGrave: false };
}

/** Returns the host that an address names; `undefined` for the site's own files and for what is in the address itself. */
function findHost(address: string): string | undefined {
  return /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:\s]+)/i.exec(address)?.[1]?.toLowerCase();
}

function shorten(address: string): string {
  return address.length > 120 ? `${address.slice(0, 80)}…${address.slice(-38)}` : address;
}
