import type { Blog } from './blog';
import { noteFailure, readRuleSetting, toFinding } from './check';
import type { Finding } from './finding';
import type { Host } from './host';
import { rules } from './rules/registry';
import { isSilenced } from './silence';
import type { SurveyedPost } from './surveyPost';

/** What is found in a file of a blog. */
export interface BlogFinding {
  /** Relative to the blog's folder. A post's, or that of a file that is no text: then the finding's span is empty. */
  readonly path: string;
  readonly finding: Finding;
  /** The paths of the posts without which there would be no such finding. */
  readonly others: readonly string[];
}

/**
 * Returns what is wrong with the posts of a blog together, in the order of their paths. A rule that fails is logged and becomes one finding.
 *
 * @param posts every post of the blog: what is left out counts as not there
 */
export async function checkBlog(posts: readonly SurveyedPost[], blog: Blog, host: Host): Promise<readonly BlogFinding[]> {
  const found: BlogFinding[] = [];
  const known = new Map(posts.map(post => [post.path, post]));
  const sorted = [...known.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const rule of rules) {
    if (rule.part !== 'blog') continue;
    const { severity, options } = readRuleSetting(rule, blog);
    if (severity === 'off') continue;
    try {
      await rule.check({ posts: sorted, blog, host, options, report: (path, report, others = []) => found.push({ path, finding: toFinding(rule, severity, report), others }) });
    } catch (error) {
      found.push({ path: blog.settings.site.publicDir, finding: noteFailure(rule, blog.settings.site.publicDir, error, host), others: [] });
    }
  }
  const spoken = found.filter(({ path, finding }) => !isSilenced(finding, known.get(path)?.silences ?? []));
  return spoken.sort((a, b) => (a.path === b.path ? a.finding.span.start - b.finding.span.start : a.path < b.path ? -1 : 1));
}
