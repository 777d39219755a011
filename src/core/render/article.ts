import type { Omission } from './omission';

/** A text of the front matter and where its value stands in the file. */
export interface Sourced {
  readonly text: string;
  /** Offset in the file; `undefined` when the value cannot be placed (JSON front matter). */
  readonly start: number | undefined;
}

/** What the site shows above the body. */
export interface Header {
  readonly title: Sourced | undefined;
  readonly author: Sourced | undefined;
  /** As the site prints it, in its zone and language; `undefined` when there is none that can be read. */
  readonly date: Sourced | undefined;
  readonly categories: readonly Sourced[];
  /** Address of the picture on top. */
  readonly headimg: Sourced | undefined;
  /** What the author should know before all else: the site cannot read the front matter. `start`: where to look. */
  readonly notice: Sourced | undefined;
}

/** A node of the body: an element with all that is in it, a text or a comment. */
export interface Block {
  /** Offset in the file. */
  readonly start: number;
  /** HTML; every element has `data-source-start`, its offset from the block's. */
  readonly html: string;
}

/** A post as the site shows it. */
export interface Article {
  /** BCP 47 tag of the site's language, or of the article's script. */
  readonly language: string;
  readonly header: Header;
  /** The elements around all blocks, empty, as HTML; the blocks' place is the innermost of `depth` nested first elements. */
  readonly shell: Block & { readonly depth: number };
  readonly blocks: readonly Block[];
  /** What is not in them, by where it stands; the first of very many. */
  readonly omissions: readonly Omission[];
}
