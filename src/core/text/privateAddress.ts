/** Tells whether an address names, as it stands, a computer that readers cannot reach: this one, or one of a house's or firm's network. */
export function isPrivateAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  // Parsing writes an IPv4 address as four numbers, however it was spelt.
  const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
  if (/^(?:.+\.)?(?:localhost|local|internal|home\.arpa)$/.test(host)) return true;
  if (host.startsWith('[')) return isPrivateIpv6(host.slice(1, -1));
  const numbers = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number);
  return numbers !== undefined && isPrivateIpv4(numbers[0]!, numbers[1]!, numbers[2]!);
}

/** IANA's registry of special-purpose addresses, as far as no host of pictures can have one. */
function isPrivateIpv4(a: number, b: number, c: number): boolean {
  return a === 0 || a === 10 || a === 127 || a >= 224
    || (a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32)
    || (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) || (a === 198 && (b === 18 || b === 19));
}

function isPrivateIpv6(address: string): boolean {
  // IPv4 in IPv6: parsing writes it as the last two groups.
  const mapped = /^(?:::ffff:|::ffff:0:|64:ff9b::|::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address);
  if (mapped) {
    const [high, low] = [parseInt(mapped[1]!, 16), parseInt(mapped[2]!, 16)];
    return isPrivateIpv4(high >> 8, high & 255, low >> 8);
  }
  return /^(?:::1?$|f[cd]|fe[89abcdef]|ff)/.test(address);
}
