// A space and a # begin a comment: `title: C# for beginners # 1` is "C# for beginners", without a word.
import * as l10n from '@vscode/l10n';
import { findCommentCut } from '../../post/commentCut';
import { quoteText } from '../../post/quoting';
import { findSchemas, getTypes } from '../../schema/lookUp';
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
        const cut = findCommentCut(item, frontMatter, post);
        if (!cut) continue;
        const text = quoteText(post.text.slice(item.span.start, cut.end));
        // A title or a remark: only the author knows.
        const quote = { title: l10n.t('Put the value in quotes: {0}', text), safe: false, edits: [{ start: item.span.start, end: cut.end, text }] };
        // Two spaces are how comments are set off, here and for this rule.
        const keep = { title: l10n.t('It is a comment: set it off by two spaces'), safe: false, edits: [{ start: item.span.end, end: cut.start, text: '  ' }] };
        report({ message: 'cut', args: [String(item.value)], span: cut, fixes: [quote, keep] });
      }
    }
  },
});
