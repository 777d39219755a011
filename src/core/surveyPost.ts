import type { Blog } from './blog';
import { findPermalink } from './permalink';
import { findEntry } from './post/frontMatter';
import { collectPictureNames } from './post/pictureNames';
import type { Post } from './post/post';
import { findSilences, type Silence } from './silence';
import type { Span } from './text/span';

/** What the rules about a whole blog know of a post, kept small: no text of a body. */
export interface SurveyedPost {
  /** Relative to the blog's folder. */
  readonly path: string;
  readonly title: SurveyedValue | undefined;
  /** The post's language, where it says one. */
  readonly language: string | undefined;
  /** The address at which the site publishes the post, without the site's root; `undefined` where it cannot be told, and for what is not published. */
  readonly address: SurveyedValue | undefined;
  /** The names of all picture files that stand anywhere in the post. */
  readonly pictureNames: ReadonlySet<string>;
  readonly silences: readonly Silence[];
}

/** A text, and where in the post somebody would change it. */
export interface SurveyedValue {
  readonly text: string;
  readonly span: Span;
}

/** Notes of a post what the rules about its blog have to know. */
export function surveyPost(post: Post, blog: Blog): SurveyedPost {
  const { frontMatter, path, text } = post;
  const isRead = frontMatter?.outcome === 'read';
  const find = (key: string): SurveyedValue | undefined => {
    const node = isRead ? findEntry(frontMatter, key)?.node : undefined;
    return typeof node?.value === 'string' && node.value.trim() !== '' ? { text: node.value.trim(), span: node.span } : undefined;
  };
  const title = find('title');
  const address = findPermalink(post, blog);
  return {
    path,
    title,
    language: (find('lang') ?? find('language'))?.text,
    address: address === undefined ? undefined : { text: address, span: (find('permalink') ?? title)?.span ?? { start: 0, end: 0 } },
    pictureNames: collectPictureNames(text),
    silences: findSilences(post),
  };
}
