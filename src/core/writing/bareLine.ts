import { readLine } from '../complete/metadataLines';
import { voidElements } from '../post/htmlNames';
import type { Body } from '../post/body';
import type { HtmlElement } from '../post/htmlTree';
import type { Post } from '../post/post';
import { getLineStart } from '../text/lines';
import { isInside, type Span } from '../text/span';
import { findTags } from '../text/tags';
import { containers, findAround, findComments, inlineElements, isBlank, isWhole } from './htmlPlace';

/** A line of text that stands in no paragraph, without white space at its ends: what somebody has just typed. */
export interface BareLine extends Span {
  /** What it stands in, the outermost first. */
  readonly outer: readonly HtmlElement[];
}

/** Returns the line of bare text around a place. */
export function findBareLine(post: Post, body: Body, offset: number): BareLine | undefined {
  const { text } = post;
  const outer = findAround(body, post, offset);
  if (!outer?.every(({ name }) => containers.has(name) || name === 'blockquote')) return undefined;
  const inner = outer.at(-1);
  const lineStart = Math.max(getLineStart(text, offset), inner?.startTag.end ?? post.body.start);
  const lineFeed = text.indexOf('\n', offset);
  const lineEnd = Math.min(lineFeed === -1 ? text.length : lineFeed, inner?.endTag?.start ?? inner?.span.end ?? text.length);
  const line = text.slice(lineStart, lineEnd);
  if (isBlank(line) || isMetadata(post, line)) return undefined;
  const span = { start: lineStart + line.search(/[^ \t\r\n\f]/), end: lineEnd - /[ \t\r\n\f]*$/.exec(line)![0].length };
  const meets = (other: Span): boolean => other.start < span.end && span.start < other.end;
  if ([...body.hidden, ...body.templates, ...body.html.strayEndTags.map(stray => stray.span), ...findComments(inner?.node ?? body.html.root, post.body.start)].some(meets) || line.includes('<!') || line.includes('{%')) return undefined;
  for (const element of body.html.elements) {
    if (element.span.start >= span.end) break;
    if (!meets(element.span) || outer.includes(element)) continue;
    const isInline = voidElements.has(element.name) ? element.name !== 'hr' : inlineElements.has(element.name) && isWhole(element);
    if (!isInline || !isInside(element.span, span)) return undefined;
  }
  const words = findTags(line).tags.reduceRight((rest, tag) => rest.slice(0, tag.start) + rest.slice(tag.end), line);
  return isBlank(words) ? undefined : { ...span, outer };
}

/** What somebody writes at the top of a post that has no front matter yet is about to become one. */
function isMetadata({ text, body, frontMatter }: Post, line: string): boolean {
  if (body.start > 0 || frontMatter) return false;
  return /^\s*-{2}/.test(text) || readLine(line.trimStart(), 0).key !== undefined && !line.includes('<');
}
