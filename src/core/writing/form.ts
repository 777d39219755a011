import type { Blog } from '../blog';
import type { Post } from '../post/post';

/** A way in which a blog writes a paragraph or the head of a section: what stands before its text, and what behind it. */
export interface Form {
  readonly opening: string;
  readonly closing: string;
}

/** Takes the setting `paragraph.block` or `section.block` apart. A block without `{text}` has its text at the end. */
export function readForm(block: string): Form {
  const [opening = '', ...rest] = block.split('{text}');
  return { opening: opening.trimStart(), closing: rest.join('').trimEnd() };
}

/** A paragraph that says nothing of its look. */
export const bareParagraph: Form = { opening: '<p>', closing: '</p>' };

/** Returns how a blog writes paragraphs in HTML, with a post's line breaks; bare ones where its form is no element. */
export function getParagraphForm(post: Post, { settings }: Blog): Form {
  return toHtmlForm(settings.paragraph.block, post);
}

/** Returns how a blog heads its sections in HTML, with a post's line breaks; bare paragraphs where its form is no element. */
export function getSectionForm(post: Post, { settings }: Blog): Form {
  return toHtmlForm(settings.section.block, post);
}

function toHtmlForm(block: string, { eol }: Post): Form {
  const { opening, closing } = readForm(block.replaceAll(/\r?\n/g, eol));
  return /^<[a-z][^<]*>/i.test(opening) && /<\/[a-z][^<>]*>$/i.test(closing) ? { opening, closing } : bareParagraph;
}
