import type { Blog } from '../blog';
import type { Body } from '../post/body';
import type { HtmlElement } from '../post/htmlTree';
import type { Post } from '../post/post';
import type { Span } from '../text/span';
import { findBareLine } from './bareLine';
import { withCaret, type Change } from './change';
import { bareParagraph, getParagraphForm, type Form } from './form';
import { findAround, inHtml, isBlank, type WholeElement } from './htmlPlace';
import { leaveBlock, takeAway } from './leaveBlock';
import { findLinePrefix } from './linePrefix';
import { findTextBlock, getGap, getIndentation, isEmpty, isInBody, isTextElement, repeatTag, type TextBlock } from './textBlock';

/** Returns what stands between an element and the next. */
type GetBreak = (element: Span) => string;

/**
 * Returns what Enter does at a place: in an HTML body it starts the next paragraph, splits one, or leaves an empty one.
 * `undefined`: what it does in any text. A promise only until the parsers have been loaded.
 */
export function pressEnter(post: Post, blog: Blog, offset: number): Change | undefined | Promise<Change | undefined> {
  return inHtml(post, offset, body => enter(post, blog, body, offset));
}

function enter(post: Post, blog: Blog, body: Body, offset: number): Change | undefined {
  const { text, eol } = post;
  const around = findAround(body, post, offset);
  if (!around) return undefined;
  const prefix = findLinePrefix(post, body, offset);
  const house = prefix === undefined ? getParagraphForm(post, blog) : bareParagraph;
  const getBreak: GetBreak = span => (prefix === undefined ? getGap(text, span, eol) : eol + prefix);
  const block = findTextBlock(text, around, house);
  if (!block) return enterBehind(post, body, around, house, offset, getBreak) ?? (prefix === undefined ? enterBareLine(post, body, house, offset) : undefined);
  const { element } = block;
  if (isEmpty(element)) return prefix === undefined ? leaveBlock(post, block, house) : takeAway(post, element.span);
  const open = [...block.inlines];
  const at = leaveInlines(text, open, offset);
  if (isBlank(text.slice(at, element.endTag.start))) return startNext(post, block, house, getBreak);
  if (isBlank(text.slice(element.startTag.end, at))) {
    const { opening, closing } = getNextForm(text, block, house);
    const above = opening + closing + getBreak(element.span);
    return withCaret([{ start: element.span.start, end: element.span.start, text: above }], offset + above.length);
  }
  return open.some(({ name }) => name === 'code') ? undefined : split(post, element, open, at, getBreak);
}

/** Steps out of the elements that a place is at the edge of, so that none is left empty; takes them from those that are open. */
function leaveInlines(text: string, open: WholeElement[], offset: number): number {
  let at = offset;
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    if (isBlank(text.slice(at, inner.endTag.start))) at = inner.span.end;
    else if (isBlank(text.slice(inner.startTag.end, at))) at = inner.span.start;
    else break;
    open.pop();
  }
  return at;
}

function split({ text }: Post, element: WholeElement, open: readonly WholeElement[], at: number, getBreak: GetBreak): Change {
  const start = at - /[ \t\r\n\f]*$/.exec(text.slice(element.startTag.end, at))![0].length;
  const end = at + /^[ \t\r\n\f]*/.exec(text.slice(at, element.endTag.start))![0].length;
  const closings = [element, ...open].reverse().map(({ endTag }) => text.slice(endTag.start, endTag.end)).join('');
  const openings = [element, ...open].map(each => repeatTag(text, each)).join('');
  const between = closings + getBreak(element.span) + openings;
  return withCaret([{ start, end, text: between }], start + between.length);
}

function startNext({ text }: Post, block: TextBlock, house: Form, getBreak: GetBreak): Change {
  const { opening, closing } = getNextForm(text, block, house);
  const { span } = block.element;
  const before = getBreak(span) + opening;
  return withCaret([{ start: span.end, end: span.end, text: before + closing }], span.end + before.length);
}

/** An item is followed by an item, anything else by a paragraph. */
function getNextForm(text: string, { element, outer }: TextBlock, house: Form): Form {
  if (element.name === 'li') return { opening: repeatTag(text, element), closing: text.slice(element.endTag.start, element.endTag.end) };
  return isInBody(outer) ? house : bareParagraph;
}

/** Directly behind a paragraph it is as at its end. */
function enterBehind(post: Post, body: Body, outer: readonly HtmlElement[], house: Form, offset: number, getBreak: GetBreak): Change | undefined {
  const { text } = post;
  const element = text[offset - 1] === '>' ? body.html.elements.find(({ span }) => span.end === offset) : undefined;
  if (!element || !isTextElement(text, element, house) || !/^[^\S\n]*(?:\n|<|$)/.test(text.slice(offset, offset + 2000))) return undefined;
  return startNext(post, { element, inlines: [], outer }, house, getBreak);
}

function enterBareLine(post: Post, body: Body, house: Form, offset: number): Change | undefined {
  const { text, eol } = post;
  const line = findBareLine(post, body, offset);
  if (!line || offset < line.end) return undefined;
  const { opening, closing } = isInBody(line.outer) ? house : bareParagraph;
  const next = closing + eol + getIndentation(text, line.start) + opening;
  const blanks = /^[ \t]*/.exec(text.slice(line.end))![0].length;
  const edits = [{ start: line.start, end: line.start, text: opening }, { start: line.end, end: line.end + blanks, text: next + closing }];
  return withCaret(edits, line.end + opening.length + next.length);
}
