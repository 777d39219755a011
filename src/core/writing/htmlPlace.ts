import { readBody, type Body } from '../post/body';
import { voidElements } from '../post/htmlNames';
import type { HtmlElement, HtmlParent } from '../post/htmlTree';
import type { Post } from '../post/post';
import type { Span } from '../text/span';
import { isHtmlBody } from './htmlBody';

const list = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that stand in a line of text, and can be ended and begun anew in the midst of it. */
export const inlineElements = list('a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup time tt u var');
/** Elements that hold a line of text. */
export const textElements = list('p h1 h2 h3 h4 h5 h6 li');
/** Elements that hold paragraphs as the body itself does. */
export const containers = list('div section article main center body header footer aside details');

/** Elements in which text is no HTML, or no text of the article. */
export const rawElements = list('pre listing script style textarea title xmp iframe noscript noembed noframes template select plaintext');

/** Calls a function with the body where a place is written in HTML; a promise only until the parsers have been loaded. */
export function inHtml<Result>(post: Post, offset: number, then: (body: Body) => Result): Result | undefined | Promise<Result | undefined> {
  const isHtml = offset >= post.body.start && offset <= post.body.end && isHtmlBody(post, offset);
  if (isHtml === false) return undefined;
  const body = readBody(post);
  if (isHtml === true && !(body instanceof Promise)) return then(body);
  return Promise.all([isHtml, body]).then(([is, read]) => (is ? then(read) : undefined));
}

/** Returns the elements around a place in HTML, the outermost first; `undefined` in tags, comments, templates, and where text is no HTML. */
export function findAround({ html, hidden, templates }: Body, { text, body }: Post, offset: number): readonly HtmlElement[] | undefined {
  const isIn = ({ start, end }: Span): boolean => start < offset && offset < end;
  if (hidden.some(isIn) || templates.some(isIn) || html.strayEndTags.some(({ span }) => isIn(span))) return undefined;
  const around: HtmlElement[] = [];
  for (const element of html.elements) {
    const { name, startTag, endTag, span } = element;
    if (startTag.start >= offset) break;
    if (isIn(startTag) || (endTag && isIn(endTag))) return undefined;
    if (startTag.end > offset || offset > (endTag?.start ?? span.end) || voidElements.has(name)) continue;
    if (rawElements.has(name) || element.isForeign) return undefined;
    around.push(element);
  }
  const inner = around.at(-1);
  const isComment = findComments(inner?.node ?? html.root, body.start).some(isIn);
  const isTag = /<[a-z/!?][^<>]*$/i.test(text.slice(Math.max(inner?.startTag.end ?? body.start, offset - 2000), offset));
  return isComment || isTag || findReference(text, offset) ? undefined : around;
}

/** Returns the comments that stand directly in a part of a body, which starts at `base`. */
export function findComments(parent: HtmlParent, base: number): readonly Span[] {
  return parent.childNodes.flatMap(({ nodeName, sourceCodeLocation: at }) => (nodeName === '#comment' && at ? [{ start: base + at.startOffset, end: base + at.endOffset }] : []));
}

/** Returns the character reference that a place is within, such as `&amp;`. */
export function findReference(text: string, offset: number): Span | undefined {
  const before = /&#?\w{0,32}$/.exec(text.slice(Math.max(offset - 34, 0), offset))?.[0];
  const behind = before === undefined ? undefined : /^#?\w{0,32};/.exec(text.slice(offset, offset + 34))?.[0];
  return before !== undefined && behind !== undefined ? { start: offset - before.length, end: offset + behind.length } : undefined;
}

/** An element with an end tag of its own, which ends it. */
export type WholeElement = HtmlElement & { readonly endTag: Span };

export function isWhole(element: HtmlElement): element is WholeElement {
  const { endTag, span, firstEnd } = element;
  return endTag?.end === span.end && firstEnd === span.end;
}

/** Tells whether there is code in a start tag, or a template: a tag without its `>` takes in what comes next. */
export function hidesCode({ shown }: Body, { text }: Post, { startTag: { start, end } }: HtmlElement): boolean {
  return shown.slice(start, end) !== text.slice(start, end);
}

/** Tells whether there is nothing in a text but what HTML takes for white space: a blank of Chinese is a character. */
export function isBlank(text: string): boolean {
  return /^[ \t\r\n\f]*$/.test(text);
}
