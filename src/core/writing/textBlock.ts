import type { DefaultTreeAdapterTypes } from 'parse5';
import type { HtmlElement } from '../post/htmlTree';
import { getLineStart } from '../text/lines';
import type { Span } from '../text/span';
import type { Form } from './form';
import { containers, inlineElements, isBlank, isWhole, textElements, type WholeElement } from './htmlPlace';

/** A paragraph, heading or list item around a place. */
export interface TextBlock {
  readonly element: WholeElement;
  /** The elements of text within it around the place, the outermost first. */
  readonly inlines: readonly WholeElement[];
  /** What the block stands in, the outermost first. */
  readonly outer: readonly HtmlElement[];
}

/** Returns the block of text that is innermost around a place; `undefined` when there is none, or it is not whole. */
export function findTextBlock(text: string, around: readonly HtmlElement[], form: Form): TextBlock | undefined {
  const index = around.findLastIndex(({ name }) => !inlineElements.has(name));
  const element = around[index];
  const inlines = around.slice(index + 1).filter(isWhole);
  if (!element || !isTextElement(text, element, form) || index + 1 + inlines.length < around.length) return undefined;
  const isNested = inlines.every((inline, depth) => inline.span.end <= (inlines[depth - 1] ?? element).endTag.start);
  return isNested ? { element, inlines, outer: around.slice(0, index) } : undefined;
}

/** Tells whether an element is whole and holds a line of text: a paragraph, heading or item, or whatever the blog writes its paragraphs with. */
export function isTextElement(text: string, element: HtmlElement, form: Form): element is WholeElement {
  return isWhole(element) && (textElements.has(element.name) || findFormText(text, element, form) !== undefined);
}

/** Returns what stands between opening and closing of a form; `undefined` when an element is not written in it. */
export function findFormText(text: string, { node, span, startTag }: HtmlElement, { opening, closing }: Form): Span | undefined {
  if (!text.startsWith(opening, span.start) || !text.startsWith(closing, span.end - closing.length)) return undefined;
  const base = startTag.start - (node.sourceCodeLocation?.startOffset ?? 0);
  for (let inner: DefaultTreeAdapterTypes.ChildNode | undefined = node; inner && 'tagName' in inner;) {
    const start = base + (inner.sourceCodeLocation?.startTag?.endOffset ?? Number.NaN);
    const end = base + (inner.sourceCodeLocation?.endTag?.startOffset ?? Number.NaN);
    if (start - span.start === opening.length && span.end - end === closing.length) return { start, end };
    inner = inner.childNodes.length === 1 ? inner.childNodes[0] : undefined;
  }
  return undefined;
}

/** Tells whether paragraphs stand here as in the body itself, in the blog's form; in lists, quotes and cells they are bare. */
export function isInBody(outer: readonly HtmlElement[]): boolean {
  return outer.every(({ name }) => containers.has(name));
}

/** Tells whether there is nothing in an element that is seen. */
export function isEmpty({ node }: HtmlElement): boolean {
  return node.childNodes.every(child => ('value' in child ? isBlank(child.value) : 'tagName' in child && inlineElements.has(child.tagName) && isEmpty({ node: child } as HtmlElement)));
}

/** Returns what stands between an element and one beside it: a line break and the line's indentation, or nothing where its neighbours share a line. */
export function getGap(text: string, { start, end }: Span, eol: string): string {
  const hasNext = !/^\s*(?:<\/|$)/.test(text.slice(end, end + 2000));
  const isBroken = hasNext ? /^[^\S\n]*\n/.test(text.slice(end, end + 2000)) : /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(start - 2000, 0), start));
  return isBroken ? eol + getIndentation(text, start) : '';
}

/** Returns the white space at the start of an offset's line, up to the offset. */
export function getIndentation(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(getLineStart(text, offset), offset))![0];
}

/** Returns a start tag as it can stand a second time: without what there can be only one of. */
export function repeatTag(text: string, { startTag, written }: HtmlElement): string {
  let repeated = '';
  let position = startTag.start;
  for (const { name, span } of written) {
    if (name !== 'id' && name !== 'value') continue;
    repeated += text.slice(position, span.start).trimEnd();
    position = span.end;
  }
  return repeated + text.slice(position, startTag.end);
}
