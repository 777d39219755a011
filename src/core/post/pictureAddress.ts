/** What is wrong with a picture's address by its look. */
export type AddressFault = 'undefined' | 'placeholder' | 'noAddress' | 'protocolRelative' | 'insecure';

/** Says what is wrong with the address of a picture; `undefined` when it looks like one. */
export function findAddressFault(address: string): AddressFault | undefined {
  const text = address.trim();
  // Programs that have no picture write what they have instead.
  if (/(?:^|\/)(?:undefined|null|NaN)$/.test(text)) return 'undefined';
  if (isPlaceholder(text)) return 'placeholder';
  if (text.startsWith('//')) return 'protocolRelative';
  if (/^http:/i.test(text)) return 'insecure';
  return /^https?:\/\/[^\s/]|^data:image\/|^\/|^(?!\w+:)[^\s\\]+(?:\/|\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#]|$))/i.test(text) ? undefined : 'noAddress';
}

/** Returns an address by `http:`, or without any, by `https:`. */
export function toSecureAddress(address: string): string {
  return address.trim().replace(/^(?:http:)?/i, 'https:');
}

/** Tells whether an address is a picture that lazy loading shows until the real one is there. */
export function isPlaceholder(address: string): boolean {
  return /^data:image\/(?:gif|svg\+xml)[;,].{0,300}$/i.test(address) || /(?:^|\/)(?:loading|placeholder|lazy-?load(?:ing)?|lazy|blank|spacer|transparent|pixel|1x1)[^/]{0,12}\.(?:gif|svg|png)$/i.test(address);
}

/** Tells whether an address leads to a picture that readers can be shown. */
export function isPictureAddress(address: string): boolean {
  const fault = findAddressFault(address);
  return address !== '' && (fault === undefined || fault === 'insecure' || fault === 'protocolRelative') && !/^data:/i.test(address);
}

/** Tells whether an address ends in the name of a picture file: `/about/` is an address, too. */
export function hasPictureName(address: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#]|$)/i.test(address);
}
