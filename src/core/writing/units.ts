import type { Blog } from '../blog';
import type { Body } from '../post/body';
import type { HtmlElement } from '../post/htmlTree';
import type { Post } from '../post/post';
import { linesFrom, getLineStart } from '../text/lines';
import type { Span } from '../text/span';
import { findBareLine } from './bareLine';
import { getParagraphForm, getSectionForm } from './form';
import { findAround, hidesCode, type WholeElement } from './htmlPlace';
import { findFormText, isEmpty, isTextElement } from './textBlock';

/** A paragraph, heading, item or typed line of a body, which can become another. */
export interface Unit extends Span {
  /** What stands before its text and behind it; empty around a typed line. */
  readonly opening: Span;
  readonly closing: Span;
  readonly form: 'house' | 'section' | 'line' | 'other';
  /** `undefined` for a typed line. */
  readonly element: WholeElement | undefined;
  /** What it stands in, the outermost first. */
  readonly outer: readonly HtmlElement[];
}

/** Finds the units that a selection meets, in the order of the text; pictures alone are none. */
export function findUnits(post: Post, blog: Blog, body: Body, { start, end }: Span): readonly Unit[] {
  const { text } = post;
  const house = getParagraphForm(post, blog);
  const section = getSectionForm(post, blog);
  const meets = (span: Span): boolean => (start === end ? span.start <= end && start <= span.end : span.start < end && start < span.end);
  const blocks = body.html.elements.filter(({ span }) => meets(span)).filter((element): element is WholeElement => isTextElement(text, element, house) && !hidesCode(body, post, element));
  const units: Unit[] = [];
  for (const element of blocks) {
    if (blocks.some(other => other !== element && element.span.start <= other.span.start && other.span.end <= element.span.end)) continue;
    const outer = findAround(body, post, element.span.start);
    if (!outer || !(hasText(element) || isEmpty(element))) continue;
    const inSection = findFormText(text, element, section);
    const inHouse = inSection ? undefined : findFormText(text, element, house);
    const inner = inSection ?? inHouse ?? { start: element.startTag.end, end: element.endTag.start };
    units.push({ ...element.span, opening: { start: element.span.start, end: inner.start }, closing: { start: inner.end, end: element.span.end }, form: inSection ? 'section' : inHouse ? 'house' : 'other', element, outer });
  }
  for (const { start: lineStart, end: lineEnd } of linesFrom(text, Math.max(getLineStart(text, start), post.body.start))) {
    if (lineStart > end || (lineStart === end && start < end)) break;
    const at = lineStart + (/\S/.exec(text.slice(lineStart, lineEnd))?.index ?? 0);
    const line = findBareLine(post, body, at) ?? findBareLine(post, body, Math.max(start, lineStart));
    if (line && meets(line)) units.push({ start: line.start, end: line.end, opening: { start: line.start, end: line.start }, closing: { start: line.end, end: line.end }, form: 'line', element: undefined, outer: line.outer });
  }
  return units.sort((a, b) => a.start - b.start);
}

function hasText({ node }: HtmlElement): boolean {
  const waiting = [...node.childNodes];
  for (let child = waiting.pop(); child; child = waiting.pop()) {
    if ('value' in child && child.value.trim() !== '') return true;
    if ('tagName' in child) waiting.push(...child.childNodes);
  }
  return false;
}
