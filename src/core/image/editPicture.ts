import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Blog } from '../blog';
import type { HtmlElement } from '../post/htmlTree';
import type { MarkdownImage } from '../post/markdownReferences';
import { toSecureAddress } from '../post/pictureAddress';
import { findPagePlace } from '../post/pageFile';
import type { Post } from '../post/post';
import { getLineStart } from '../text/lines';
import { isInside, type Edit, type Span } from '../text/span';
import { escapeFor, type BlockValues } from './block';
import { findLazyAttributes, setAttribute } from './bodyPictures';
import { toMarkdownAddress } from './markdownAddress';
import type { PixelSize } from './measure';
import { findValueSpan } from './nodePlaces';
import type { PostPicture } from './postPictures';

/** The sizes of a picture and of the one that takes its place; `undefined` when they cannot be told. */
export interface Replacement {
  readonly before: PixelSize | undefined;
  readonly size: PixelSize | undefined;
}

/** Returns the edits that give a picture another address, and, when another picture is there, other sizes. */
export function replaceSource(picture: PostPicture, address: string, post: Post, blog: Blog, replacement?: Replacement): readonly Edit[] {
  const { element, markdown } = picture;
  const { text, body } = post;
  if (!element) return markdown ? [replaceInMarkdown(markdown, escapeFor('markdownAddress', toMarkdownAddress(address, blog.settings, findPagePlace(post, blog)) ?? address))] : [];
  // A script would put the old one back, and a browser prefers a set of old ones; a set by https: is no other.
  const lazy = findLazyAttributes(element.attributes).flatMap(name => removeAttribute(element, name, text));
  const isOther = address !== toSecureAddress(picture.source);
  const sets = isOther ? ['srcset', 'sizes'].flatMap(name => removeAttribute(element, name, text)) : [];
  const sources = (isOther ? findSources(element) : []).map(({ sourceCodeLocation: at }) => removeWithSpace({ start: body.start + at!.startOffset, end: body.start + at!.endOffset }, text));
  const link = picture.surroundings?.linkNode;
  const href = link?.attrs.find(({ name, value }) => name === 'href' && value.trim() === picture.source);
  const place = href && link?.sourceCodeLocation?.attrs?.['href'];
  const target = place ? [{ ...findValueSpan(text, { start: body.start + place.startOffset, end: body.start + place.endOffset }), text: escapeFor('address', address) }] : [];
  return [setAttribute(element, 'src', address), ...lazy, ...sets, ...sources, ...target, ...(replacement ? resize(picture, replacement, text) : [])];
}

/** Returns the sources that a `picture` element has beside its picture. */
function findSources({ node: { parentNode: parent } }: HtmlElement): readonly DefaultTreeAdapterTypes.ChildNode[] {
  if (!parent || !('tagName' in parent) || parent.tagName !== 'picture') return [];
  return parent.childNodes.filter(({ nodeName, sourceCodeLocation }) => nodeName === 'source' && sourceCodeLocation);
}

/** A size that was the old picture's own becomes the new one's, or goes; a width that the author has chosen stays, and so do the proportions. */
function resize({ element }: PostPicture, { before, size }: Replacement, text: string): readonly Edit[] {
  const read = (name: string): number => Number(element!.attributes.get(name)?.value);
  const names = (['width', 'height'] as const).filter(name => element!.attributes.has(name));
  const isOwn = before ? names.every(name => read(name) === before[name]) : names.length === 2;
  if (!isOwn && names.length < 2) return [];
  const wanted = size && !isOwn ? { width: read('width'), height: Math.round((read('width') * size.height) / size.width) } : size;
  return names.flatMap(name => {
    if (wanted && wanted[name] > 0) return [setAttribute(element!, name, String(wanted[name]))];
    return isOwn || name === 'height' ? removeAttribute(element!, name, text) : [];
  });
}

/** A picture whose address stands elsewhere, under a name, gets one of its own: others may have that name, too. */
function replaceInMarkdown({ addressSpan, target, title }: MarkdownImage, address: string): Edit {
  if (addressSpan) return { ...addressSpan, text: address };
  return { ...target, text: `(${address}${title === '' ? '' : ` "${escapeFor('markdownTitle', title)}"`})` };
}

/** Returns the edits that set a picture's `referrerpolicy`, or take it away; `undefined` for one of Markdown. */
export function setReferrerPolicy(picture: PostPicture, policy: string | undefined, text: string): readonly Edit[] | undefined {
  if (!picture.element) return undefined;
  return policy === undefined ? removeAttribute(picture.element, 'referrerpolicy', text) : [setAttribute(picture.element, 'referrerpolicy', policy)];
}

/** Returns the edits that make a picture so wide, or as wide as it is without saying so; a height that stands there keeps the proportions. */
export function setWidth(picture: PostPicture, width: number | undefined, { text }: Post, size?: PixelSize): readonly Edit[] | undefined {
  const { element, values } = picture;
  if (!element) return undefined;
  const placed = values.get('width');
  const present = element.attributes.get('width')?.span;
  // Where the block has it in a style, an attribute would not count.
  if (placed && !(present && isInside(placed.span, present))) return [width === undefined && placed.whole ? removeWithSpace(placed.whole, text) : { ...placed.span, text: String(width ?? '') }];
  if (width === undefined) return [...removeAttribute(element, 'width', text), ...removeAttribute(element, 'height', text)];
  const edits = [setAttribute(element, 'width', String(width))];
  if (!element.attributes.has('height')) return edits;
  const before = size ?? { width: Number(values.get('width')?.value), height: Number(values.get('height')?.value) };
  const height = Math.round((width * before.height) / before.width);
  return [...edits, ...(height > 0 && Number.isFinite(height) ? [setAttribute(element, 'height', String(height))] : removeAttribute(element, 'height', text))];
}

/** Returns the edit that says the size of a picture, next to its address; one of both that stands there already keeps the proportions. `undefined` for one of Markdown. */
export function setSize({ element, values }: PostPicture, { width, height }: PixelSize): readonly Edit[] | undefined {
  const place = element?.attributes.get('src')?.span.end;
  if (!element || place === undefined || width === 0 || height === 0) return undefined;
  const written = { width: Number(values.get('width')?.value), height: Number(values.get('height')?.value) };
  if (element.attributes.has('width')) return written.width > 0 ? [setAttribute(element, 'height', String(Math.round((written.width * height) / width)))] : undefined;
  if (element.attributes.has('height')) return written.height > 0 ? [setAttribute(element, 'width', String(Math.round((written.height * width) / height)))] : undefined;
  return [{ start: place, end: place, text: ` width="${width}" height="${height}"` }];
}

/** Returns the edit that gives a block another caption, or none; `undefined` where the block has no place for one. */
export function setCaption({ values, free }: PostPicture, caption: string, { text }: Post): Edit | undefined {
  const words = caption.trim();
  const present = values.get('caption');
  if (present) return words === '' && present.whole ? removeWithSpace(present.whole, text) : { ...present.span, text: escapeFor('text', words) };
  const place = free.get('caption');
  if (!place || words === '') return undefined;
  return { start: place.offset, end: place.offset, text: place.write({ ...toBlockValues(values), caption: words }) };
}

/** Returns the edit that takes a picture out with all that is its own: its block, its link, the line that would be left empty. */
export function removePicture({ block, element }: PostPicture, { text, body }: Post): Edit {
  const span = element ? block : growToLink(block, text);
  const lineStart = getLineStart(text, span.start);
  const after = /^[ \t]*(\r?\n|$)/.exec(text.slice(span.end));
  const isAlone = after !== null && lineStart >= body.start && text.slice(lineStart, span.start).trim() === '';
  if (!isAlone) return { ...span, text: '' };
  const end = span.end + after[0].length;
  const isBelowEmpty = /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(body.start, lineStart));
  const below = isBelowEmpty ? /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0 : 0;
  return { start: lineStart, end: end + below, text: '' };
}

/** Returns the values of a picture as a template takes them. */
export function toBlockValues(values: PostPicture['values']): BlockValues {
  return Object.fromEntries([...values].map(([name, { value }]) => [name, value]));
}

function removeAttribute(element: HtmlElement, name: string, text: string): Edit[] {
  const present = element.attributes.get(name);
  if (!present) return [];
  return [removeWithSpace(present.span, text)];
}

/** Returns the edit that takes something out with the white space before it. */
function removeWithSpace({ start, end }: Span, text: string): Edit {
  return { start: text.slice(0, start).trimEnd().length, end, text: '' };
}

/** A picture of Markdown that is all of a link: `[![alt](address)](target)`. */
function growToLink({ start, end }: Span, text: string): Span {
  const target = text[start - 1] === '[' ? /^\]\([^()\n]*\)/.exec(text.slice(end, end + 1000)) : null;
  return target ? { start: start - 1, end: end + target[0].length } : { start, end };
}
