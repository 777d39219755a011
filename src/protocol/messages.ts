import type { PreviewView } from './view';

// The messages between the extension and the preview. What comes over the wire is `unknown` until a guard has read it.

/** A text of the front matter; `start` is its value's offset in the file. */
export interface HeaderText {
  readonly text: string;
  readonly start: number | undefined;
}

/** What stands above the body. */
export interface PreviewHeader {
  readonly title: HeaderText | undefined;
  readonly author: HeaderText | undefined;
  readonly date: HeaderText | undefined;
  readonly categories: readonly HeaderText[];
  readonly headimg: HeaderText | undefined;
  readonly notice: HeaderText | undefined;
}

/** What the header shows of the front matter; `other`: metadata that it does not show. */
export type HeaderField = 'title' | 'author' | 'date' | 'categories' | 'headimg' | 'other';

/** How bad a problem is, worst first. */
export type ProblemSeverity = 'error' | 'warning' | 'info' | 'hint';

/** Something that is wrong with the post; offsets are the file's. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly severity: ProblemSeverity;
  readonly message: string;
  /** `undefined`: it is in the body. */
  readonly field: HeaderField | undefined;
}

/** Where the editor is. */
export interface FollowMessage {
  readonly type: 'follow';
  /** The version of the document that the offset is of. */
  readonly version: number;
  /** Offset in the file. */
  readonly offset: number;
  /**
   * What is there: the `caret`, which is to be seen; the caret's `mark` alone, the article stays where it is; the `top` of what
   * the editor shows; the top as it was when the preview was opened (`start`); `nothing`, as no editor shows the post.
   */
  readonly what: 'caret' | 'mark' | 'top' | 'start' | 'nothing';
  /** What the header shows of it; `undefined`: it is in the body. */
  readonly field: HeaderField | undefined;
}

/** The problems of a version of a post. */
export interface ProblemsMessage {
  readonly type: 'problems';
  readonly uri: string;
  readonly version: number;
  readonly problems: readonly Problem[];
}

/** A place of the article that the reader pointed at. */
export interface RevealMessage {
  readonly type: 'reveal';
  /** URI of the post that is shown. */
  readonly uri: string;
  /** Offset in the file of what the place is in. */
  readonly offset: number;
  /** The text that is shown between the beginning of that and the place, and some of what follows it. Empty: the offset is the place. */
  readonly before: string;
  readonly after: string;
  /** True: the editor gets the focus and is opened where there is none; false: only its caret moves. */
  readonly focus: boolean;
}

/** The preview's own look: `auto` follows VS Code's theme. */
export type PreviewTheme = 'auto' | 'light' | 'dark';

/** Where the files of the workspace are for the preview; addresses end with `/`. */
export interface PreviewPlaces {
  /** Address of the folder from which addresses count while the page is not known: that of the post, if the site publishes what lies in it. */
  readonly post: string;
  /** Address of the folder whose files the site publishes as they are. */
  readonly site: string;
  /** The path below which the site is published, such as `/` or `/blog/`. */
  readonly root: string;
  /** The folder of the post's page on the site, such as `/2021/06/11/tides/`, from which its pictures' addresses count; absent when it is not known. */
  readonly page?: string | undefined;
  /** Address of the folder of the post's own files, if the site has such folders: there they are looked for first. */
  readonly assets?: string | undefined;
  /** The path below which those are published, such as `/2021/06/11/tides/`; absent when it is not known. */
  readonly assetsPath?: string | undefined;
  /** The site's address, such as `https://example.com`; absent when it is not known. */
  readonly url?: string | undefined;
}

/** A file of the workspace that the preview fetches. */
export interface LookFile {
  /** Its path as galley.json has it. */
  readonly name: string;
  readonly address: string;
}

/** Something of the post that its page does not show, or not as it was meant. */
export interface OmissionNote {
  /** As the author wrote it. */
  readonly text: string;
  /** Offset in the file. */
  readonly start: number;
  /** The `site` puts out nothing for it; it is nested too `deep`; it stands there as written (`plain`). */
  readonly why: 'site' | 'deep' | 'plain';
}

/** How the article is dressed; sent before the render that it is for. */
export interface LookMessage {
  readonly type: 'look';
  /** The built-in look, for a blog that brings none of its own. */
  readonly builtIn: 'card' | 'plain';
  /** The blog's style sheets, in their order. */
  readonly styles: readonly LookFile[];
  /** The blog's own page, filled but for the article: that belongs into the element with `data-galley-content`. */
  readonly page: { readonly file: LookFile; readonly html: string } | undefined;
  /** What of the blog's look cannot be used, and why. */
  readonly problems: readonly string[];
  readonly places: PreviewPlaces;
}

/** An article, or what has changed of it since the render before. */
export interface RenderMessage {
  readonly type: 'render';
  /** Counts the renders of a panel. */
  readonly sequence: number;
  /** The render that `keep` speaks of; 0: none, all blocks are in the message. */
  readonly base: number;
  /** The post's URI. */
  readonly uri: string;
  /** The document's version. */
  readonly version: number;
  /** BCP 47 tag. */
  readonly language: string;
  readonly header: PreviewHeader;
  readonly places: PreviewPlaces;
  /** The empty elements around the blocks, `depth` of them one in another; `start` is an offset in the file. */
  readonly shell: { readonly html: string; readonly depth: number; readonly start: number };
  /** How many blocks at the beginning and at the end stay as they are. */
  readonly keep: { readonly first: number; readonly last: number };
  /** The HTML of the blocks between those that stay. */
  readonly blocks: readonly string[];
  /** The offset in the file of every block, kept ones too. */
  readonly starts: readonly number[];
  /** What the blocks do not show. */
  readonly omissions: readonly OmissionNote[];
  /** UTF-16 units of the whole file. */
  readonly length: number;
  /** Nothing the page goes by: who measures the way from the key to the painted frame reads it here. */
  readonly times?: RenderTimes;
}

/** Milliseconds of the clock (`performance.timeOrigin + performance.now()`). */
export interface RenderTimes {
  /** When it was known that the article has changed. */
  readonly changed: number;
  /** When it was rendered. */
  readonly rendered: number;
}

/** What the extension tells the preview. */
export type ToPreview =
  | RenderMessage
  | LookMessage
  | FollowMessage
  | ProblemsMessage
  /** How articles are to be shown. */
  | { readonly type: 'view'; readonly view: PreviewView }
  /** Whether the preview stays with its post when another one comes to the front. */
  | { readonly type: 'lock'; readonly isLocked: boolean }
  /** How long the post is, as texts for its footer. */
  | { readonly type: 'count'; readonly facts: readonly string[] }
  /** The article is to be put on the clipboard, as this rich text and as the plain one that is shown. */
  | { readonly type: 'copy'; readonly html: string }
  /** What keeps the post from being shown as it is now, if anything does: the page shows what it has. */
  | { readonly type: 'trouble'; readonly text: string | undefined }
  /** Files of the workspace have changed: pictures and style sheets are to be fetched again. */
  | { readonly type: 'files' };

/** What the preview tells the extension. */
export type ToExtension =
  /** The page is loaded, or has lost track: a whole render is wanted. */
  | { readonly type: 'ready' }
  | RevealMessage
  /** The reader scrolled the post with that URI; the offset is that of what is on top. */
  | { readonly type: 'scroll'; readonly uri: string; readonly offset: number }
  /** The reader followed a link; `href` as written in the post. */
  | { readonly type: 'open'; readonly href: string }
  /** The person wants to see a place of the template, by its offset there. */
  | { readonly type: 'template'; readonly offset: number }
  /** The person chose how articles are to be shown. */
  | { readonly type: 'view'; readonly view: PreviewView }
  /** The person wants the preview to stay with its post, or to follow again. */
  | { readonly type: 'lock'; readonly isLocked: boolean }
  /** The person wants the article on the clipboard, as rich text. */
  | { readonly type: 'copyArticle' }
  /** It is there, or could not be put there. */
  | { readonly type: 'copied'; readonly isDone: boolean }
  /** Something went wrong in the preview. */
  | { readonly type: 'log'; readonly message: string };

/** What the preview keeps over hiding and reloading. */
export interface PreviewState {
  /** The post's URI. */
  readonly uri: string;
  /** What of the file is on top, as an offset; 0 at the top of the page. */
  readonly top: number;
  /** True when the preview stays with its post. */
  readonly isLocked: boolean;
}
