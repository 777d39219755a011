import type { JsonSchema } from '../schema/jsonSchema';
import { getProperties } from '../schema/lookUp';
import { linesFrom, type Line } from '../text/lines';
import type { Edit, Span } from '../text/span';
import { isKeyLine } from './fences';
import type { Post } from './post';

/** A metadata block that its author sees and the site does not. */
export interface HiddenBlock {
  /** What hides it, the first of several reasons. */
  readonly reason: 'flattened' | 'dashes' | 'above' | 'indented' | 'behind' | 'empty';
  /** The opening fence; of an empty block, all from there to the end of the closing one. */
  readonly fence: Span;
  /** What makes the block visible; for an empty block, nothing does but metadata. */
  readonly edits: readonly Edit[];
  /** Where metadata belongs in an empty block. */
  readonly inside: Span;
}

// Anything that looks like a fence: input methods and editors turn hyphens into dashes.
const FENCE = /^([ \t\u3000]*)((?:-|–|—|―|－){2,})([ \t\u3000]*)$/;
const FLATTENED = /^\s*(---)([ \t]+)(?=[^\s:]+:)((?:[^\n]|\n(?![ \t]*\r?\n)){1,2000}?)([ \t]+)(---)[ \t]*(?=\r?\n|$)/;

/** Finds a block that the site does not take for front matter although it has fences. */
export function findHiddenBlock(post: Post, schema: JsonSchema): HiddenBlock | undefined {
  const { frontMatter, text } = post;
  if (!/^[\s\u200b]*[-–—―－]{2}/.test(text)) return undefined;
  if (!frontMatter?.opener) return findFlattened(post, schema) ?? findFenced(post);
  if (frontMatter.format !== 'yaml') return frontMatter.format === 'json' ? undefined : findFlattened(post, schema);
  if (frontMatter.outcome === 'ignored') return (frontMatter.value ?? undefined) === undefined ? findFenced(post) : undefined;
  // A fence further down, in the body, closes the block when the author's own is none.
  const hidden = frontMatter.outcome === 'fails' ? findFenced(post) : undefined;
  return hidden && (!frontMatter.closer || hidden.inside.end < frontMatter.closer.start) ? hidden : undefined;
}

function findFenced({ text, reader }: Post): HiddenBlock | undefined {
  const [opener, ...below] = linesUntilClosed(text, skipEmpty(text));
  const parts = opener && FENCE.exec(opener.text);
  const closer = below.at(-1);
  const closing = closer && FENCE.exec(closer.text);
  if (!opener || !parts || !closer || !closing) return undefined;
  const [, indentation = '', dashes = '', behind = ''] = parts;
  const fence = { start: opener.start + indentation.length, end: opener.start + indentation.length + dashes.length };
  const inside = { start: opener.next, end: closer.start };
  const inner = below.slice(0, -1);
  if (inner.every(line => line.text.trim() === '')) return { reason: 'empty', fence: { start: fence.start, end: closer.end }, edits: [], inside };
  if (!inner.some(line => isKeyLine(line.text.trimStart()))) return undefined;

  const above = text.slice(0, opener.start);
  const isAbove = reader === 'hexo' ? !/^(?:\r?\n)?$/.test(above) : above !== '';
  const isIndented = indentation !== '';
  const isBehind = behind !== '' && reader === 'hexo' && (above === '' || isAbove);
  const isDashes = !/^-{3,}$/.test(dashes) || !/^-{3,}$/.test(closing[2]!);
  if (!isAbove && !isIndented && !isBehind && !isDashes && closing[1] === '') return undefined;

  const edits: Edit[] = [];
  const edit = (start: number, end: number, replacement: string): void => {
    if (text.slice(start, end) !== replacement) edits.push({ start, end, text: replacement });
  };
  if (isAbove) edit(0, opener.start, '');
  for (const { start, text: line } of isIndented ? [opener, ...inner] : []) if (line.startsWith(indentation)) edit(start, start + indentation.length, '');
  if (isDashes) edit(fence.start, fence.end, '---');
  if (isBehind) edit(fence.end, opener.end, '');
  const closingStart = closer.start + closing[1]!.length;
  edit(closer.start, closingStart, '');
  if (isDashes) edit(closingStart, closingStart + closing[2]!.length, '---');
  const reason = isAbove ? 'above' : isDashes ? 'dashes' : isBehind ? 'behind' : 'indented';
  return { reason, fence, edits: merge(edits), inside };
}

/** `--- title: x date: y ---` on one line, as formatters leave it that take the block for a paragraph. */
function findFlattened({ text, eol }: Post, schema: JsonSchema): HiddenBlock | undefined {
  const match = FLATTENED.exec(text);
  if (!match) return undefined;
  const [whole, , gap = '', content = '', gapEnd = ''] = match;
  const start = whole.indexOf('---');
  const contentStart = start + 3 + gap.length;
  const contentEnd = contentStart + content.length;
  const edits: Edit[] = [{ start: start + 3, end: contentStart, text: eol }];
  if (start > 0) edits.unshift({ start: 0, end: start, text: '' });
  const keys = Object.keys(getProperties(schema)).map(key => key.replaceAll(/[^\w]/g, String.raw`\$&`)).join('|');
  for (const found of content.matchAll(new RegExp(String.raw`[ \t]+(?=(?:${keys})[ \t]*:(?:\s|$))|[ \t]+(?=-[ \t])`, 'g'))) {
    edits.push({ start: contentStart + found.index, end: contentStart + found.index + found[0].length, text: content.startsWith('-', found.index + found[0].length) ? `${eol}  ` : eol });
  }
  // A line that was wrapped goes on.
  for (const found of content.matchAll(new RegExp(String.raw`[ \t]*\r?\n[ \t]*(?!(?:${keys})[ \t]*:)`, 'g'))) {
    edits.push({ start: contentStart + found.index, end: contentStart + found.index + found[0].length, text: ' ' });
  }
  edits.push({ start: contentEnd, end: contentEnd + gapEnd.length, text: eol });
  return { reason: 'flattened', fence: { start, end: start + 3 }, edits, inside: { start: contentStart, end: contentStart } };
}

/** The lines from an offset to the next fence, which is the last one; to what can be no metadata when there is none. */
function* linesUntilClosed(text: string, start: number): Generator<Line> {
  for (const line of linesFrom(text, start)) {
    yield line;
    if (/^\s*</.test(line.text) || (line.start > start && FENCE.test(line.text))) return;
  }
}

function skipEmpty(text: string): number {
  let start = 0;
  for (const line of linesFrom(text, 0)) {
    start = line.start;
    if (line.text.replaceAll('\u200b', '').trim() !== '') break;
  }
  return start;
}

/** Edits that touch become one, in order. */
function merge(edits: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && last.end === edit.start && last.end > last.start) merged[merged.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    else merged.push(edit);
  }
  return merged;
}
