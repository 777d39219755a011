import type { MarkdownBlock, MarkdownMap } from './markdown';

// Elements that an author ends by a tag; what stands between is inside them.
const CONTAINERS = /<(\/?)(div|section|article|main|aside|header|footer|center|table|tbody|tr|td|ul|ol|li|dl|blockquote|figure|details|p|pre|font|span|strong|em|b|a)(?=[\s/>])[^>]*?(\/?)>/gi;
const HTML = /^(?:<\/?[a-z][a-z0-9]*(?:\s+[a-z_:@][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>|<!--)/i;

/** A block of code that nobody meant, and the HTML that ends before it. */
export interface Accident extends MarkdownBlock {
  readonly after: MarkdownBlock;
}

/** Finds indented code that is HTML within HTML: a blank line ended the HTML block, and the indentation made code of what follows. */
export function findAccidents(text: string, { blocks }: MarkdownMap): readonly Accident[] {
  if (!blocks.some(({ kind }) => kind === 'indented-code')) return [];
  const found: Accident[] = [];
  let open = 0;
  let previous: MarkdownBlock | undefined;
  for (const block of blocks) {
    const code = block.kind === 'indented-code' ? text.slice(block.start, block.end) : '';
    const after = code !== '' && previous?.kind === 'html' && HTML.test(code.trimStart()) && (open > 0 || !isWhole(code)) ? previous : undefined;
    const isAccident = after !== undefined;
    if (isAccident) found.push({ ...block, after });
    if (isAccident || block.kind === 'html') open = Math.max(open + countOpen(text.slice(block.start, block.end)), 0);
    previous = isAccident ? { ...block, kind: 'html' } : block;
  }
  return found;
}

/** How many more elements a piece of HTML begins than it ends. */
function countOpen(html: string): number {
  let count = 0;
  for (const [, end, , isVoid] of html.matchAll(CONTAINERS)) if (!isVoid) count += end ? -1 : 1;
  return count;
}

/** A sample of HTML ends what it begins. */
function isWhole(code: string): boolean {
  return countOpen(code) === 0;
}
