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
