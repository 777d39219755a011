import type { Body } from './body';
import type { HtmlText } from './htmlTree';

/** A run of a text as it is written; what is hidden in it, and end tags that end nothing, are spaces. */
export interface TextRun {
  /** Offset in the file. */
  readonly start: number;
  readonly words: string;
}

/** Returns the runs of a text: where the parser has put pieces of it together, what stands between the first and the last is none. */
export function getTextRuns({ shown }: Body, { span: { start, end } }: HtmlText): readonly TextRun[] {
  const words = shown.slice(start, end);
  const between = words.search(/<[a-z!?]/i);
  if (between === -1) return [{ start, words: words.replace(/<\/[^<>]*>/g, tag => ' '.repeat(tag.length)) }];
  const rest = words.lastIndexOf('>') + 1;
  return [{ start, words: words.slice(0, between) }, ...(rest > between ? [{ start: start + rest, words: words.slice(rest) }] : [])];
}
