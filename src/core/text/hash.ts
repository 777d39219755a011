/** Returns eight hexadecimal digits that other bytes hardly have as well (FNV-1a, 32 bits); names, no secrets. */
export function hashBytes(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
