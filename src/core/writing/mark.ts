import type { Span } from '../text/span';

/** What a selection of text can be made. */
export type InlineMark =
  | { readonly kind: 'bold' | 'emphasis' | 'code' }
  /** Text that is an address itself becomes a link to that. */
  | { readonly kind: 'link'; readonly address: string };

/** What paragraphs can be made. */
export type BlockMark =
  | { readonly kind: 'quote' | 'paragraph' }
  /** Without a level: what heads a section of the blog, `section.block`; in Markdown a heading of the second level. */
  | { readonly kind: 'heading'; readonly level?: 1 | 2 | 3 | 4 | 5 | 6 | undefined }
  | { readonly kind: 'list'; readonly isOrdered: boolean };

export type Mark = InlineMark | BlockMark;

export function isInline(mark: Mark): mark is InlineMark {
  return mark.kind === 'bold' || mark.kind === 'emphasis' || mark.kind === 'code' || mark.kind === 'link';
}

/** Something that begins and ends within a line of text: an HTML element, or what two marks of Markdown make. */
export interface Piece extends Span {
  readonly opening: Span;
  readonly closing: Span;
  /** It is what a selection is to become. */
  readonly isWanted: boolean;
}

/** A text in which a selection is to become something, as its language has it. */
export interface Ground {
  /** In the order of the text. */
  readonly pieces: readonly Piece[];
  /** What cannot be within anything: tags of blocks, code, ends of lines. */
  readonly breaks: readonly Span[];
  /** Text that can become something. */
  readonly texts: readonly Span[];
  /** What fills an element is wrapped with its marks: beside those of Markdown, others would not count. */
  readonly isMarkdown: boolean;
  /** Something empty can be put in at the start of the selection. */
  readonly canStart: boolean;
  /** Returns what stands before and behind a stretch of text to make it so, with the words that are left of it; `undefined` where nothing can. */
  wrap(stretch: Span, words: string): readonly [before: string, behind: string] | undefined;
}
