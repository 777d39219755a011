import { isHtmlBlock, type Body } from '../post/body';
import type { Post } from '../post/post';
import { getLineStart, linesFrom, type Line } from '../text/lines';
import { isInside, type Edit, type Span } from '../text/span';
import type { BlockMark } from './mark';
import type { MarkedText } from './markInline';

// Marks of a quote, an item or a heading, each with the white space behind it.
const QUOTE = /^> ?/;
const BULLET = /^[-*+][ \t]+/;
const NUMBER = /^\d{1,9}[.)][ \t]+/;
const HEADING = /^#{1,6}[ \t]+/;

/** Makes the lines of selections in Markdown quotes, items, headings or paragraphs; where all of them are, they become paragraphs. */
export function toggleLines(post: Post, body: Body, selections: readonly Span[], mark: BlockMark): readonly MarkedText[] {
  const read = selections.map(selection => ({ selection, lines: findLines(post, body, selection, mark) }));
  const all = read.flatMap(({ lines }) => lines).filter(({ text }) => text.trim() !== '' || read.length === 1 && read[0]!.lines.length === 1);
  const areMarked = all.every(line => hasMark(line, mark));
  return read.map(({ selection, lines }) => {
    let number = 0;
    const edits = lines.flatMap((line): Edit[] => {
      if (line.text.trim() === '' && mark.kind !== 'quote' && lines.length > 1) return [];
      const indentation = /^[ \t]*/.exec(line.text)![0].length;
      const rest = line.text.slice(indentation);
      const old = getMark(rest, mark);
      const text = areMarked ? '' : getWritten(mark, ++number);
      const start = line.start + indentation;
      return rest.slice(0, old) === text ? [] : [{ start, end: start + old, text }];
    });
    const caret = selection.start === selection.end ? edits[0] : undefined;
    // A caret within what goes stands behind what comes.
    const kept = caret && selection.start < caret.end ? { start: caret.end, end: caret.end } : selection;
    return { edits, kept: { start: Math.max(kept.start, inside(edits, kept.start)), end: Math.max(kept.end, inside(edits, kept.end)) } };
  });
}

function inside(edits: readonly Edit[], offset: number): number {
  return edits.find(({ start, end }) => start <= offset && offset < end)?.end ?? offset;
}

function findLines(post: Post, body: Body, { start, end }: Span, mark: BlockMark): Line[] {
  const { text } = post;
  const lines: Line[] = [];
  for (const line of linesFrom(text, Math.max(getLineStart(text, start), post.body.start))) {
    if (line.start > end || (line.start === end && start < end)) break;
    const at = line.start + (/\S/.exec(line.text)?.index ?? 0);
    const isCode = body.markdown.stretches.some(({ kind, start: from, end: to }) => kind === 'code' && text.slice(from, to).includes('\n') && isInside({ start: at, end: line.end }, { start: from, end: to }));
    if (!isCode && (line.text.trim() === '' || !isHtmlBlock(body, post, at))) lines.push(line);
  }
  // Empty lines belong to a quote that goes on behind them.
  while (mark.kind === 'quote' && lines.length > 1 && lines.at(-1)!.text.trim() === '') lines.pop();
  return lines;
}

function hasMark({ text }: Line, mark: BlockMark): boolean {
  const rest = text.trimStart();
  switch (mark.kind) {
    case 'quote': return QUOTE.test(rest);
    case 'heading': return rest.startsWith(getWritten(mark, 1));
    case 'list': return (mark.isOrdered ? NUMBER : BULLET).test(rest);
    case 'paragraph': return ![QUOTE, BULLET, NUMBER, HEADING].some(each => each.test(rest));
  }
}

/** How long what stands there already is, which the new mark takes the place of. */
function getMark(rest: string, mark: BlockMark): number {
  const patterns = mark.kind === 'quote' ? [QUOTE] : mark.kind === 'paragraph' ? [QUOTE, BULLET, NUMBER, HEADING] : [BULLET, NUMBER, HEADING];
  return patterns.map(each => each.exec(rest)?.[0].length ?? 0).find(length => length > 0) ?? 0;
}

function getWritten(mark: BlockMark, number: number): string {
  switch (mark.kind) {
    case 'quote': return '> ';
    case 'heading': return `${'#'.repeat(mark.level ?? 2)} `;
    case 'list': return mark.isOrdered ? `${number}. ` : '- ';
    case 'paragraph': return '';
  }
}
