import type { Edit } from '../text/span';

/** From `at` on, a text comes from `source`: advancing with it when `verbatim`, else made from what stands there. */
export interface Run {
  readonly at: number;
  readonly source: number;
  readonly verbatim: boolean;
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

  /** Returns the source's offset of an offset in `text`. */
  toSource(offset: number): number {
    const run = this.#runs[this.#findRun(offset)];
    if (!run) return 0;
    return run.verbatim ? run.source + offset - run.at : run.source;
  }

  /** Returns the text with edits applied; what they put in comes from where they were made. Edits are sorted and apart. */
  replace(edits: readonly Edit[]): TracedText {
    if (edits.length === 0) return this;
    const runs: Run[] = [];
    let text = '';
    let position = 0;
    for (const { start, end, text: replacement } of edits) {
      this.#copyRuns(position, start, text.length - position, runs);
      text += this.text.slice(position, start);
      runs.push({ at: text.length, source: this.toSource(start), verbatim: false });
      text += replacement;
      position = end;
    }
    this.#copyRuns(position, Infinity, text.length - position, runs);
    return new TracedText(text + this.text.slice(position), runs);
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
