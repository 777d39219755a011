import type { HtmlElement } from '../post/htmlTree';
import type { Post } from '../post/post';
import { getLineStart } from '../text/lines';
import type { Span } from '../text/span';
import { withCaret, type Change } from './change';
import { bareParagraph, type Form } from './form';
import { isBlank, isWhole, type WholeElement } from './htmlPlace';
import { getGap, isInBody, repeatTag, type TextBlock } from './textBlock';

/** Returns the change that leaves an empty paragraph, heading or list item. */
export function leaveBlock(post: Post, { element, outer }: TextBlock, house: Form): Change | undefined {
  const parent = outer.at(-1);
  if (element.name === 'li') return parent && isWhole(parent) && /^(?:ul|ol|menu)$/.test(parent.name) ? leaveList(post, element, parent, outer.slice(0, -1), house) : undefined;
  if (element.name !== 'p' && /^h[1-6]$/.test(element.name)) return replaceBy(element.span, isInBody(outer) ? house : bareParagraph);
  if (parent?.name === 'blockquote' && isWhole(parent) && isLast(post.text, element, parent)) return leaveParent(post, element, parent, isInBody(outer.slice(0, -1)) ? house : bareParagraph);
  return leaveParagraph(post, element.span);
}

// To Markdown, what is indented so behind an empty line is code.
const CODE_NEXT = /^[ \t]*\r?\n(?: {4}| {0,3}\t)[ \t]*\S/;

/** An empty line takes the place of a paragraph, with the indentation that it has; nothing where an empty line would make code of what follows. */
export function leaveParagraph(post: Post, { start, end }: Span): Change {
  const { text, eol } = post;
  if (post.isMarkdown && CODE_NEXT.test(text.slice(end, end + 2000))) return takeAway(post, { start, end });
  const before = isBlank(text.slice(getLineStart(text, start), start)) ? '' : eol;
  const after = /^[^\S\n]*(?:\n|$)/.test(text.slice(end, end + 2000)) ? '' : eol;
  return withCaret([{ start, end, text: before + after }], start + before.length);
}

/** Takes an element away, with the line that it has for itself: the caret ends up behind what stands before it. */
export function takeAway({ text, body }: Post, { start, end }: Span): Change {
  const lineStart = getLineStart(text, start);
  const before = text.slice(lineStart, start);
  const isInQuote = /^[ \t>]*$/.test(before) && /^[ \t]*>/.test(text.slice(getLineStart(text, lineStart - 1), lineStart));
  const hasLine = lineStart > body.start && (isBlank(before) || isInQuote);
  const from = hasLine ? lineStart - (text[lineStart - 2] === '\r' ? 2 : 1) : start;
  return withCaret([{ start: from, end, text: '' }], from);
}

/** The item of a list that stands in another item becomes that list's next. */
function leaveList(post: Post, item: WholeElement, list: WholeElement, outer: readonly HtmlElement[], house: Form): Change | undefined {
  const { text } = post;
  if (!isLast(text, item, list)) return undefined;
  const around = outer.at(-1);
  if (around?.name !== 'li') return leaveParent(post, item, list, isInBody(outer) ? house : bareParagraph);
  return isWhole(around) ? leaveParent(post, item, list, { opening: repeatTag(text, around), closing: text.slice(around.endTag.start, around.endTag.end) }, around) : undefined;
}

/** Takes an element out of the end of its parent, and what is next to be written behind that, or behind another around it. */
function leaveParent({ text, eol }: Post, element: WholeElement, parent: WholeElement, { opening, closing }: Form, behind = parent): Change {
  const isOnly = isBlank(text.slice(parent.startTag.end, element.span.start));
  if (isOnly && behind === parent) return replaceBy(parent.span, { opening, closing });
  const gone = isOnly ? parent.span : element.span;
  const start = gone.start - /[ \t\r\n\f]*$/.exec(text.slice(0, gone.start))![0].length;
  const next = getGap(text, behind.span, eol) + opening;
  const edits = [{ start, end: gone.end, text: '' }, { start: behind.span.end, end: behind.span.end, text: next + closing }];
  return withCaret(edits, behind.span.end - (gone.end - start) + next.length);
}

function replaceBy({ start, end }: Span, { opening, closing }: Form): Change {
  return withCaret([{ start, end, text: opening + closing }], start + opening.length);
}

function isLast(text: string, { span }: HtmlElement, { endTag }: WholeElement): boolean {
  return isBlank(text.slice(span.end, endTag.start));
}
