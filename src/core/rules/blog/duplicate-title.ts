// In lists, feeds and search results, a title is all that tells one article from another.
import * as l10n from '@vscode/l10n';
import { groupBy } from '../../text/groupBy';
import { defineRule } from '../rule';

export default defineRule({
  id: 'duplicate-title',
  part: 'blog',
  summary: () => l10n.t('A title that another post has'),
  docs: {
    why: () => l10n.t('Readers who see two articles of one title in a list take them for one, and so do search engines. Articles in different languages may share a title. This rule looks at the whole blog: when all posts are checked, not while one is written.'),
    wrong: '---\ntitle: The bridge\n---\n\n<p>At night.</p>\n',
    right: '---\ntitle: The bridge at night\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n\n<p>At night.</p>\n',
    files: { 'source/_posts/the-bridge.md': '---\ntitle: The bridge\ndate: Sat, 12 Jun 2021 01:29:00 GMT\n---\n\n<p>At dawn.</p>\n' },
  },
  severity: 'info',
  messages: {
    duplicate: (path: string) => l10n.t('{0} has the same title. Say what is special about this one.', path),
    duplicates: (path: string, others: number) => l10n.t('{0} and others ({1}) have the same title. Say what is special about this one.', path, others),
  },
  check({ posts, report }) {
    const published = posts.filter(({ title, path }) => title !== undefined && !/(?:^|\/)_drafts\//.test(path));
    const groups = groupBy(published, ({ title, language = '' }) => `${language.toLowerCase()}\n${title!.text.normalize('NFC').replaceAll(/\s+/g, ' ').toLowerCase()}`);
    for (const group of groups.values()) {
      for (const { path, title } of group) {
        const [other, ...more] = group.filter(post => post.path !== path);
        if (!other) continue;
        if (more.length === 0) report(path, { message: 'duplicate', args: [other.path], span: title!.span }, [other.path]);
        else report(path, { message: 'duplicates', args: [other.path, more.length], span: title!.span }, [other, ...more].map(post => post.path));
      }
    }
  },
});
