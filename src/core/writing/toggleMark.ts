import type { Blog } from '../blog';
import { readBody, type Body } from '../post/body';
import type { Post } from '../post/post';
import type { Span } from '../text/span';
import { keepSelected, type Change } from './change';
import { isHtmlBody } from './htmlBody';
import { readHtmlGround } from './htmlGround';
import { findReference } from './htmlPlace';
import { isInline, type InlineMark, type Mark } from './mark';
import { toggleHtmlBlocks } from './markHtmlBlocks';
import { isMarked, mark as markText, readMarked, unmark, type MarkedText } from './markInline';
import { toggleLines } from './markLines';
import { readMarkdownGround } from './markdownGround';

/**
 * Returns the change that makes selections bold, a link, a list and so on, in HTML or Markdown as the place is written; where all of them are,
 * it takes that away. An empty selection is the word around it, or the paragraph. `undefined`: there is nothing to change.
 */
export async function toggleMark(post: Post, blog: Blog, selections: readonly Span[], mark: Mark): Promise<Change | undefined> {
  const { body: { start, end } } = post;
  const inBody = selections.map(selection => ({ start: Math.max(Math.min(selection.start, end), start), end: Math.max(Math.min(selection.end, end), start) }));
  const isOutside = (selection: Span): boolean => selection.start < start && selection.end <= start;
  const wanted = inBody.filter((_, index) => !isOutside(selections[index]!));
  if (wanted.length === 0) return undefined;
  const body = await readBody(post);
  const marked = isInline(mark) ? await toggleText(post, body, wanted, mark) : await toggleBlocks(post, blog, body, wanted, mark);
  const edits = marked.flatMap(each => each.edits);
  if (edits.length === 0) return undefined;
  const all = selections.map((selection, index): MarkedText => (isOutside(selection) ? { edits: [], kept: selection } : marked[wanted.indexOf(inBody[index]!)]!));
  const change = keepSelected(edits, all.map(({ kept }) => kept));
  return { ...change, selections: change.selections.map((selection, index) => ({ start: selection.start - (all[index]!.back ?? 0), end: selection.end - (all[index]!.back ?? 0) })) };
}

async function toggleText(post: Post, body: Body, selections: readonly Span[], mark: InlineMark): Promise<readonly MarkedText[]> {
  const read = await Promise.all(selections.map(async selection => {
    const isHtml = await isHtmlBody(post, selection.start);
    const ground = isHtml ? readHtmlGround(post, body, mark, selection) : await readMarkdownGround(post, body, mark, selection);
    return readMarked(post.text, keepReferences(post.text, selection), ground);
  }));
  const areMarked = read.every(isMarked);
  return read.map(each => (areMarked ? unmark(each) : markText(post.text, each)));
}

/** A character reference is selected as a whole. */
function keepReferences(text: string, { start, end }: Span): Span {
  const from = findReference(text, start)?.start ?? start;
  return { start: from, end: start === end ? from : findReference(text, end)?.end ?? end };
}

async function toggleBlocks(post: Post, blog: Blog, body: Body, selections: readonly Span[], mark: Exclude<Mark, InlineMark>): Promise<readonly MarkedText[]> {
  const areHtml = await Promise.all(selections.map(({ start }) => isHtmlBody(post, start)));
  const html = toggleHtmlBlocks(post, blog, body, selections.filter((_, index) => areHtml[index]), mark);
  const lines = toggleLines(post, body, selections.filter((_, index) => !areHtml[index]), mark);
  let inHtml = 0;
  let inMarkdown = 0;
  return areHtml.map(isHtml => (isHtml ? html[inHtml++] : lines[inMarkdown++])!);
}
