import { withoutDiacritics } from './diacritics';

// Small functions of hexo-util and hexo-renderer-marked, as they behave.

/** Escapes as hexo-util's `escapeHTML`; character references stay. */
export function escapeHexo(text: string): string {
  return text.replace(/[<>"'`/=]|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, character => ESCAPES[character]!);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;', '`': '&#96;', '/': '&#x2F;', '=': '&#x3D;',
};

const UNESCAPES: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(ESCAPES).map(([character, escaped]) => [escaped, character]));

/** Makes braces dead for Nunjucks, as Hexo does with code. */
export function escapeBraces(text: string): string {
  return text.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
}

/**
 * Makes quotes, dashes and ellipses typographic, as marked did before version 5 and hexo-renderer-marked still does.
 *
 * @param quotes double opening, double closing, single opening, single closing
 */
export function toTypographic(text: string, quotes = '\u201c\u201d\u2018\u2019'): string {
  const [openDouble, closeDouble, openSingle, closeSingle] = quotes as unknown as readonly [string, string, string, string];
  return text
    .replace(/---/g, '\u2014')
    .replace(/--/g, '\u2013')
    .replace(/(^|[-\u2014/([{"\s])'/g, `$1${openSingle}`)
    .replace(/'/g, closeSingle)
    .replace(/(^|[-\u2014/([{\u2018\s])"/g, `$1${openDouble}`)
    .replace(/"/g, closeDouble)
    .replace(/\.{3}/g, '\u2026');
}

/** Returns HTML without its tags and comments, as hexo-util's `stripHTML`: what follows an open tag is in it. */
export function stripTags(html: string): string {
  let output = '';
  let start = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', start)) {
    output += html.slice(start, at);
    if (/[ \n]/.test(html[at + 1] ?? '')) {
      output += '< ';
      start = at + 2;
      continue;
    }
    const end = findTagEnd(html, at);
    if (end === -1) return output;
    start = end;
  }
  return output + html.slice(start);
}

function findTagEnd(html: string, start: number): number {
  if (html.startsWith('<!--', start)) return html.indexOf('-->', start + 2) === -1 ? -1 : html.indexOf('-->', start + 2) + 3;
  let depth = 0;
  let quote = '';
  for (let at = start + 1; at < html.length; at++) {
    const character = html[at]!;
    if (character === '"' || character === '\'') quote = quote === character ? '' : quote || character;
    else if (quote === '' && character === '<') depth++;
    else if (quote === '' && character === '>' && depth-- === 0) return at + 1;
  }
  return -1;
}

/**
 * Returns the id of a heading: hexo-util's `slugize` of its words.
 *
 * @param modify 1: lower case, 2: upper case
 */
export function toHeadingId(html: string, modify: number): string {
  const words = stripTags(html.replace(/&(?:amp|lt|gt|quot|#39|#96|#x2F|#x3D);/g, escaped => UNESCAPES[escaped]!)).trim();
  const id = withoutDiacritics(words)
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return modify === 1 ? id.toLowerCase() : modify === 2 ? id.toUpperCase() : id;
}
