// The model post's other keys: a post is published as meant without them, only poorer.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { addEntries } from '../../post/addEntries';
import { getMetadataStart } from '../../post/fences';
import { getKeys } from '../../post/frontMatter';
import { findMisspelt } from '../../post/misspelt';
import { getRecommendedKeys } from '../../schema/lookUp';
import { defineRule } from '../rule';

export default defineRule({
  id: 'missing-recommended-key',
  part: 'front-matter',
  isAboutAbsence: true,
  summary: () => l10n.t('A key that posts should have is missing'),
  docs: {
    why: () => l10n.t('Lists of posts, cards and feeds show author, categories and pictures. A post without them is published, but looks bare there.'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'info',
  messages: {
    missing: (keys: string) => l10n.t('Posts of this blog should also have: {0}.', keys),
  },
  async check({ post, frontMatter, blog, host, report }) {
    if (!frontMatter || frontMatter.format !== 'yaml' || frontMatter.outcome !== 'read' || Array.isArray(frontMatter.value)) return;
    const meant = findMisspelt(frontMatter, blog.schema).map(misspelt => misspelt.meant);
    const present = getKeys(frontMatter);
    const missing = getRecommendedKeys(blog.schema).filter(key => !present.has(key) && !meant.includes(key));
    if (missing.length === 0) return;
    const fixes: Fix[] = [{ title: l10n.t('Add: {0}', missing.join(l10n.t(', '))), safe: false, edits: await addEntries(missing, post, blog, host) }];
    if (missing.length > 1) {
      for (const key of missing) fixes.push({ title: l10n.t('Add "{0}"', key), safe: false, edits: await addEntries([key], post, blog, host) });
    }
    report({ message: 'missing', args: [missing.join(l10n.t(', '))], span: frontMatter.opener ?? { start: getMetadataStart(post), end: frontMatter.source.end }, fixes });
  },
});
