import { insertBlock } from '../image/place';
import { parseHtmlTree } from '../post/body';
import type { Post } from '../post/post';
import { isInside, isOverlap, type Edit, type Span } from '../text/span';
import type { Change } from './change';
import { readForm } from './form';

/**
 * Puts blocks of a body in place of what is selected. One paragraph goes into the text that it is pasted into; more goes behind the block there, or
 * in place of an empty paragraph. What cannot be taken away without tearing elements apart stays. The caret ends up behind the last word.
 *
 * @param blocks markup of a body
 * @param paragraph the blog's form, `paragraph.block`
 */
export async function pasteBody(post: Post, blocks: string, selection: Span, paragraph: string): Promise<Change> {
  const { elements } = await parseHtmlTree(post);
  const around = elements.findLast(({ name, startTag, endTag }) => /^(?:p|li|h[1-6]|td|th)$/.test(name) && startTag.end <= selection.start && endTag && selection.end <= endTag.start);
  const words = readSingle(blocks, paragraph);
  const isMarkdown = around === undefined && post.isMarkdown && !blocks.startsWith('<');
  const isTorn = elements.some(({ span }) => isOverlap(span, selection) && !isInside(span, selection) && !isInside(selection, span));
  const isSelected = selection.start < selection.end && !isTorn;
  if (around?.name === 'p' && isBlank(post.text.slice(around.startTag.end, selection.start) + post.text.slice(selection.end, around.endTag!.start))) {
    return replace(around.span, blocks);
  }
  if (words !== undefined && !isTorn && (around ?? isMarkdown)) return replace(selection, words);
  if (isSelected && !around && !isMarkdown) return replace(selection, blocks);
  const { edit, cursor } = await insertBlock(post, blocks, selection.end);
  const removed: readonly Edit[] = isSelected ? [{ ...selection, text: '' }] : [];
  return { edits: [...removed, edit], selections: [caretBehind(blocks, cursor - (isSelected ? selection.end - selection.start : 0))] };
}

/** Returns the text of a single paragraph; `undefined` when there is more. */
function readSingle(blocks: string, paragraph: string): string | undefined {
  const { opening, closing } = readForm(paragraph);
  const isFormed = blocks.startsWith(opening) && blocks.endsWith(closing) && blocks.length >= opening.length + closing.length;
  const words = isFormed ? blocks.slice(opening.length, blocks.length - closing.length) : blocks;
  return /\n|<\/?(?:p|h[1-6]|[uo]l|li|table|blockquote|figure|pre|hr|div)\b/.test(words) ? undefined : words;
}

function isBlank(html: string): boolean {
  return html.replaceAll(/<br\s*\/?>|&nbsp;|\s/g, '') === '';
}

function replace(span: Span, text: string): Change {
  return { edits: [{ ...span, text }], selections: [caretBehind(text, span.start + text.length)] };
}

/** Before the end tags that the blocks end with. */
function caretBehind(blocks: string, end: number): Span {
  const caret = end - (/(?:<\/[a-z\d]+>\s*)*$/.exec(blocks)?.[0].length ?? 0);
  return { start: caret, end: caret };
}
