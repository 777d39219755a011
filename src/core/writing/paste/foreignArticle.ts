import type { Image } from '../../image/block';

// An article as another program wrote it, without that program's markup: what both writers write in the blog's form.

/** How a piece of text is marked; bits of one number, from the outermost element to the innermost. */
export const Mark = { strong: 1, em: 2, u: 4, del: 8, sup: 16, sub: 32, ruby: 64, rt: 128, rp: 256, code: 512 } as const;

/** A piece of text under the same marks, or a picture among them. */
export interface Run {
  /** `\n` where a line ends; empty for a picture. */
  readonly text: string;
  readonly marks: number;
  /** Where its link leads. */
  readonly href?: string | undefined;
  readonly picture?: ForeignPicture | undefined;
}

/** A picture that readers can be shown. */
export interface ForeignPicture extends Image {
  /** It stands for a sign or a formula, and stays in its line of text. */
  readonly isInline: boolean;
}

/** Lines of text. A caption is what stands below a picture; the level is a heading's, else 0. */
export interface Words {
  readonly kind: 'words';
  readonly level: number;
  readonly isCaption: boolean;
  readonly runs: readonly Run[];
}

export interface List {
  readonly kind: 'list';
  /** The number of the first item; `undefined` for one without numbers. */
  readonly start: number | undefined;
  readonly items: readonly (readonly Block[])[];
}

/** An item whose list is not known yet. */
export interface LooseItem {
  readonly kind: 'item';
  /** From 1. */
  readonly level: number;
  readonly start: number | undefined;
  readonly blocks: readonly Block[];
}

export interface Cell {
  readonly isHead: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly Block[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: readonly Run[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Block =
  | Words | List | LooseItem | Table
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string; readonly language: string }
  | { readonly kind: 'rule' };

/** What is left of an article, and what could not be taken: addresses, and names of elements. */
export interface ForeignArticle {
  readonly blocks: readonly Block[];
  readonly lost: readonly string[];
}
