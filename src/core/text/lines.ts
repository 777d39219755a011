import type { Span } from './span';

/** A line of a text, without its line break. */
export interface Line extends Span {
  readonly text: string;
  /** Where the next line begins. */
  readonly next: number;
}

/** Yields the lines from an offset on. */
export function* linesFrom(text: string, offset: number): Generator<Line> {
  let start = offset;
  while (start <= text.length) {
    const lineFeed = text.indexOf('\n', start);
    const next = lineFeed === -1 ? text.length + 1 : lineFeed + 1;
    const end = lineFeed === -1 ? text.length : text[lineFeed - 1] === '\r' && lineFeed > start ? lineFeed - 1 : lineFeed;
    yield { text: text.slice(start, end), start, end, next };
    start = next;
  }
}

/** Returns where the line of an offset begins. */
export function getLineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
