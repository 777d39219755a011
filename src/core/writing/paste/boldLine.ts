import { Mark, type Run } from './foreignArticle';
import { tidyRuns } from './tidyRuns';

/** Tells whether all words of a line are bold. */
export function isBold(runs: readonly Run[]): boolean {
  return runs.every(({ marks, text }) => (marks & Mark.strong) !== 0 || text.trim() === '');
}

export function withoutBold(runs: readonly Run[]): readonly Run[] {
  return tidyRuns(runs.map(run => ({ ...run, marks: run.marks & ~Mark.strong })));
}
