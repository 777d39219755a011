/** What a file's bytes say: its text without a BOM, or the encoding that stands in the way. */
export type Decoded =
  | { readonly text: string; readonly bom: boolean }
  | { readonly encoding: string };

const UTF8_BOM = '\uFEFF';

/**
 * Reads bytes as UTF-8. When they are something else, names it: `UTF-16LE`, `UTF-16BE`, `GBK`,
 * or `binary` for what is no text at all.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'UTF-16LE' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'UTF-16BE' };
  const text = tryDecode(bytes, 'utf-8');
  if (text !== undefined && !isLikelyUtf16(bytes)) {
    return text.startsWith(UTF8_BOM) ? { text: text.slice(1), bom: true } : { text, bom: false };
  }
  if (isLikelyUtf16(bytes)) return { encoding: bytes[0] === 0 ? 'UTF-16BE' : 'UTF-16LE' };
  return { encoding: !bytes.includes(0) && tryDecode(bytes, 'gbk') !== undefined ? 'GBK' : 'binary' };
}

/** Returns the bytes of a text, with its BOM put back. */
export function encode(text: string, bom: boolean): Uint8Array {
  return new TextEncoder().encode(bom ? UTF8_BOM + text : text);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a BOM: ASCII such as `---` leaves every other byte of the beginning zero. */
function isLikelyUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64);
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros++;
  return head.length >= 4 && zeros * 4 >= head.length;
}
