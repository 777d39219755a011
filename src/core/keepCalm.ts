import type { Finding } from './finding';
import { isMetadataLine } from './post/fences';
import type { Post } from './post/post';
import { rules } from './rules/registry';
import { linesFrom } from './text/lines';
import type { Span } from './text/span';

/**
 * Leaves out what is not wrong but not finished yet: everything on the line that somebody is typing, and, as long as that line
 * is in the metadata or among the first lines that may become some, what is missing there.
 *
 * @param line the line with the cursor
 */
export function keepCalm(post: Post, findings: readonly Finding[], line: Span): readonly Finding[] {
  const absent = isInMetadata(post, line) ? new Set(rules.filter(({ isAboutAbsence }) => isAboutAbsence).map(({ id }) => id)) : new Set<string>();
  return findings.filter(({ rule, span }) => !absent.has(rule) && (span.end < line.start || span.start > line.end));
}

function isInMetadata({ text, frontMatter }: Post, { start, end }: Span): boolean {
  if (frontMatter?.closer && frontMatter.outcome !== 'ignored') return end <= frontMatter.closer.start;
  for (const line of linesFrom(text, 0)) {
    if (line.start >= start) return true;
    if (!/^\s*-*\s*$/.test(line.text) && !isMetadataLine(line.text, false)) return false;
  }
  return true;
}
