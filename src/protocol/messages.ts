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

/** The preview's own look: `auto` follows VS Code's theme. */
export type PreviewTheme = 'auto' | 'light' | 'dark';

/** Where the files of the workspace are for the preview; addresses end with `/`. */
export interface PreviewPlaces {
  /** Address of the folder that the post is in. */
  readonly post: string;
  /** Address of the folder whose files the site publishes as they are. */
  readonly site: string;
  /** The path below which the site is published, such as `/` or `/blog/`. */
  readonly root: string;
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
}

/** What the extension tells the preview. */
export type ToPreview =
  | RenderMessage
  | { readonly type: 'theme'; readonly theme: PreviewTheme }
  /** The caret, or the top of what the editor shows, is at an offset of the file. */
  | { readonly type: 'follow'; readonly offset: number; readonly what: 'caret' | 'top' }
  /** Files of the workspace have changed: pictures are to be fetched again. */
  | { readonly type: 'files' };

/** What the preview tells the extension. */
export type ToExtension =
  /** The page is loaded, or has lost track: a whole render is wanted. */
  | { readonly type: 'ready' }
  /** The reader clicked on what stands at an offset of the file. */
  | { readonly type: 'reveal'; readonly offset: number }
  /** The reader scrolled; the offset is that of what is on top. */
  | { readonly type: 'scroll'; readonly offset: number }
  /** The reader followed a link; `href` as written in the post. */
  | { readonly type: 'open'; readonly href: string }
  /** Something went wrong in the preview. */
  | { readonly type: 'log'; readonly message: string };

/** What the preview keeps over hiding and reloading. */
export interface PreviewState {
  /** The post's URI. */
  readonly uri: string;
  /** Pixels scrolled from the top. */
  readonly scroll: number;
}
