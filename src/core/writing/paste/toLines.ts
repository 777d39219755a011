import { Mark, type Run, type Words } from './foreignArticle';
import { BREAK, tidyRuns } from './tidyRuns';

/** Returns the lines of words that stand in a list, a quote or a table: a heading is none there, but bold. */
export function toLines({ level, runs }: Words): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.text === BREAK) lines.push([]);
    else lines.at(-1)!.push(level > 0 && !run.picture ? { ...run, marks: run.marks | Mark.strong } : run);
  }
  // What is bold ends where a picture begins, before the blank.
  return level > 0 ? lines.map(tidyRuns) : lines;
}
