import type { Span } from '../text/span';

/** From `at` on, a text comes from `source`: advancing with it when `verbatim`, else made from what stands there. */
export interface Run {
  readonly at: number;
  readonly source: number;
  readonly verbatim: boolean;
}

/** A replacement by a text that was made there, or by one that knows itself where it came from. */
export interface TracedEdit extends Span {
  readonly text: string | TracedText;
}

/** A text that was made from another, and where each part of it came from. */
export class TracedText {
  readonly text: string;
  readonly #runs: readonly Run[];

  /** @param runs by `at`, the first at 0 */
  constructor(text: string, runs: readonly Run[]) {
    this.text = text;
    this.#runs = runs;
  }

  /** A text that stands as it is in the source, from an offset on. */
  static verbatim(text: string, source = 0): TracedText {
    return new TracedText(text, [{ at: 0, source, verbatim: true }]);
  }

  /** A text that was made from what stands at an offset of the source. */
  static made(text: string, source: number): TracedText {
    return new TracedText(text, [{ at: 0, source, verbatim: false }]);
  }

  /** Puts texts of one source behind each other. */
  static join(parts: readonly TracedText[]): TracedText {
    const [only] = parts;
    if (only && parts.length === 1) return only;
    const runs: Run[] = [];
    let length = 0;
    for (const part of parts) {
      part.#copyRuns(0, part.text.length, length, runs);
      length += part.text.length;
    }
    return new TracedText(parts.map(({ text }) => text).join(''), runs.length > 0 ? runs : [{ at: 0, source: 0, verbatim: false }]);
  }

  /** Returns the source's offset of an offset in `text`. */
  toSource(offset: number): number {
    const run = this.#runs[this.#findRun(offset)];
    if (!run) return 0;
    return run.verbatim ? run.source + offset - run.at : run.source;
  }

  slice(start: number, end = this.text.length): TracedText {
    const runs: Run[] = [];
    this.#copyRuns(start, end, -start, runs);
    return new TracedText(this.text.slice(start, end), runs);
  }

  /** Returns the text with edits applied; a string comes from where it is put. Edits are sorted and apart. */
  replace(edits: readonly TracedEdit[]): TracedText {
    if (edits.length === 0) return this;
    const runs: Run[] = [];
    let text = '';
    let position = 0;
    for (const { start, end, text: replacement } of edits) {
      this.#copyRuns(position, start, text.length - position, runs);
      text += this.text.slice(position, start);
      if (typeof replacement === 'string') {
        runs.push({ at: text.length, source: this.toSource(start), verbatim: false });
        text += replacement;
      } else {
        replacement.#copyRuns(0, replacement.text.length, text.length, runs);
        text += replacement.text;
      }
      position = end;
    }
    this.#copyRuns(position, Infinity, text.length - position, runs);
    return new TracedText(text + this.text.slice(position), runs);
  }

  /** Returns this text, which was made from another, with the source of that other. */
  through(other: TracedText): TracedText {
    if (other.#isSource) return this;
    const runs: Run[] = [];
    this.#runs.forEach(({ at, source, verbatim }, index) => {
      if (!verbatim) runs.push({ at, source: other.toSource(source), verbatim });
      else other.#copyRuns(source, source + (this.#runs[index + 1]?.at ?? this.text.length) - at, at - source, runs);
    });
    return new TracedText(this.text, runs);
  }

  /** Whether it stands in the source from its beginning on. */
  get #isSource(): boolean {
    const [first] = this.#runs;
    return this.#runs.length === 1 && first?.verbatim === true && first.source === 0;
  }

  /** Copies the runs of `[start, end)`, moved by `shift`; the one at `start` is cut to begin there. */
  #copyRuns(start: number, end: number, shift: number, runs: Run[]): void {
    for (let index = this.#findRun(start); index < this.#runs.length; index++) {
      const run = this.#runs[index]!;
      if (run.at >= end && run.at > start) break;
      const cut = Math.max(run.at, start);
      runs.push({ at: cut + shift, source: run.verbatim ? run.source + cut - run.at : run.source, verbatim: run.verbatim });
    }
  }

  /** Returns the index of the last run that begins at or before an offset. */
  #findRun(offset: number): number {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#runs[middle]!.at <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
