/** A place in a text: 0-based line, 0-based column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Converts offsets of one text to lines and columns and back. Lines end with LF, CRLF or a lone CR, as in VS Code. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    const ends = /\r\n|\r|\n/g;
    while (ends.test(text)) starts.push(ends.lastIndex);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** Returns the place of an offset; offsets beyond the text are taken as its end. */
  positionAt(offset: number): Position {
    const wanted = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: wanted - this.#starts[low]! };
  }

  /** Returns the offset of a place; places beyond the text are taken as its end. */
  offsetAt({ line, column }: Position): number {
    const start = this.#starts[line] ?? this.#length;
    return Math.min(start + column, this.#length);
  }
}
