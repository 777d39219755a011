const ENDING = String.raw`\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico)`;
// A host that makes other sizes of a picture writes behind the name which one (`a.jpg!w700`), and instead of an ending, in the query, what it is (`/640?wx_fmt=png`).
const NAME = new RegExp(String.raw`^[^?#]*(?:${ENDING}(?:[!@~][^/?#]*)?|~tplv-[^/?#]*)(?:[?#]|$)`, 'i');
const NAMED_IN_QUERY = /^[^?#]+\?(?:[^#]*&)?(?:wx_fmt|format|fmt|fm|tp)=(?:png|jpe?g|gif|webp|avif|svg)(?:[&#]|$)/i;

/** The address of a picture that lazy loading shows until the real one is there: a very small one, a PNG of one pixel, or one with such a name. */
export const LAZY_PLACEHOLDER = /^data:image\/(?:gif|svg\+xml)[;,].{0,300}$|^data:image\/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB|(?:^|\/)(?:loading|placeholder|lazy-?load(?:ing)?|lazy|blank|spacer|transparent|pixel|1x1)[^/]{0,12}\.(?:gif|svg|png)$/i;

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

/** Tells whether an address counts from where it is written. */
export function isRelative(address: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|[/?#]|$)/i.test(address);
}

/** Returns an address by `http:`, or without any, by `https:`. */
export function toSecureAddress(address: string): string {
  return address.trim().replace(/^(?:http:)?/i, 'https:');
}

/** Tells whether an address is a picture that lazy loading shows until the real one is there. */
export function isPlaceholder(address: string): boolean {
  return LAZY_PLACEHOLDER.test(address);
}

/** Tells whether an address leads to a picture that readers can be shown. */
export function isPictureAddress(address: string): boolean {
  const fault = findAddressFault(address);
  return address !== '' && (fault === undefined || fault === 'insecure' || fault === 'protocolRelative') && !/^data:/i.test(address);
}

/** Returns the address of a picture of another site that a text is and nothing else, by `https:` where it names no protocol; `undefined` for another text or address. */
export function findWholeAddress(text: string): string | undefined {
  if (!/^(?:https?:\/\/[^\s/<>"']+|\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?)\/[^\s<>"']*$/i.test(text) || !hasPictureName(text)) return undefined;
  const address = withProtocol(text);
  return URL.canParse(address) ? address : undefined;
}

/** Returns an address that is to be asked for as the page is (`//host/a.png`) by `https:`; others as they are. */
export function withProtocol(address: string): string {
  return address.startsWith('//') ? toSecureAddress(address) : address;
}

/** Returns the addresses of a `srcset`, that of the largest picture first. */
export function readSourceSet(set: string): readonly string[] {
  const sources = set.split(/,\s/).map(source => source.trim().split(/\s+/));
  const getSize = ([, size = '1x']: readonly string[]): number => Number.parseFloat(size) || 0;
  return sources.sort((a, b) => getSize(b) - getSize(a)).map(([address = '']) => address).filter(address => address !== '');
}

/** Tells whether an address says that it is a picture's, by the ending of its name or in its query: `/about/` is an address, too. */
export function hasPictureName(address: string): boolean {
  return NAME.test(address) || NAMED_IN_QUERY.test(address);
}
