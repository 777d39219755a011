/** A text with every line break as LF, and the way back to the offsets of the original. */
export class LineBreaks {
  readonly text: string;
  /** The offsets in `text` of the line breaks that were CRLF. */
  readonly #shortened: readonly number[];

  constructor(original: string) {
    const shortened: number[] = [];
    this.text = original.includes('\r')
      ? original.replace(/\r\n?/g, (found, at: number) => {
        if (found.length === 2) shortened.push(at - shortened.length);
        return '\n';
      })
      : original;
    this.#shortened = shortened;
  }

  /** Returns the original's offset of an offset in `text`. */
  toOriginal(offset: number): number {
    let low = 0;
    let high = this.#shortened.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#shortened[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }
}
