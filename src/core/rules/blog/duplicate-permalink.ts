// Hexo writes both pages into one file and says nothing: readers get the one that was written last.
import * as l10n from '@vscode/l10n';
import { groupBy } from '../../text/groupBy';
import { defineRule } from '../rule';

export default defineRule({
  id: 'duplicate-permalink',
  part: 'blog',
  summary: () => l10n.t('Two posts that the site publishes at one address'),
  docs: {
    why: () => l10n.t('Of two posts at one address, Hexo publishes one and drops the other without a word. The address is the post\'s permalink, or made of permalink in _config.yml; where that needs what only Hexo knows, Galley says nothing. This rule looks at the whole blog: when all posts are checked, not while one is written.'),
    wrong: '---\ntitle: The bridge at night\npermalink: bridge/\n---\n\n<p>At night.</p>\n',
    right: '---\ntitle: The bridge at night\npermalink: bridge-at-night/\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n\n<p>At night.</p>\n',
    files: { 'source/_posts/the-bridge.md': '---\ntitle: The bridge\npermalink: bridge/\ndate: Sat, 12 Jun 2021 01:29:00 GMT\n---\n\n<p>At dawn.</p>\n' },
  },
  severity: 'error',
  site: 'hexo',
  messages: {
    duplicate: (path: string, address: string) => l10n.t('The site publishes {0} at the same address, {1}: readers get only one of them. Give this post a permalink of its own, or its file another name.', path, address),
  },
  check({ posts, blog: { settings: { site } }, report }) {
    const groups = groupBy(posts.filter(({ address }) => address !== undefined), ({ address }) => address!.text);
    for (const [address, group] of groups) {
      for (const { path, address: own } of group) {
        const other = group.find(post => post.path !== path);
        if (other) report(path, { message: 'duplicate', args: [other.path, site.root + address], span: own!.span }, [other.path]);
      }
    }
  },
});
