import { toUnicodeHost } from './punycode';

// Addresses as hexo-util and hexo-renderer-marked write them.

/** Encodes an address as the `encodeURL` of hexo-util 3, which hexo-renderer-marked 7 uses; what cannot be encoded stays. */
export function encodeUrl(url: string): string {
  return encode(url, parsed => {
    parsed.search = encodeURI(unescapeUrl(parsed.search));
  });
}

/** Encodes an address as the `encodeURL` of hexo-util 4, which Hexo 8 and its tags use. */
export function encodeUrlOfTag(url: string): string {
  return encode(url, parsed => {
    parsed.search = new URLSearchParams(parsed.search).toString();
    parsed.pathname = encodeURI(decodeURI(parsed.pathname));
  });
}

function encode(url: string, change: (parsed: URL) => void): string {
  try {
    if (!/^[a-z0-9.+-]+:/i.test(url.trim())) return encodeURI(unescapeUrl(url));
    const parsed = new URL(url);
    if (parsed.origin === 'null') return url;
    change(parsed);
    // Node's `format` with `unicode`.
    return parsed.hostname.includes('xn--') ? parsed.href.replace(parsed.hostname, toUnicodeHost(parsed.hostname)) : parsed.href;
  } catch {
    return url;
  }
}

/** Node's `querystring.unescape`: where something is no UTF-8, all of it is taken byte by byte. */
function unescapeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    const bytes: number[] = [];
    for (const [found] of text.matchAll(/%[0-9a-f]{2}|[^]/gi)) bytes.push(found.length === 3 ? parseInt(found.slice(1), 16) : found.charCodeAt(0) & 0xff);
    return new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  }
}

/** Returns an address below the site's root, as hexo-util's `url_for`. */
export function toSiteUrl(path: string, root: string): string {
  if (/^(?:#|\/\/|https?:)/.test(path)) return path;
  try {
    if (new URL(path, 'http://a').hostname !== 'a' || new URL(path, 'http://a').origin === 'null') return path;
  } catch {
    return path;
  }
  return encodeUrl((root + path).replace(/\/{2,}/g, '/'));
}

/** Tells whether a link leads to another site, as hexo-util's `isExternalLink`. */
export function isExternalLink(href: string, siteUrl: string, exclude: readonly string[]): boolean {
  if (!/^(?:\/\/|https?:)/.test(href)) return false;
  const site = /^[a-z]+:\/\/([^/:?#]+)/i.exec(siteUrl)?.[1] ?? siteUrl;
  try {
    const { hostname, origin } = new URL(href, `http://${site}`);
    return origin !== 'null' && !exclude.includes(hostname) && hostname !== site;
  } catch {
    return false;
  }
}

/** Returns an address as `url_for` with `relative_link`, which for the text of a post counts from the root. */
export function toRelativeUrl(path: string): string {
  return /^(?:#|\/\/|https?:)/.test(path) ? path : encodeUrl(path.replace(/^\//, '').replace(/\/{2,}/g, '/'));
}
