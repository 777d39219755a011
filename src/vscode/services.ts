import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { BlogIndexes } from './blogIndexes';
import type { Blogs } from './blogs';
import type { Checks } from './checks';
import type { Posts } from './posts';

/** What the parts of the adapter share. */
export interface Services {
  readonly context: ExtensionContext;
  readonly blogs: Blogs;
  readonly posts: Posts;
  readonly checks: Checks;
  readonly indexes: BlogIndexes;
  /** Everything that went wrong and is not the author's doing. */
  readonly log: LogOutputChannel;
}
