import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Blog } from '../blog';
import type { Body } from '../post/body';
import type { HtmlElement } from '../post/htmlTree';
import type { Post } from '../post/post';
import { withCaret, type Change } from './change';
import { getParagraphForm, type Form } from './form';
import { findAround, inHtml, inlineElements, isBlank, isWhole, type WholeElement } from './htmlPlace';
import { leaveParagraph, takeAway } from './leaveBlock';
import { findLinePrefix } from './linePrefix';
import { findTextBlock, isEmpty, isTextElement, repeatTag } from './textBlock';

/**
 * Returns what Backspace does at a place: at the start of a paragraph of an HTML body it joins it to the one before; an empty one goes.
 * Where there is nothing to join it to, the start tag stays whole. `undefined`: what it does in any text. A promise only until the parsers have been loaded.
 */
export function pressBackspace(post: Post, blog: Blog, offset: number): Change | undefined | Promise<Change | undefined> {
  return inHtml(post, offset, body => goBack(post, blog, body, offset));
}

function goBack(post: Post, blog: Blog, body: Body, offset: number): Change | undefined {
  const { text } = post;
  const house = getParagraphForm(post, blog);
  const around = findAround(body, post, offset);
  const block = around && findTextBlock(text, around, house);
  if (!block || !isAtStart(block.element, block.inlines, offset)) return undefined;
  const { element } = block;
  const previous = findPrevious(text, body, element, house);
  if (isEmpty(element)) {
    if (findLinePrefix(post, body, offset) !== undefined) return takeAway(post, element.span);
    if (!previous) return element.name === 'li' ? withCaret([], offset) : leaveParagraph(post, element.span);
    return withCaret([{ start: previous.span.end, end: element.span.end, text: '' }], findTextEnd(text, body, previous));
  }
  if (previous && isEmpty(previous)) return withCaret([{ start: previous.span.start, end: element.span.start, text: '' }], offset - (element.span.start - previous.span.start));
  return previous && holdsText(previous) && holdsText(element) ? join(text, body, previous, element, offset) : withCaret([], offset);
}

/** Nothing but start tags stands between the start of a block and a place in it. */
function isAtStart({ startTag }: HtmlElement, inlines: readonly HtmlElement[], offset: number): boolean {
  return inlines.reduce((position, inline) => (inline.startTag.start === position ? inline.startTag.end : Number.NaN), startTag.end) === offset;
}

/** The block that an element is joined to: right before it, and of its kind. */
function findPrevious(text: string, { html }: Body, element: WholeElement, house: Form): WholeElement | undefined {
  const start = element.span.start - /[ \t\r\n\f]*$/.exec(text.slice(0, element.span.start))![0].length;
  const previous = html.elements.find(({ span, node }) => span.end === start && node.parentNode === element.node.parentNode);
  return previous && isTextElement(text, previous, house) && (previous.name === 'li') === (element.name === 'li') ? previous : undefined;
}

/** Joins two blocks, and the bold, links and the like that end the one and begin the other alike. */
function join(text: string, body: Body, previous: WholeElement, element: WholeElement, offset: number): Change {
  const ends = findEdges(body, previous, 'last');
  const starts = findEdges(body, element, 'first');
  let depth = 0;
  while (depth < ends.length && depth < starts.length && repeatTag(text, ends[depth]!) === repeatTag(text, starts[depth]!)) depth++;
  const { endTag } = ends[depth - 1] ?? previous;
  const { startTag } = starts[depth - 1] ?? element;
  const layout = depth === 0 ? /(?:\r?\n[ \t]*)*$/.exec(text.slice(0, endTag.start))![0].length : 0;
  const start = endTag.start - layout;
  const close = text.slice(previous.endTag.start, previous.endTag.end);
  const edits = [{ start, end: startTag.end, text: '' }, ...(previous.name === element.name ? [] : [{ ...element.endTag, text: close }])];
  // What does not begin alike stays open for the caret.
  return withCaret(edits, start + Math.max(offset - startTag.end, 0));
}

/** Returns where the text of a block ends, within the bold and the like that end it. */
function findTextEnd(text: string, body: Body, block: WholeElement): number {
  const { startTag, endTag } = findEdges(body, block, 'last').at(-1) ?? block;
  return endTag.start - /[ \t\r\n\f]*$/.exec(text.slice(startTag.end, endTag.start))![0].length;
}

/** Returns the elements of text that begin or end a block, the outermost first. */
function findEdges({ html }: Body, block: WholeElement, edge: 'first' | 'last'): WholeElement[] {
  const edges: WholeElement[] = [];
  for (let node: DefaultTreeAdapterTypes.ChildNode | undefined = block.node; node && 'tagName' in node;) {
    node = edge === 'first' ? node.childNodes[0] : node.childNodes.at(-1);
    const element = html.elements.find(other => other.node === node);
    if (!element || !isWhole(element) || !inlineElements.has(element.name)) break;
    edges.push(element);
  }
  return edges;
}

/** A picture alone is no text that another could be joined to, nor is a list in an item. */
function holdsText({ node }: HtmlElement): boolean {
  const isText = (child: DefaultTreeAdapterTypes.ChildNode): boolean => ('value' in child ? !isBlank(child.value) : 'tagName' in child && child.childNodes.some(isText));
  return node.childNodes.some(isText) && node.childNodes.every(child => !('tagName' in child) || !/^(?:[uod]l|p|h[1-6]|div|table|blockquote|pre)$/.test(child.tagName));
}
