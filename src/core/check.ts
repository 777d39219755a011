import * as l10n from '@vscode/l10n';
import type { Blog } from './blog';
import type { Finding, Severity } from './finding';
import type { Host } from './host';
import { findUnclosedFence, isMeant } from './post/fences';
import type { FrontMatter } from './post/frontMatter';
import { findHiddenBlock } from './post/hiddenBlock';
import { parseHtmlTree } from './post/htmlTree';
import type { Post } from './post/post';
import { rules } from './rules/registry';
import type { Rule, RuleContext } from './rules/rule';
import { dropSilenced } from './silence';

/** Returns what the blog's rules find in a post, in the order of the text. A rule that fails is logged and becomes one finding. */
export async function checkPost(post: Post, blog: Blog, host: Host): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const frontMatter = findMeantBlock(post, blog);
  for (const rule of rules) {
    const setting = blog.settings.rules[rule.id];
    const [severity, options] = typeof setting === 'object' ? setting : [setting, {}];
    if (severity === 'off' || (severity === undefined && rule.isOffByDefault)) continue;
    try {
      const running = runRule(rule, { post, frontMatter, blog, host, options }, severity, findings);
      // Waiting for nothing costs a turn, for every rule.
      if (running instanceof Promise) await running;
    } catch (error) {
      host.log(`${rule.id} failed on ${post.path}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      findings.push({ rule: rule.id, severity: 'hint', message: l10n.t('Galley could not check "{0}" here; the log says why.', rule.id), span: { start: 0, end: 0 }, fixes: [] });
    }
  }
  return dropSilenced(post, findings).toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The one finding of a file that is not UTF-8: it is named, and never touched. */
export function checkEncoding(encoding: string): Finding {
  const message = encoding === 'binary'
    ? l10n.t('This file is no text.')
    : l10n.t('This file is in {0}. Sites read UTF-8 only: readers would see garbage. Save it as UTF-8.', encoding);
  return { rule: 'file-encoding', severity: 'error', message, span: { start: 0, end: 0 }, fixes: [] };
}

/** Returns the block that its author meant for metadata and the site takes for it, from the first fence to the last. */
function findMeantBlock(post: Post, { schema }: Blog): FrontMatter | undefined {
  return isMeant(post) && !findUnclosedFence(post) && !findHiddenBlock(post, schema) ? post.frontMatter : undefined;
}

function runRule(rule: Rule, { post, frontMatter, blog, host, options }: Omit<RuleContext, 'report'>, set: Severity | undefined, findings: Finding[]): void | Promise<void> {
  const context: RuleContext = {
    post, frontMatter, blog, host, options,
    report({ message, args = [], span, fixes = [], severity }) {
      const text = (rule.messages[message] as (...args: readonly unknown[]) => string)(...args);
      findings.push({ rule: rule.id, severity: set ?? severity ?? rule.severity, message: text, span, fixes });
    },
  };
  if (rule.part === 'front-matter') return rule.check(context);
  const html = parseHtmlTree(post);
  return html instanceof Promise ? html.then(tree => rule.check({ ...context, html: tree })) : rule.check({ ...context, html });
}
