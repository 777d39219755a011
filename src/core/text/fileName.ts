// Windows takes no file of these names, whatever the extension.
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/i;

/** Tells whether Windows takes no file of a name, given without its extension. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}
