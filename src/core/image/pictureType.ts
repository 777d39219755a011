const SIGNATURES: readonly (readonly [extension: string, pattern: RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['avif', /^[^]{4}ftypavi[fs]/],
  ['bmp', /^BM[^]{12}/],
  ['ico', /^\0\0\x01\0/],
  ['svg', /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!doctype[^>]*>\s*)*<svg[\s>]/i],
];

/** Returns the extension of a picture by its first bytes, which are right when its name is not; `undefined` for what browsers show no picture of. */
export function findPictureType(bytes: Uint8Array): string | undefined {
  let head = '';
  for (const byte of bytes.subarray(0, 1000)) head += String.fromCharCode(byte);
  return SIGNATURES.find(([, pattern]) => pattern.test(head))?.[0];
}
