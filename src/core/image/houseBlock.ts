import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Blog } from '../blog';
import { findPagePlace } from '../post/pageFile';
import type { Post } from '../post/post';
import { getLineStart } from '../text/lines';
import { isOverlap, type Edit, type Span } from '../text/span';
import { fillTemplate, getTemplate, linkPicture, type BlockValues } from './block';
import { toBlockValues } from './editPicture';
import { toHtmlAddress, toMarkdownAddress } from './markdownAddress';
import { findPostPictures, type PostPicture } from './postPictures';
import type { BlockTemplate } from './template';

type Node = DefaultTreeAdapterTypes.ChildNode;

// Elements that stand in a line of text; none of them can be beside a block without making it part of the text.
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'font', 'i', 'img', 'kbd', 'label', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'button', 'input', 'mark', 's', 'del', 'ins']);
// Elements in which a block may stand.
const CONTAINERS = new Set(['div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'center', 'blockquote', 'body', 'details', 'td', 'th', 'li', 'dd']);

/** Returns the edit that makes a picture the house's block; `undefined` when it is one, or when it stands amid a text, which a block would tear apart. */
export function toHouseBlock(picture: PostPicture, post: Post, blog: Blog): Edit | undefined {
  if (picture.kind === 'block' || picture.source === '') return undefined;
  const template = getTemplate(blog.settings, post);
  const src = toAddress(picture, template, post, blog);
  if (src === undefined) return undefined;
  const values = readSizes({ ...toBlockValues(picture.values), src });
  const shows = (name: string): boolean => template.slots.some(slot => slot.name === name);
  // Words that readers see are not thrown away.
  if (values.caption !== undefined && values.caption !== '' && !shows('caption')) return undefined;
  const block = fillTemplate(template, values).replaceAll(/\r?\n/g, post.eol);
  const { surroundings } = picture;
  if (!surroundings) return standsAloneInMarkdown(picture.block, post) || isInline(template) ? { ...picture.block, text: block } : undefined;
  const { node, span, link } = surroundings;
  const canStand = template.isMarkdown ? isAtRoot(node) && standsAloneInMarkdown(span, post) && !link : isInline(template) || standsAlone(node, post);
  return canStand ? { ...span, text: link ? linkPicture(block, link) : block } : undefined;
}

/** Returns the address that shows the same picture in a template; `undefined` when there is none. */
function toAddress({ element, source }: PostPicture, { isMarkdown }: BlockTemplate, post: Post, blog: Blog): string | undefined {
  const place = findPagePlace(post, blog);
  if (isMarkdown) return element ? toMarkdownAddress(source, blog.settings, place) : source;
  return element ? source : toHtmlAddress(source, blog.settings, place);
}

/** Returns the edits that make every picture of a post that can be one the house's block. */
export async function allToHouseBlocks(post: Post, blog: Blog): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  for (const picture of await findPostPictures(post, blog.settings)) {
    const edit = toHouseBlock(picture, post, blog);
    if (edit && !edits.some(other => isOverlap(edit, other))) edits.push(edit);
  }
  return edits;
}

/** A size that is no number of pixels (`100%`, `auto`) is not the picture's. */
function readSizes({ width, height, ...others }: BlockValues): BlockValues {
  const isNumber = (value: string | undefined): value is string => value !== undefined && /^\d+$/.test(value);
  return { ...others, ...(isNumber(width) ? { width } : {}), ...(isNumber(height) ? { height } : {}) };
}

/** Tells whether a template may stand in a line of text. */
function isInline({ tags, isMarkdown }: BlockTemplate): boolean {
  return isMarkdown || tags.every(({ name }) => INLINE.has(name));
}

function isAtRoot({ parentNode }: Node): boolean {
  return !parentNode || !('tagName' in parentNode);
}

function standsAlone(node: Node, post: Post): boolean {
  const { parentNode: parent } = node;
  if (!parent || ('tagName' in parent && !CONTAINERS.has(parent.tagName))) return false;
  const index = parent.childNodes.indexOf(node);
  return isBoundary(parent.childNodes, index, -1, post) && isBoundary(parent.childNodes, index, 1, post);
}

/** Tells whether a block may end beside a node: at another block, at the parent's edge, or where Markdown has an empty line. */
function isBoundary(siblings: readonly Node[], from: number, step: 1 | -1, { isMarkdown }: Post): boolean {
  for (let index = from + step; ; index += step) {
    const node = siblings[index];
    if (!node) return true;
    if ('tagName' in node) return !INLINE.has(node.tagName);
    if (!('value' in node)) continue;
    if (isMarkdown && (step === 1 ? /^[ \t]*\r?\n[ \t]*\r?\n/ : /\n[ \t]*\r?\n[ \t]*$/).test(node.value)) return true;
    if (node.value.trim() !== '') return false;
  }
}

/** Tells whether a picture is a paragraph of its own: alone on its line, empty lines around it. */
function standsAloneInMarkdown({ start, end }: Span, { text, body }: Post): boolean {
  const before = text.slice(body.start, getLineStart(text, start));
  const isFirst = before.trim() === '' || /\n[ \t]*\r?\n$/.test(before);
  return isFirst && text.slice(Math.max(getLineStart(text, start), body.start), start).trim() === '' && /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(text.slice(end));
}
