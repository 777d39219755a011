// A key twice stops the build; which of the two the author meant, only the author knows, unless both say the same.
import * as l10n from '@vscode/l10n';
import { findDuplicates } from '../../post/duplicates';
import { getEntryLines } from '../../post/frontMatter';
import type { YamlEntry } from '../../post/yaml';
import { defineRule } from '../rule';

export default defineRule({
  id: 'duplicate-key',
  part: 'front-matter',
  summary: () => l10n.t('The same key twice'),
  docs: {
    why: () => l10n.t('A key can have one value. When it stands there twice, the build fails.'),
    wrong: '---\ntitle: An article\ntitle: The same article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    duplicate: (key: string) => l10n.t('"{0}" stands here a second time, so the build fails. Keep one of them.', key),
  },
  check({ post, report }) {
    if (!post.frontMatter) return;
    for (const { key, entries } of findDuplicates(post.frontMatter)) {
      const isSame = new Set(entries.map(({ node }) => JSON.stringify(node.value))).size === 1;
      const remove = (unwanted: readonly YamlEntry[]) => unwanted.map(entry => ({ ...getEntryLines(post.text, entry), text: '' }));
      const keepFirst = { title: l10n.t('Keep the first "{0}"', key), safe: isSame, edits: remove(entries.slice(1)) };
      const keepLast = { title: l10n.t('Keep the last "{0}"', key), safe: false, edits: remove(entries.slice(0, -1)) };
      report({ message: 'duplicate', args: [key], span: entries[1]!.keySpan, fixes: isSame ? [keepFirst] : [keepFirst, keepLast] });
    }
  },
});
