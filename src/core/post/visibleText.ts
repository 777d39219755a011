import type { Post } from './post';

/** What readers see of a body without its markup. */
export interface VisibleText {
  readonly text: string;
  /** How many pictures stand in it. */
  readonly pictures: number;
}

// What browsers do not show of these is everything up to their end tag.
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'title', 'noscript', 'iframe', 'textarea', 'xmp', 'noembed', 'noframes']);
// Tags that part no words.
const INLINE: ReadonlySet<string> = new Set(('a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby s samp small span strike strong sub sup time tt u var wbr').split(' '));

// Bounded, so that a line of a million brackets is no trouble.
const TARGET = String.raw`\(<?[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?(?:\s{1,9}["'(][^"')]{0,300}["')])?\)`;
const PICTURE = new RegExp(String.raw`!\[[^\[\]]{0,500}\](?:${TARGET}|\[[^\[\]]{0,500}\])`, 'g');
const LINK = new RegExp(String.raw`\[([^\[\]]{0,500})\]${TARGET}`, 'g');

/**
 * Returns what readers see of a body, in one pass over its text and without a parser: an approximation, which a megabyte does not make slow.
 * `test/core/count.test.ts` holds it to what is rendered.
 */
export function toVisibleText({ text, body, isMarkdown, reader }: Post): VisibleText {
  let source = text.slice(body.start, body.end);
  if (reader === 'hexo') source = source.replace(/\{%[^%\n]*%\}/g, '');
  const seen = { text: '', pictures: 0 };
  if (isMarkdown) source = withoutMarkdown(source, seen);
  for (let at = 0; at < source.length;) {
    const open = source.indexOf('<', at);
    seen.text += source.slice(at, open === -1 ? source.length : open);
    if (open === -1) break;
    at = skipMarkup(source, open, seen);
  }
  return { text: decodeReferences(seen.text), pictures: seen.pictures };
}

/** Returns where to go on after the markup that begins with a `<`, and notes what is seen of it. */
function skipMarkup(source: string, open: number, seen: { text: string; pictures: number }): number {
  const isClosing = source[open + 1] === '/';
  const nameStart = open + (isClosing ? 2 : 1);
  const found = findName(source, nameStart);
  if (found === '') {
    if (source.startsWith('<!--', open)) return findEnd(source, '-->', open + 4);
    if (source[open + 1] === '!' || source[open + 1] === '?' || isClosing) return findEnd(source, '>', open + 2);
    seen.text += '<';
    return open + 1;
  }
  const end = findTagEnd(source, nameStart + found.length);
  if (found === 'img' && !isClosing) seen.pictures++;
  if (!INLINE.has(found)) seen.text += '\n';
  if (isClosing || !HIDDEN.has(found) || source[end - 2] === '/') return end;
  const close = new RegExp(`</${found}[\\s/>]`, 'gi');
  close.lastIndex = end;
  return close.exec(source)?.index ?? source.length;
}

/** Returns the lower case name that begins at an offset; empty where no letter stands. */
function findName(source: string, start: number): string {
  if (!/[a-z]/i.test(source[start] ?? '')) return '';
  const name = /[^\s/>]*/y;
  name.lastIndex = start;
  return name.exec(source)![0].toLowerCase();
}

/** Returns where a tag ends: after its first `>` outside of quotes that hold a value. */
function findTagEnd(source: string, from: number): number {
  const piece = /[^>=]*(?:=\s*(?:"[^"]*"|'[^']*')?|>)/y;
  for (let at = from; at < source.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(source)?.[0];
    if (found === undefined) return source.length;
    if (found.endsWith('>')) return piece.lastIndex;
  }
  return source.length;
}

function findEnd(source: string, end: string, from: number): number {
  const found = source.indexOf(end, from);
  return found === -1 ? source.length : found + end.length;
}

/** Takes from Markdown what readers do not see of it: its marks, addresses, numbers of lists, names of languages; `<` in code stays a letter. */
function withoutMarkdown(source: string, seen: { pictures: number }): string {
  let fence: string | undefined;
  let isCode = false;
  let isList = false;
  let wasBlank = true;
  return withoutComments(source).replace(/^[^\n]*$/gm, line => {
    const [, before = '', rest = ''] = /^([ \t>]*)([^]*)$/.exec(line) ?? [];
    const marks = /^(`{3,}|~{3,})[^`]*$/.exec(rest)?.[1];
    if (fence !== undefined) {
      if (!marks?.startsWith(fence)) return escapeAngles(line);
      fence = undefined;
      return '';
    }
    if (rest.trim() === '') {
      wasBlank = true;
      return '';
    }
    // After a blank line, what is indented is code, HTML too; in a list it belongs to the item.
    isCode = /^(?: {4}| {0,3}\t)/.test(before) && !isList && (isCode || wasBlank);
    wasBlank = false;
    if (isCode) return escapeAngles(line);
    if (marks !== undefined) {
      fence = marks;
      return '';
    }
    const item = /^(?:\d{1,9}[.)]|[-*+])(?=[ \t])/.exec(rest)?.[0];
    if (item !== undefined || before === '') isList = item !== undefined;
    return withoutMarks(rest.slice(item?.length ?? 0), seen);
  });
}

function withoutComments(source: string): string {
  let kept = '';
  let at = 0;
  for (let open = source.indexOf('<!--'); open !== -1; open = source.indexOf('<!--', at)) {
    kept += source.slice(at, open);
    at = findEnd(source, '-->', open + 4);
  }
  return kept + source.slice(at);
}

function withoutMarks(line: string, seen: { pictures: number }): string {
  if (/^(?:\[[^\]]+\]:\s|[-=:|\s*_]+$)/.test(line)) return '';
  if (!/[`[*~|#]|<(?:http|mailto)/.test(line)) return line;
  return line
    .replace(/^#{1,6}(?=\s)/, '')
    .replace(/(`{1,9})([^`]{1,2000})\1/g, (_, _marks, code: string) => escapeAngles(code))
    .replace(/<((?:https?|mailto):[^\s<>]*)>/g, '$1')
    .replace(PICTURE, () => {
      seen.pictures++;
      return '';
    })
    .replace(LINK, '$1')
    .replace(/\*{1,3}|~~/g, '')
    .replace(/ \| |^\| ?| ?\|$/g, ' ');
}

function escapeAngles(code: string): string {
  return code.replaceAll('<', '&lt;');
}

/** Decodes numeric references; of named ones only whether they are a space, a letter or a mark. */
function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,30}));/gi, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name === 'lt') return '<';
    if (name !== undefined) return /^(?:nbsp|[et]?[nm]sp|thinsp)$/i.test(name) ? ' ' : /^(?:\w(?:acute|grave|circ|uml|tilde|ring|cedil|caron|slash)|szlig|aelig|oelig)$/i.test(name) ? 'a' : '&';
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
