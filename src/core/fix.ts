import type { Blog } from './blog';
import { checkPost } from './check';
import type { Finding } from './finding';
import type { Host } from './host';
import { parsePost } from './post/post';
import { applyEdits, isOverlap, type Edit } from './text/span';

/** What fixing a text has led to. */
export interface Fixed {
  readonly text: string;
  /** How many fixes were applied. */
  readonly fixed: number;
  /** What remains, with the offsets of the new text. */
  readonly findings: readonly Finding[];
}

// Each round can uncover what the last one hid; a rule whose fix does not finish its job must not run for ever.
const MOST_ROUNDS = 10;

/** Applies the safe fixes of a post, round by round, until none is left. */
export async function fixText(text: string, path: string, blog: Blog, host: Host): Promise<Fixed> {
  const reader = getReaderName(blog);
  let current = text;
  let fixed = 0;
  for (let round = 0; ; round++) {
    const findings = await checkPost(parsePost(current, { path, reader }), blog, host);
    const chosen = round < MOST_ROUNDS ? chooseFixes(findings) : [];
    if (chosen.length === 0) return { text: current, fixed, findings };
    current = applyEdits(current, chosen.flat());
    fixed += chosen.length;
  }
}

/** Chooses the first safe fix of each finding, leaving out those that overlap one chosen before: the edits of one round, fix by fix. */
export function chooseFixes(findings: readonly Finding[]): readonly (readonly Edit[])[] {
  const chosen: (readonly Edit[])[] = [];
  const taken: Edit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe }) => safe);
    if (!fix || fix.edits.length === 0 || fix.edits.some(edit => taken.some(other => isOverlap(edit, other)))) continue;
    chosen.push(fix.edits);
    taken.push(...fix.edits);
  }
  return chosen;
}

/** Returns the reader that a blog's posts are read with. */
export function getReaderName({ settings }: Blog): 'hexo' | 'gray-matter' {
  return settings.preset === 'hexo' ? 'hexo' : 'gray-matter';
}
