import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseHtmlTree } from '../post/body';
import type { HtmlTree } from '../post/htmlTree';
import type { Post } from '../post/post';
import type { Settings } from '../settings';
import { getLineStart } from '../text/lines';
import type { Edit, Span } from '../text/span';
import { toImageBlock, type BlockOptions, type Image } from './block';

// Elements whose children may be blocks; a picture goes between those children. Everything else is stepped over as a whole.
const CONTAINERS = new Set(['div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'center', 'blockquote', 'body', 'details']);

/** Where an image block may stand: a place between two blocks. */
export interface ImagePlace {
  readonly offset: number;
  /** True when Markdown stands around it, where an HTML block needs empty lines. */
  readonly isMarkdown: boolean;
}

/** The edit that inserts an image block, and the offset behind the block once it is made. */
export interface ImageInsertion {
  readonly edit: Edit;
  readonly cursor: number;
}

/** Returns the place nearest to an offset, at or behind it, where a block may stand: never inside a tag, a paragraph, code or the front matter. */
export async function findImagePlace(post: Post, offset: number): Promise<ImagePlace> {
  const { text, body } = post;
  const isInBody = offset > body.start || (offset === body.start && body.start === 0);
  if (!isInBody) return { offset: skipEmptyLines(text, body.start), isMarkdown: post.isMarkdown };
  const tree = await parseHtmlTree(post);
  const wanted = Math.min(offset, text.length);
  const inHtml = findBlockEnd(tree, wanted - body.start);
  if (inHtml !== undefined) return { offset: body.start + inHtml, isMarkdown: false };
  return post.isMarkdown ? { offset: await findMarkdownEnd(post, wanted), isMarkdown: true } : { offset: findLineEnd(text, wanted), isMarkdown: false };
}

/** Returns the edit that puts a picture's block on a line of its own. */
export function insertImage(post: Post, image: Image, offset: number, settings: Settings, options: Omit<BlockOptions, 'isMarkdown'> = {}): Promise<ImageInsertion> {
  return insertBlock(post, toImageBlock(image, settings, { isMarkdown: post.isMarkdown, ...options }), offset);
}

/** Returns the edit that puts a block on a line of its own, at or behind an offset; in an empty paragraph, in its place. */
export async function insertBlock(post: Post, markup: string, offset: number): Promise<ImageInsertion> {
  const { text, eol } = post;
  const block = markup.replaceAll(/\r?\n/g, eol);
  const empty = await findEmptyParagraph(post, offset);
  if (empty) return { edit: { ...empty, text: block }, cursor: empty.start + block.length };
  const place = await findImagePlace(post, offset);
  const before = text.slice(0, place.offset);
  const after = text.slice(place.offset);
  const gap = place.isMarkdown ? `${eol}${eol}` : eol;
  const lead = before === '' || hasGapAtEnd(before, place.isMarkdown) ? '' : before.endsWith('\n') ? eol : gap;
  const trail = hasGapAtStart(after, place.isMarkdown) ? '' : /^\r?\n/.test(after) ? eol : gap;
  const isAtLineStart = before === '' || before.endsWith('\n');
  const tail = after === '' && isAtLineStart ? eol : trail;
  return { edit: { start: place.offset, end: place.offset, text: `${lead}${block}${tail}` }, cursor: place.offset + lead.length + block.length };
}

/** Returns the paragraph around an offset if there is nothing in it. */
async function findEmptyParagraph(post: Post, offset: number): Promise<Span | undefined> {
  const paragraphs = (await parseHtmlTree(post)).findAll('p');
  const around = paragraphs.find(({ startTag, endTag }) => startTag.end <= offset && endTag !== undefined && offset <= endTag.start);
  return around && post.text.slice(around.startTag.end, around.endTag!.start).trim() === '' ? around.span : undefined;
}

function hasGapAtEnd(before: string, isMarkdown: boolean): boolean {
  return isMarkdown ? /\n[ \t]*\r?\n$/.test(before) || /^\s*$/.test(before) || /(?:^|\n)-{3,}\r?\n$/.test(before) : before.endsWith('\n');
}

function hasGapAtStart(after: string, isMarkdown: boolean): boolean {
  return isMarkdown ? /^\r?\n[ \t]*(?:\r?\n|$)/.test(after) : /^\r?\n/.test(after);
}

/**
 * Returns the end of the block around an offset (both in the body), below the innermost container;
 * `undefined` when no element is around it.
 */
function findBlockEnd({ root }: HtmlTree, offset: number): number | undefined {
  let parent: DefaultTreeAdapterTypes.ParentNode = root;
  let found: number | undefined;
  for (;;) {
    const child: DefaultTreeAdapterTypes.ChildNode | undefined = parent.childNodes.find(({ nodeName, sourceCodeLocation: at }) => at && nodeName !== '#text' && at.startOffset < offset && offset < at.endOffset);
    const location = child?.sourceCodeLocation;
    if (!child || !location) return found;
    const isOpen = 'tagName' in child && CONTAINERS.has(child.tagName);
    const inner = 'startTag' in location ? location : undefined;
    if (!isOpen || !inner?.startTag) return location.endOffset;
    // In the container's own tags: right behind the start tag, or right before the end tag.
    if (offset < inner.startTag.endOffset) return inner.startTag.endOffset;
    if (inner.endTag && offset > inner.endTag.startOffset) return inner.endTag.endOffset;
    parent = child;
    found = findTextEnd(child, offset);
  }
}

/** Returns the end of the bare text, and of what stands in line with it, around an offset in a container; the offset itself between blocks. */
function findTextEnd(parent: DefaultTreeAdapterTypes.ParentNode, offset: number): number {
  const text = parent.childNodes.find(({ nodeName, sourceCodeLocation: at }) => at && nodeName === '#text' && at.startOffset < offset && offset < at.endOffset);
  if (!text?.sourceCodeLocation || !('value' in text) || text.value.trim() === '') return offset;
  return text.sourceCodeLocation.endOffset;
}

/** Returns the end of the Markdown block around an offset: the last line before an empty one, or the end of the code. */
async function findMarkdownEnd({ text, body }: Post, offset: number): Promise<number> {
  const { mapMarkdown } = await import('../post/markdown');
  const code = mapMarkdown(text, body).stretches.find(({ start, end }) => start < offset && offset < end && text.slice(start, end).includes('\n'));
  const from = code ? code.end : offset;
  const lineStart = getLineStart(text, from);
  if (text.slice(lineStart, findLineEnd(text, from)).trim() === '') return lineStart;
  const empty = /\r?\n[ \t]*(?=\r?\n|$)/g;
  empty.lastIndex = code ? Math.max(from - 1, 0) : from;
  const found = empty.exec(text);
  return found ? found.index : text.trimEnd().length;
}

function findLineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  if (lineFeed === -1) return text.length;
  return text[lineFeed - 1] === '\r' && lineFeed > offset ? lineFeed - 1 : lineFeed;
}

function skipEmptyLines(text: string, offset: number): number {
  return offset + (/^(?:[ \t]*\r?\n)*/.exec(text.slice(offset))?.[0].length ?? 0);
}
