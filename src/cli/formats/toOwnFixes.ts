import type { Finding, Fix } from '../../core/index';

/** Returns the fixes to tell with each of a file's findings: one that mends several is told with the first of them. */
export function toOwnFixes(findings: readonly Finding[]): readonly (readonly Fix[])[] {
  const told = new Set<Fix>();
  return findings.map(({ fixes }) => fixes.filter(fix => !told.has(fix) && told.add(fix)));
}
