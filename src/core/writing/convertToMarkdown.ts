import * as l10n from '@vscode/l10n';
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Blog } from '../blog';
import { readBody, type Body } from '../post/body';
import type { Post } from '../post/post';
import { findRootBlocks } from '../post/rootBlocks';
import type { Edit, Span } from '../text/span';
import { refuseChange, type Conversion } from './conversion';
import { MarkdownWriter } from './markdownWriter';
import { readShownPage } from './shownPage';

type Node = DefaultTreeAdapterTypes.ChildNode;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** Neighbours in the tree that become Markdown together. */
type Run = readonly [Node, ...Node[]];

/**
 * Writes the HTML that a selection touches as Markdown, with what Markdown has no signs for within a line left as tags. The DOM of the page stays the same but
 * for white space that no browser shows: where it would not, the answer is why, such as a style that would be lost.
 *
 * @param selection of the file; an empty one means the element that it stands in
 */
export async function convertToMarkdown(post: Post, blog: Blog, selection: Span): Promise<Conversion> {
  if (!post.isMarkdown) return { refusal: l10n.t('This body is HTML: its site reads no Markdown in it.') };
  const body = await readBody(post);
  const runs = findRuns(body, post, selection);
  if (runs.length === 0) return { refusal: l10n.t('There is no HTML in the selection.') };
  const spans = runs.map(run => ({ start: toSpan(run[0], post).start, end: toSpan(run.at(-1)!, post).end }));
  const template = body.templates.find(({ start, end }) => spans.some(span => span.start < end && start < span.end));
  if (template) return { refusal: l10n.t('{0} is filled in when the site is built. Leave it out of the selection.', post.text.slice(template.start, template.end).slice(0, 60)) };
  const page = await readShownPage(post, blog);
  let refusal = '';
  // Signs such as ** do not work everywhere, for example between a Chinese letter and a quotation mark; tags do.
  for (const hasSigns of [true, false]) {
    const writer = new MarkdownWriter(blog.settings, { hasSigns });
    const written = writeRuns(writer, runs);
    const edits = written.map((markdown, index) => toEdit(markdown, spans[index]!, post));
    if (writer.lost !== undefined) return { refusal: writer.lost };
    const change = await page.findChange(edits);
    if (!change) return { edits };
    refusal ||= refuseChange(change);
  }
  return { refusal };
}

function writeRuns(writer: MarkdownWriter, runs: readonly Run[]): readonly string[] {
  try {
    return runs.map(run => writer.writeBlocks(run));
  } catch (error) {
    // Elements nested by the thousand exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    writer.lose(l10n.t('What is selected is nested too deep.'));
    return [];
  }
}

/** Finds what a selection touches, in the innermost element that it lies in; what is Markdown already is left out. */
function findRuns(body: Body, post: Post, selection: Span): readonly Run[] {
  const isTouched = (node: Node): boolean => {
    const { start, end } = toSpan(node, post);
    return selection.start === selection.end ? start <= selection.start && selection.end <= end : start < selection.end && selection.start < end;
  };
  let parent: ParentNode = body.html.root;
  let touched = parent.childNodes.filter(isTouched);
  for (let only = touched[0]; touched.length === 1 && only && 'tagName' in only && isInside(selection, only, post); only = touched[0]) {
    parent = only;
    touched = parent.childNodes.filter(isTouched);
  }
  const htmlBlocks = findRootBlocks(body.markdown).filter(({ kind }) => kind === 'html');
  const runs: [Node, ...Node[]][] = [];
  let isOpen = false;
  for (const node of touched) {
    if (isBlank(node)) continue;
    const { start, end } = toSpan(node, post);
    const isHtml = htmlBlocks.some(block => block.start <= start && end <= block.end);
    if (isHtml && isOpen) runs.at(-1)!.push(node);
    else if (isHtml) runs.push([node]);
    isOpen = isHtml;
  }
  return runs;
}

/** Tells whether a selection lies between the tags of an element that Markdown may stand in. */
function isInside({ start, end }: Span, { tagName, sourceCodeLocation: place }: DefaultTreeAdapterTypes.Element, { body }: Post): boolean {
  return /^(?:div|section|article|main|center)$/.test(tagName) && !!place?.startTag && !!place.endTag && body.start + place.startTag.endOffset <= start && end <= body.start + place.endTag.startOffset;
}

function isBlank(node: Node): boolean {
  return node.nodeName === '#text' && 'value' in node && node.value.trim() === '';
}

/** What is never closed reaches over the white space behind it. */
function toSpan({ sourceCodeLocation: place }: Node, { text, body }: Post): Span {
  if (!place) return { start: -1, end: -1 };
  const start = body.start + place.startOffset;
  return { start, end: start + text.slice(start, body.start + place.endOffset).trimEnd().length };
}

/** Markdown stands between empty lines, and what follows it is not indented. */
function toEdit(markdown: string, { start, end }: Span, { text, body, eol }: Post): Edit {
  const before = /\s*$/.exec(text.slice(body.start, start))![0];
  const after = /^\s*/.exec(text.slice(end))![0];
  const isFirst = start - before.length === body.start;
  const isLast = end + after.length === text.length;
  const keepsBefore = isFirst ? /(?:^|\n)$/.test(before) : /\n[ \t]*\r?\n$/.test(before);
  const keepsAfter = isLast || /^[ \t]*\r?\n[ \t]*\r?\n(?:.*\n)*$/.test(after);
  return {
    start: keepsBefore ? start : start - before.length,
    end: keepsAfter ? end : end + after.length,
    text: (keepsBefore || isFirst ? '' : eol + eol) + markdown.replaceAll('\n', eol) + (keepsAfter ? '' : eol + eol),
  };
}
