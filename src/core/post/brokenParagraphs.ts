import { makeAnswers } from '../text/attachment';
import type { Span } from '../text/span';
import type { HtmlElement, HtmlTree } from './htmlTree';

/** A paragraph that the start of something else ended, though its author ends it later: that end tag ends nothing. */
export interface BrokenParagraph {
  readonly paragraph: HtmlElement;
  /** What begins within it. */
  readonly intruder: HtmlElement;
  readonly strayEnd: Span;
}

const answers = makeAnswers<HtmlTree, readonly BrokenParagraph[]>();

/** Finds the paragraphs whose end tag comes too late. */
export function findBrokenParagraphs(html: HtmlTree): readonly BrokenParagraph[] {
  return answers(html, () => find(html));
}

function find(html: HtmlTree): BrokenParagraph[] {
  const strays = html.strayEndTags.filter(({ name }) => name === 'p');
  if (strays.length === 0) return [];
  const starts = new Map(html.elements.map(element => [element.startTag.start, element]));
  const open = html.findAll('p').filter(({ endTag }) => !endTag);
  const broken: BrokenParagraph[] = [];
  const waiting: HtmlElement[] = [];
  let next = 0;
  for (const { span: strayEnd } of strays) {
    while (next < open.length && open[next]!.span.end <= strayEnd.start) waiting.push(open[next++]!);
    const paragraph = waiting.pop();
    const intruder = paragraph && starts.get(paragraph.span.end);
    if (paragraph && intruder) broken.push({ paragraph, intruder, strayEnd });
  }
  return broken;
}
