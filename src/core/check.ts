import * as l10n from '@vscode/l10n';
import type { Blog } from './blog';
import type { Finding, Severity } from './finding';
import type { Host } from './host';
import { readBody, readBodyInSlices, type Body } from './post/body';
import { findUnclosedFence, isMeant } from './post/fences';
import type { FrontMatter } from './post/frontMatter';
import { findHiddenBlock } from './post/hiddenBlock';
import type { Post } from './post/post';
import { SLICE_MS, type Filling } from './readInSlices';
import { rules } from './rules/registry';
import type { BodyContext, BodyRule, FrontMatterRule, Messages, Report, Rule, RuleContext } from './rules/rule';
import { dropSilenced } from './silence';

type PostRule = FrontMatterRule<Messages> | BodyRule<Messages>;

const NONE: RuleContext['options'] = {};

/**
 * Returns what the blog's rules find in a post, in the order of the text. A rule that fails is logged and becomes one finding.
 *
 * @param filling while the body is read and between two rules of a long check, others get their turn; once nobody wants it any more, what was found so far is all
 */
export async function checkPost(post: Post, blog: Blog, host: Host, filling?: Filling): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const frontMatter = findMeantBlock(post, blog);
  const isBlank = !/\S/.test(post.text.slice(post.body.start));
  if (filling) await readBodyInSlices(post, filling);
  if (filling && !filling.isWanted()) return [];
  let started = filling?.clock() ?? 0;
  let active: ActiveRule | undefined;
  // One for all rules: they run one after the other.
  const context: RuleContext = { post, frontMatter, blog, host, options: NONE, report: report => findings.push(toFinding(active!.rule, active!.severity, report)) };
  let bodyContext: BodyContext | undefined;
  for (active of getActiveRules(blog)) {
    const { rule, options } = active;
    if (isBlank && rule.part === 'body' && !rule.isAboutHead) continue;
    if (filling && filling.clock() - started > SLICE_MS) {
      await filling.pause();
      if (!filling.isWanted()) break;
      started = filling.clock();
    }
    try {
      const running = rule.part === 'body'
        ? rule.check(withOptions((bodyContext ??= toBodyContext(context, await readBody(post))), options))
        : rule.check(withOptions(context, options));
      // Waiting for nothing costs a turn, for every rule.
      if (running instanceof Promise) await running;
    } catch (error) {
      findings.push(noteFailure(rule, post.path, error, host));
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

interface ActiveRule {
  readonly rule: PostRule;
  readonly severity: Severity | undefined;
  readonly options: RuleContext['options'];
}

const activeRules = new WeakMap<Blog, readonly ActiveRule[]>();

/** Returns the rules about posts that a blog has not turned off. */
function getActiveRules(blog: Blog): readonly ActiveRule[] {
  let active = activeRules.get(blog);
  if (!active) {
    active = rules.flatMap(rule => {
      if (rule.part === 'blog' || rule.part === 'remote') return [];
      const { severity, options } = readRuleSetting(rule, blog);
      return severity === 'off' ? [] : [{ rule, severity, options }];
    });
    activeRules.set(blog, active);
  }
  return active;
}

/** Returns how a blog sets a rule: `undefined` where it leaves the severity to the rule, `off` for one about another site. */
export function readRuleSetting({ id, site, isOffByDefault }: Rule, { settings: { preset, rules: { [id]: setting } } }: Blog): { readonly severity: Severity | 'off' | undefined; readonly options: RuleContext['options'] } {
  if (site !== undefined && site !== preset) return { severity: 'off', options: NONE };
  const [severity, options] = typeof setting === 'object' ? setting : [setting, NONE];
  return { severity: severity ?? (isOffByDefault ? 'off' : undefined), options };
}

/** Makes a finding of what a rule reports. */
export function toFinding(rule: Rule, set: Severity | undefined, { message, args = [], span, fixes = [], severity }: Report<Messages>): Finding {
  const text = (rule.messages[message] as (...args: readonly unknown[]) => string)(...args);
  return { rule: rule.id, severity: set ?? severity ?? rule.severity, message: text, span, fixes };
}

/** Logs that a rule failed, and returns the one finding that it becomes. */
export function noteFailure({ id }: Rule, path: string, error: unknown, host: Host): Finding {
  host.log(`${id} failed on ${path}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
  return { rule: id, severity: 'hint', message: l10n.t('Galley could not check "{0}" here; the log says why.', id), span: { start: 0, end: 0 }, fixes: [] };
}

function withOptions<Context extends RuleContext>(context: Context, options: RuleContext['options']): Context {
  return options === NONE ? context : { ...context, options };
}

// Property by property: V8 takes many times as long to spread.
function toBodyContext({ post, frontMatter, blog, host, options, report }: RuleContext, body: Body): BodyContext {
  return { post, frontMatter, blog, host, options, report, html: body.html, body };
}
