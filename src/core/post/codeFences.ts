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
  /** The end of the last line between the fences, before its line break; `codeStart` when there is none. */
  readonly codeEnd: number;
  /** It stands in an HTML comment. */
  readonly isInComment: boolean;
}

// The parts of the expression in hexo 8 `plugins/filter/before_post_render/backtick_code_block.ts`, which as a whole takes quadratic time for fences that nothing closes.
const FENCE_LINE = /^([^`~\n]*)(`{3,}|~{3,})(.*)$/gm;
const PREFIX = /^(?:(?:[^\S\n]*>){0,3}|[-*+]|[0-9]+\.)[^\S\n]*$/;
const CLOSING_PREFIX = /^(?:[^\S\n]*>){0,3}[^\S\n]*$/;

interface FenceLine {
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
  readonly fence: string;
  readonly rest: string;
}

/** Finds the fenced code blocks that Hexo takes out of a body before Markdown sees it. `text` has LF line breaks. */
export function findCodeFences(text: string): readonly CodeFence[] {
  if (!text.includes('```') && !text.includes('~~~')) return [];
  const lines = [...text.matchAll(FENCE_LINE)].map(({ index, 0: whole, 1: prefix, 2: fence, 3: rest }): FenceLine => ({ start: index, end: index + whole.length, prefix: prefix!, fence: fence!, rest: rest! }));
  const findCloser = indexClosers(lines);
  const comments = findComments(text);
  const fences: CodeFence[] = [];
  for (let index = 0; index < lines.length; index++) {
    const { start, end: lineEnd, prefix, fence, rest } = lines[index]!;
    if (!PREFIX.test(prefix)) continue;
    const info = rest.trim();
    if (info.endsWith('`')) continue;
    // A fence of four may be one of three with a fourth before its language.
    const shortest = info === '' ? fence.length : 3;
    let closer: number | undefined;
    let { length } = fence;
    while (closer === undefined && length >= shortest) closer = findCloser(fence.slice(0, length--), index);
    if (closer === undefined) continue;
    const closing = lines[closer]!;
    const end = closing.start + closing.prefix.length + length + 1 + /^[^\S\n]?/.exec(closing.rest)![0].length;
    while (comments.length > 0 && comments[0]!.end <= start) comments.shift();
    const [comment] = comments;
    fences.push({
      start: start + prefix.length,
      end,
      prefix,
      info: (fence.slice(length + 1) + rest).trim(),
      codeStart: lineEnd + 1,
      codeEnd: Math.max(lineEnd + 1, closing.start - 1),
      isInComment: comment !== undefined && comment.start < start && comment.end > end,
    });
    index = closer;
  }
  return fences;
}

/**
 * Makes the search for the first line behind another that closes a fence; asked for lines in their order, all of it takes linear time.
 * The line right below the fence closes it only when no other does: the expression would rather have some code than none.
 */
function indexClosers(lines: readonly FenceLine[]): (fence: string, after: number) => number | undefined {
  const byFence = new Map<string, number[]>();
  for (let index = lines.length - 1; index >= 0; index--) {
    const { prefix, fence, rest } = lines[index]!;
    if (!/^[^\S\n]?$/.test(rest) || !CLOSING_PREFIX.test(prefix)) continue;
    const known = byFence.get(fence);
    if (known) known.push(index);
    else byFence.set(fence, [index]);
  }
  return (fence, after) => {
    const waiting = byFence.get(fence);
    while (waiting && waiting.length > 0 && waiting.at(-1)! <= after) waiting.pop();
    const next = waiting?.at(-1);
    return next !== undefined && lines[next]!.start === lines[after]!.end + 1 ? waiting!.at(-2) ?? next : next;
  };
}

function findComments(text: string): { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (let start = text.indexOf('<!--'); start !== -1;) {
    const end = text.indexOf('-->', start + 4);
    if (end === -1) break;
    found.push({ start, end: end + 3 });
    start = text.indexOf('<!--', end + 3);
  }
  return found;
}

/** Replaces each fence by an HTML comment of the same length, which Markdown passes through as Hexo's own placeholder does; those in comments stay. */
export function maskCodeFences(text: string, fences: readonly CodeFence[]): string {
  let masked = '';
  let position = 0;
  for (const { start, end, isInComment } of fences) {
    if (isInComment) continue;
    masked += `${text.slice(position, start)}<!--${' '.repeat(end - start - 7)}-->`;
    position = end;
  }
  return masked + text.slice(position);
}
