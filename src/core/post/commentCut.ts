import { linesFrom } from '../text/lines';
import type { Span } from '../text/span';
import type { FrontMatter } from './frontMatter';
import type { Post } from './post';
import type { YamlNode } from './yaml';

/** Finds the comment that cuts a text without quotes short; `undefined` when there is none, or when it is a remark by the look of it. */
export function findCommentCut(node: YamlNode, frontMatter: FrontMatter, post: Post): Span | undefined {
  const cut = findComment(node, post);
  return cut && !hasOtherComments(node, frontMatter, post) ? cut : undefined;
}

/** Where the comment stands that follows a text in no quotes at the distance of one space. */
function findComment({ kind, span, value }: YamlNode, { text }: Post): Span | undefined {
  if (kind !== 'scalar' || value === null || typeof value === 'boolean' || /^["'|>&*!]/.test(text[span.start] ?? '')) return undefined;
  const comment = /^[ \t](#[^\n]*)/.exec(text.slice(span.end, span.end + 500));
  const words = comment?.[1]?.trimEnd();
  return words === undefined || words === '#' || /^#[ \t]*galley-/.test(words) ? undefined : { start: span.end + 1, end: span.end + 1 + words.length };
}

/** An author who writes comments elsewhere in the block writes one here. */
function hasOtherComments({ span }: YamlNode, { source }: FrontMatter, { text }: Post): boolean {
  for (const line of linesFrom(text, source.start)) {
    if (line.start >= source.end) return false;
    if (span.end < line.start || span.end > line.end) {
      const [, before, words] = /^(.*?)(?<![^ \t])#(.*)$/.exec(line.text.replaceAll(/"[^"]*"|'[^']*'/g, "''")) ?? [];
      if (before !== undefined && words !== undefined && isRemark(before, words)) return true;
    }
  }
  return false;
}

/** Tells a comment, on a line of its own, set off by two blanks, behind what is no text, or in words, from the rest of a text that is cut short: `C #1`. */
function isRemark(before: string, words: string): boolean {
  if (/^[ \t]*galley-/.test(words)) return false;
  return /^[ \t]*$|[ \t]{2}$|(?:['\]}]|:\d\d|\b(?:true|false))[ \t]$/.test(before) || /^[ \t]+[^\s\d]/.test(words);
}
