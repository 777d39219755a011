import { linesFrom } from '../text/lines';
import type { Span } from '../text/span';
import type { Post } from './post';

/** An opening fence whose block never ends, and where it should. */
export interface UnclosedFence {
  readonly fence: Span;
  /** Where the last line of metadata ends, before its line break. */
  readonly metadataEnd: number;
}

/** Tells whether a line without indentation reads like `key: value`, with a colon of either width. */
export function isKeyLine(line: string): boolean {
  return /^(?:"[^"]+"|'[^']+'|[\p{L}_$][\p{L}\p{N}_$.\s-]{0,40}?)\s*(?::(?!\/\/)|：)/u.test(line);
}

/**
 * Finds an opening fence that nothing closes. A later `---`, a line across the body, closes it for the site;
 * when prose or HTML stands between, and the block cannot be read for it, the author's closing fence is missing all the same.
 */
export function findUnclosedFence(post: Post): UnclosedFence | undefined {
  const opener = /^(?:\r?\n)?(-{3,})[ \t]*(?:\r?\n|$)/.exec(post.text);
  if (!opener) return undefined;
  const { frontMatter } = post;
  if (frontMatter?.closer && frontMatter.outcome !== 'fails') return undefined;
  const fence = { start: opener[0].indexOf('-'), end: opener[0].indexOf('-') + opener[1]!.length };
  const { metadataEnd, bodyStart, isClosed } = findMetadataEnd(post.text, opener[0].length, frontMatter?.closer !== undefined);
  if (metadataEnd === undefined || isClosed) return undefined;
  if (frontMatter?.closer && (bodyStart === undefined || bodyStart >= frontMatter.closer.start)) return undefined;
  return { fence, metadataEnd };
}

/**
 * Walks over the lines that can be metadata: keys, and what hangs below them. An empty line ends it when no key follows.
 * A stray line right below metadata is a slip within it when a fence follows later.
 */
function findMetadataEnd(text: string, start: number, hasCloser: boolean): { readonly metadataEnd: number | undefined; readonly bodyStart: number | undefined; readonly isClosed: boolean } {
  let metadataEnd: number | undefined;
  let isAfterEmpty = false;
  for (const line of linesFrom(text, start)) {
    if (line.text.trim() === '') {
      isAfterEmpty = true;
      continue;
    }
    if (line.text.startsWith('---')) return { metadataEnd, bodyStart: undefined, isClosed: true };
    const isMetadata = isMetadataLine(line.text, isAfterEmpty);
    if (!isMetadata && hasCloser && !isAfterEmpty && !line.text.startsWith('<')) continue;
    if (!isMetadata) return { metadataEnd, bodyStart: line.start, isClosed: false };
    metadataEnd = line.end;
    isAfterEmpty = false;
  }
  return { metadataEnd, bodyStart: undefined, isClosed: false };
}

/** Tells whether a line can stand in metadata: a key, or what hangs below one. */
export function isMetadataLine(line: string, isAfterEmpty: boolean): boolean {
  return isKeyLine(line) || (!isAfterEmpty && /^(?:\s|-[ \t]|#|－)/.test(line) && !/^\s*</.test(line));
}

// Keys that nobody begins a line of prose with.
const TELLING_KEY = /^(?:title|titile|titel|date|data|tags?|categor\w+|catagor\w+|author|authoe|layout|permalink|updated|comments|headimg|thumbnail|description|slug|draft|标题|日期|作者|分类|标签)\s*[:：]/i;

/** Tells whether lines without a fence above them are metadata: prose has colons too, but neither a telling key nor two words for keys. */
export function isMetadata(text: string, { start, end }: Span): boolean {
  let isAfterEmpty = true;
  let words = 0;
  for (const line of linesFrom(text, start)) {
    if (line.start >= end) break;
    const isEmpty = line.text.trim() === '';
    if (!isEmpty && !isMetadataLine(line.text, isAfterEmpty)) return false;
    if (TELLING_KEY.test(line.text)) words = 2;
    else if (/^[A-Za-z_][\w-]*[:：]/.test(line.text)) words++;
    isAfterEmpty = isEmpty;
  }
  return words > 1;
}

/** Returns the lines of metadata that a fence closes and none opens, where the site does not see them. */
export function findBareMetadata({ text, frontMatter }: Post): Span | undefined {
  const closer = frontMatter ? null : /^---[ \t]*$/m.exec(text);
  const start = text.search(/\S/);
  return closer && start < closer.index && isMetadata(text, { start, end: closer.index }) ? { start, end: closer.index } : undefined;
}

/**
 * Tells whether the author meant the block for metadata. Without an opening fence, Hexo takes any text above a `---` line
 * for YAML, an article's first paragraphs too.
 */
export function isMeant(post: Post): boolean {
  const { frontMatter, text } = post;
  if (!frontMatter) return false;
  if (frontMatter.opener || frontMatter.format !== 'yaml') return true;
  return isMetadata(text, frontMatter.source);
}

/**
 * Returns the lines that are metadata, or are about to be: those of a block, or, while its closing fence is still to come, those behind its opening one
 * as far as they can be metadata. `end` is where the last of them ends. `undefined` when there are none.
 */
export function findMetadata(post: Post): Span | undefined {
  const { frontMatter, text } = post;
  if (frontMatter?.closer && frontMatter.format === 'yaml' && isMeant(post) && !findUnclosedFence(post)) {
    const start = getMetadataStart(post);
    return start < frontMatter.closer.start ? { start, end: frontMatter.closer.start - 1 } : undefined;
  }
  const opener = /^(?:\r?\n)?-{3,}[ \t]*\r?\n/.exec(text);
  if (!opener) return undefined;
  let end = opener[0].length;
  for (const line of linesFrom(text, end)) {
    if (line.text.startsWith('---')) break;
    // A word on its own may become a key.
    if (!isMetadataLine(line.text, false) && !/^[\p{L}\w-]*$/u.test(line.text)) break;
    end = line.end;
    if (/^\s*$/.test(line.text) && !isMetadataLine(text.slice(line.next, line.next + 200).replace(/\n[^]*$/, ''), true)) break;
  }
  return { start: opener[0].length, end };
}

/** Returns where the first line of a block's metadata begins. */
export function getMetadataStart(post: Post): number {
  const { opener, source } = post.frontMatter!;
  if (!opener) return source.start;
  const lineFeed = post.text.indexOf('\n', opener.end);
  return lineFeed === -1 ? source.end : Math.min(lineFeed + 1, Math.max(source.end, source.start));
}
