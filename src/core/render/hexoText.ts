// Small functions of hexo-util and hexo-renderer-marked, as they behave.

/** Escapes as hexo-util's `escapeHTML`; character references stay. */
export function escapeHexo(text: string): string {
  return text.replace(/[<>"'`/=]|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, character => ESCAPES[character]!);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;', '`': '&#96;', '/': '&#x2F;', '=': '&#x3D;',
};

const UNESCAPES: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(ESCAPES).map(([character, escaped]) => [escaped, character]));

/** Makes quotes, dashes and ellipses typographic, as marked did before version 5 and hexo-renderer-marked still does. */
export function toTypographic(text: string): string {
  return text
    .replace(/---/g, '\u2014')
    .replace(/--/g, '\u2013')
    .replace(/(^|[-\u2014/([{"\s])'/g, '$1\u2018')
    .replace(/'/g, '\u2019')
    .replace(/(^|[-\u2014/([{\u2018\s])"/g, '$1\u201c')
    .replace(/"/g, '\u201d')
    .replace(/\.{3}/g, '\u2026');
}

/** Returns HTML without its tags and comments, as hexo-util's `stripHTML` but for unclosed tags, which stay. */
export function stripTags(html: string): string {
  return html.replace(/<!--[^]*?-->|<(?![\s])(?:"[^"]*"|'[^']*'|[^"'>])*>/g, '');
}

/** Returns the id of a heading: hexo-util's `slugize` of its words. */
export function toHeadingId(html: string): string {
  const words = stripTags(html.replace(/&(?:amp|lt|gt|quot|#39|#96|#x2F|#x3D);/g, escaped => UNESCAPES[escaped]!)).trim();
  return withoutDiacritics(words)
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1').normalize('NFC');
}

/** Encodes an address as the `encodeURL` of hexo-util 3, which hexo-renderer-marked 7 uses; what cannot be encoded stays. */
export function encodeUrl(url: string): string {
  try {
    return /^[a-z][a-z0-9+.-]*:/i.test(url) ? encodeAbsolute(url) : encodeURI(decodeURIComponent(url));
  } catch {
    return url;
  }
}

function encodeAbsolute(url: string): string {
  const parsed = new URL(url);
  if (parsed.origin === 'null') return url;
  // A host in another script stays as written (`format` with `unicode`).
  const [, written = ''] = /^[^:]+:\/\/(?:[^/@]*@)?([^/:?#]+)/.exec(url) ?? [];
  parsed.search = encodeURI(decodeURIComponent(parsed.search));
  return /[^\0-\x7f]/.test(written) ? parsed.href.replace(parsed.hostname, written.toLowerCase()) : parsed.href;
}

/** Tells whether a link leads to another site, as hexo-util's `isExternalLink`. */
export function isExternalLink(href: string, siteUrl: string): boolean {
  if (!/^(?:\/\/|https?:)/.test(href)) return false;
  const host = /^[a-z]+:\/\/([^/:?#]+)/i.exec(siteUrl)?.[1] ?? siteUrl;
  try {
    return new URL(href, `http://${host}`).hostname !== host;
  } catch {
    return false;
  }
}
