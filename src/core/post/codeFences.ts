/** A fenced code block as Hexo's `backtick_code_block` filter finds it: anywhere, inside HTML as well. Offsets are the text's. */
export interface CodeFence {
  /** The opening fence's first character, after a quote's or list's marker. */
  readonly start: number;
  /** After the closing fence, before the line break. */
  readonly end: number;
  /** What stands before the opening fence on its line. */
  readonly prefix: string;
  /** What stands behind the opening fence: language, caption, options. */
  readonly info: string;
  /** Where the line behind the opening fence begins. */
  readonly codeStart: number;
  /** The lines between the fences, without the last line break. */
  readonly code: string;
}

// hexo 8 `plugins/filter/before_post_render/backtick_code_block.ts`, with the line breaks at its end left out.
const FENCE = /^((?:(?:[^\S\n]*>){0,3}|[-*+]|[0-9]+\.)[^\S\n]*)(`{3,}|~{3,})[^\S\n]*((?:.*?[^`\s])?)[^\S\n]*\n((?:[^]*?\n)?)(?:(?:[^\S\n]*>){0,3}[^\S\n]*)\2[^\S\n]?(?=\n|$)/gm;
const COMMENT = /<!--[^]*?-->/g;

/** Finds the fenced code blocks that Hexo takes out of a body before Markdown sees it; those in HTML comments stay. `text` has LF line breaks. */
export function findCodeFences(text: string): readonly CodeFence[] {
  if (!text.includes('```') && !text.includes('~~~')) return [];
  const comments = [...text.matchAll(COMMENT)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  return [...text.matchAll(FENCE)].flatMap(match => {
    const [whole, prefix, , info, content] = match as unknown as [string, string, string, string, string];
    const end = match.index + whole.length;
    if (comments.some(comment => comment.start < match.index && comment.end > end)) return [];
    return [{ start: match.index + prefix.length, end, prefix, info, codeStart: text.indexOf('\n', match.index) + 1, code: stripQuoteMarkers(content.replace(/\n$/, ''), prefix) }];
  });
}

function stripQuoteMarkers(code: string, prefix: string): string {
  const depth = prefix.split('>').length - 1;
  return depth === 0 ? code : code.replace(new RegExp(`^([^\\S\\n]*>){0,${depth}}([^\\S\\n]|$)`, 'mg'), '');
}

/** Replaces each fence by an HTML comment of the same length, which Markdown passes through as Hexo's own placeholder does. */
export function maskCodeFences(text: string, fences: readonly CodeFence[]): string {
  let masked = '';
  let position = 0;
  for (const { start, end } of fences) {
    masked += `${text.slice(position, start)}<!--${' '.repeat(end - start - 7)}-->`;
    position = end;
  }
  return masked + text.slice(position);
}
