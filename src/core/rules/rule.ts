import type { Blog } from '../blog';
import type { Fix, Severity } from '../finding';
import type { Host } from '../host';
import type { FrontMatter } from '../post/frontMatter';
import type { HtmlTree } from '../post/htmlTree';
import type { Post } from '../post/post';
import type { Span } from '../text/span';

/** The texts of a rule's findings by id. Functions, so that they are in the language of the moment. */
export type Messages = Readonly<Record<string, (...args: never[]) => string>>;

/** What a rule reports: which of its messages, with which arguments, where, and how it is mended. */
export type Report<Table extends Messages> = {
  readonly [Id in keyof Table]: {
    readonly message: Id;
    readonly args?: Parameters<Table[Id]>;
    readonly span: Span;
    readonly fixes?: readonly Fix[];
    /** How bad this very case is, where it differs from the rule's usual; a severity set in galley.json counts more. */
    readonly severity?: Severity;
  };
}[keyof Table];

/** What a rule is given to look at. */
export interface RuleContext<Table extends Messages = Messages> {
  readonly post: Post;
  /** The post's metadata block; `undefined` when there is none, or when the site takes something else for it than the author: rules about fences say so. */
  readonly frontMatter: FrontMatter | undefined;
  readonly blog: Blog;
  readonly host: Host;
  /** The options of the rule in galley.json. */
  readonly options: Readonly<Record<string, unknown>>;
  report(report: Report<Table>): void;
}

/** What a rule of the body is given beside that. */
export interface BodyContext<Table extends Messages = Messages> extends RuleContext<Table> {
  readonly html: HtmlTree;
}

interface Common<Table extends Messages> {
  /** The rule's public name, also the file's. */
  readonly id: string;
  /** What it finds, in a few words. */
  readonly summary: () => string;
  /** The rule's page: the reason, and two posts that tests run; `wrong` has a finding, `right` none at all. */
  readonly docs: {
    readonly why: () => string;
    readonly wrong: string;
    readonly right: string;
    /** The blog's own schema, where the rule needs one to find anything. */
    readonly schema?: string;
  };
  readonly severity: Severity;
  /** True for a rule of taste: it looks at nothing until galley.json gives it a severity. */
  readonly isOffByDefault?: boolean;
  /** True for a rule about what is not there: who is still typing may be about to write it. */
  readonly isAboutAbsence?: boolean;
  readonly messages: Table;
}

/** A rule about front matter. */
export interface FrontMatterRule<Table extends Messages> extends Common<Table> {
  readonly part: 'front-matter';
  check(context: RuleContext<Table>): void | Promise<void>;
}

/** A rule about the body's HTML. */
export interface BodyRule<Table extends Messages> extends Common<Table> {
  readonly part: 'body';
  check(context: BodyContext<Table>): void | Promise<void>;
}

/** A rule, whatever its messages. */
export type Rule = FrontMatterRule<Messages> | BodyRule<Messages>;

/** Defines a rule: a wrong message id or argument does not compile. */
export function defineRule<const Table extends Messages>(rule: FrontMatterRule<Table> | BodyRule<Table>): Rule {
  return rule as unknown as Rule;
}
