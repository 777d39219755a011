import type { Blog } from './blog';
import { readRuleSetting, toFinding } from './check';
import type { Finding } from './finding';
import type { AskPicture } from './image/remote/askPictures';
import type { Post } from './post/post';
import { rules } from './rules/registry';
import { dropSilenced } from './silence';

/** Asks for each picture of another site as readers' browsers do, and returns which of them readers will not see, in the order of the text. */
export async function checkRemotePictures(post: Post, blog: Blog, ask: AskPicture): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.part !== 'remote') continue;
    const { severity, options } = readRuleSetting(rule, blog);
    if (severity !== 'off') await rule.check({ post, blog, options, ask, report: report => findings.push(toFinding(rule, severity, report)) });
  }
  return dropSilenced(post, findings).toSorted((a, b) => a.span.start - b.span.start);
}
