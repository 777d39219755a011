import type { BlogIndex } from '../blogIndex';
import type { Blog } from '../blog';
import type { Host } from '../host';
import type { Post } from '../post/post';
import type { Picture } from '../post/siteAddress';
import type { Edit, Span } from '../text/span';

/** A key or value that can stand where somebody is writing. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'name' | 'date' | 'picture';
  readonly edit: Edit;
  /** The part of the edit's text where the author goes on; `undefined`: behind it. */
  readonly placeholder: Span | undefined;
  /** What must begin like the text that stands there. */
  readonly filter: string;
  /** A few words beside the label. */
  readonly detail: string | undefined;
  /** What it means. */
  readonly meaning: string | undefined;
  /** The picture that it stands for. */
  readonly picture: Picture | undefined;
  /** True when there are completions for what comes next. */
  readonly goesOn: boolean;
}

/** What can stand where somebody is writing, the likeliest first. */
export interface Completions {
  readonly items: readonly Completion[];
  /** True when there are more of them than anybody looks through: ask again once more has been typed. */
  readonly isIncomplete: boolean;
}

/** What completions are made from. */
export interface Writing {
  readonly post: Post;
  readonly blog: Blog;
  readonly index: BlogIndex;
  readonly host: Host;
}
