import type { Blog } from '../blog';
import type { Fix, Severity } from '../finding';
import type { Host } from '../host';
import type { AskPicture } from '../image/remote/askPictures';
import type { Body } from '../post/body';
import type { FrontMatter } from '../post/frontMatter';
import type { HtmlTree } from '../post/htmlTree';
import type { Post } from '../post/post';
import type { SurveyedPost } from '../surveyPost';
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
  readonly body: Body;
}

/** What a rule about a whole blog is given to look at. */
export interface BlogContext<Table extends Messages = Messages> {
  /** All posts of the blog, in the order of their paths. */
  readonly posts: readonly SurveyedPost[];
  readonly blog: Blog;
  readonly host: Host;
  /** The options of the rule in galley.json. */
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * Reports something in a file, a post's or another, named by its path relative to the blog's folder.
   *
   * @param others the paths of posts without which there would be nothing to report
   */
  report(path: string, report: Report<Table>, others?: readonly string[]): void;
}

/** What a rule that asks other sites is given to look at. */
export interface RemoteContext<Table extends Messages = Messages> extends Pick<RuleContext<Table>, 'post' | 'blog' | 'options' | 'report'> {
  readonly ask: AskPicture;
}

/** The metadata of the article that most rules' pages have for an example: nothing is wrong with it. */
export const ARTICLE_HEAD = '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n\n';

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
    /** Other files of the blog by path, where the rule needs them to find anything. */
    readonly files?: Readonly<Record<string, string>>;
  };
  readonly severity: Severity;
  /** The only site that takes a post so; any, when it is left out. Posts of another site are not looked at. */
  readonly site?: 'hexo';
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
  /** True for a rule that looks at pictures of the metadata, too: it runs where there is no body. */
  readonly isAboutHead?: boolean;
  check(context: BodyContext<Table>): void | Promise<void>;
}

/** A rule about the posts of a blog together. It runs where a whole blog is checked, never while somebody writes a post. */
export interface BlogRule<Table extends Messages> extends Common<Table> {
  readonly part: 'blog';
  check(context: BlogContext<Table>): void | Promise<void>;
}

/** A rule about what other sites send. It runs when the author wants them to be asked, never while somebody writes a post. */
export interface RemoteRule<Table extends Messages> extends Common<Table> {
  readonly part: 'remote';
  check(context: RemoteContext<Table>): Promise<void>;
}

/** A rule, whatever its messages. */
export type Rule = FrontMatterRule<Messages> | BodyRule<Messages> | BlogRule<Messages> | RemoteRule<Messages>;

/** Defines a rule: a wrong message id or argument does not compile. */
export function defineRule<const Table extends Messages>(rule: FrontMatterRule<Table> | BodyRule<Table> | BlogRule<Table> | RemoteRule<Table>): Rule {
  return rule as unknown as Rule;
}
