// One house, one way to write a date: lists are easier to compare, and tools need to know one form only.
import * as l10n from '@vscode/l10n';
import { dateExamples, getDateStyle, isReal } from '../../post/date';
import { toDateStyle } from '../../post/dateStyle';
import { findDates, readMeant, writeDate } from '../../post/dates';
import { defineRule } from '../rule';

export default defineRule({
  id: 'date-style',
  part: 'front-matter',
  isOffByDefault: true,
  summary: () => l10n.t('A date in another style than the house\'s'),
  docs: {
    why: () => l10n.t('A blog whose dates all look alike is easier to read and to search. The option "style" is http, iso or hexo: ["warning", { "style": "iso" }]. Without it, http is the house\'s.'),
    wrong: '---\ntitle: An article\ndate: 2021-06-11 09:29:00\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'warning',
  messages: {
    style: (example: string) => l10n.t('This blog writes its dates like {0}.', example),
  },
  check({ post, frontMatter, blog, options, report }) {
    const wanted = toDateStyle(options['style']);
    for (const { node, written, start, read } of findDates(frontMatter, post.text)) {
      if (!read || getDateStyle(written) === wanted) continue;
      const date = readMeant(written, blog);
      const text = date && isReal(date) ? writeDate(date, wanted, blog) : undefined;
      // Without a zone that is known, some styles cannot be reached.
      const isReached = text !== undefined && getDateStyle(text.replace(/^'/, '')) === wanted;
      const fixes = isReached ? [{ title: l10n.t('Write it as {0}', text), safe: false, edits: [{ ...node.span, text }] }] : [];
      report({ message: 'style', args: [dateExamples[wanted]], span: { start, end: start + written.length }, fixes });
    }
  },
});
