// A space and a # begin a comment: `title: C# for beginners # 1` is "C# for beginners", without a word.
import * as l10n from '@vscode/l10n';
import type { FrontMatter } from '../../post/frontMatter';
import { quoteText } from '../../post/quoting';
import { findSchemas, getTypes } from '../../schema/lookUp';
import type { Post } from '../../post/post';
import type { YamlNode } from '../../post/yaml';
import { linesFrom } from '../../text/lines';
import { defineRule } from '../rule';

export default defineRule({
  id: 'yaml-comment-cut',
  part: 'front-matter',
  summary: () => l10n.t('A # that cuts a value short'),
  docs: {
    why: () => l10n.t('A # behind a space begins a comment, and the site takes no notice of the rest of the line. A text with such a # must stand in quotes.'),
    wrong: '---\ntitle: C# for beginners # 1\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: \'C# for beginners # 1\'\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'warning',
  messages: {
    cut: (read: string) => l10n.t('What follows this # is taken for a comment: the site reads "{0}" only. Put the whole value in quotes.', read),
  },
  check({ post, frontMatter, blog, report }) {
    if (frontMatter?.format !== 'yaml' || !/[ \t]#/.test(post.text.slice(frontMatter.source.start, frontMatter.source.end))) return;
    for (const { key, node } of frontMatter.entries) {
      const takesTexts = [[key], [key, '[]']].some(path => getTypes(findSchemas(blog.schema, path)).has('string'));
      if (!takesTexts) continue;
      for (const item of node.kind === 'sequence' ? node.items : [node]) {
        const cut = findCut(item, post);
        if (cut === undefined || hasOtherComments(item, frontMatter, post)) continue;
        const text = quoteText(post.text.slice(item.span.start, cut.end));
        // A title or a remark: only the author knows.
        const quote = { title: l10n.t('Put the value in quotes: {0}', text), safe: false, edits: [{ start: item.span.start, end: cut.end, text }] };
        // Two spaces are how comments are set off, here and for this rule.
        const keep = { title: l10n.t('It is a comment: set it off by two spaces'), safe: false, edits: [{ start: item.span.end, end: cut.start, text: '  ' }] };
        report({ message: 'cut', args: [String(item.value)], span: { start: cut.start, end: cut.end }, fixes: [quote, keep] });
      }
    }
  },
});

/** Where the comment stands that follows a text in no quotes at the distance of one space. */
function findCut({ kind, span, value }: YamlNode, { text }: Post): { readonly start: number; readonly end: number } | undefined {
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
