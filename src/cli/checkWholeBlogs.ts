import { join } from 'node:path';
import { checkBlog, type Finding, type SurveyedPost } from '../core/index';
import type { OpenBlog } from './blogs';
import { toName, type PostFile } from './posts';
import type { CheckedFile } from './report';
import type { Terminal } from './terminal';

/**
 * Adds to files what the rules about a whole blog find; files that are no posts come last. A blog with a post that could not be read is left
 * alone: nobody can say what it shows.
 */
export async function checkWholeBlogs(blogs: readonly OpenBlog[], posts: readonly PostFile[], surveys: ReadonlyMap<PostFile, SurveyedPost>, files: readonly CheckedFile[], terminal: Terminal): Promise<readonly CheckedFile[]> {
  const added = new Map<string, Finding[]>();
  for (const open of blogs) {
    const surveyed = posts.filter(post => post.open === open).map(post => surveys.get(post));
    if (surveyed.some(survey => survey === undefined)) continue;
    for (const { path, finding } of await checkBlog(surveyed.filter(survey => survey !== undefined), open.blog, open.host)) {
      const name = toName(join(open.folder, path), terminal);
      added.set(name, [...(added.get(name) ?? []), finding]);
    }
  }
  const known = files.map(file => {
    const findings = added.get(file.name);
    added.delete(file.name);
    return findings ? { ...file, findings: [...file.findings, ...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end) } : file;
  });
  return [...known, ...[...added].map(([name, findings]) => ({ name, text: '', findings }))];
}
