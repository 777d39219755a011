import type { Block, ForeignPicture, Run, Words } from './foreignArticle';
import { joinItems } from './joinItems';
import { BREAK, tidyRuns } from './tidyRuns';

/** Blocks one after another as they are read, and the line that is being read. */
export class Flow {
  #blocks: Block[] = [];
  #runs: Run[] = [];
  /** What the words are that are being read. */
  level: Words['level'] = 0;
  isCaption: Words['isCaption'] = false;

  add(run: Run): void {
    this.#runs.push(run);
  }

  addBreak(): void {
    this.#runs.push({ text: BREAK, marks: 0 });
  }

  addPicture(picture: ForeignPicture, href: string | undefined): void {
    this.#runs.push({ text: '', marks: 0, href, picture });
  }

  /** Ends the line; white space alone is none. */
  end(): void {
    if (this.#runs.length === 0) return;
    const runs = tidyRuns(this.#runs);
    this.#runs = [];
    if (runs.length > 0) this.#blocks.push({ kind: 'words', level: this.level, isCaption: this.isCaption, runs });
  }

  push(blocks: readonly Block[]): void {
    this.end();
    for (const block of blocks) this.#blocks.push(block);
  }

  /** Ends what is open, returns what was read, and begins anew. */
  take(): readonly Block[] {
    this.end();
    const blocks = joinItems(this.#blocks);
    this.#blocks = [];
    return blocks;
  }
}
