// Sites take no notice of a key that they do not know: `data:` for `date:` costs the date, without a word.
import * as l10n from '@vscode/l10n';
import { findMisspelt } from '../../post/misspelt';
import { getRequiredKeys } from '../../schema/lookUp';
import { defineRule } from '../rule';

export default defineRule({
  id: 'misspelt-key',
  part: 'front-matter',
  summary: () => l10n.t('A key that is nearly a known one'),
  docs: {
    why: () => l10n.t('A site takes no notice of keys that it does not know. A key that is one letter away from a known one, which the post lacks, is a slip of the pen.'),
    wrong: '---\ntitile: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\nmood: cheerful\n---\n',
  },
  severity: 'warning',
  messages: {
    misspelt: (written: string, meant: string) => l10n.t('The site does not know "{0}". It must be "{1}".', written, meant),
    perhaps: (written: string, near: string) => l10n.t('The site does not know "{0}". Perhaps "{1}" is meant.', written, near),
  },
  check({ frontMatter, blog, report }) {
    if (!frontMatter) return;
    for (const { entry, meant, isSure } of findMisspelt(frontMatter, blog.schema)) {
      const isRequired = getRequiredKeys(blog.schema).includes(meant);
      const fixes = [{ title: l10n.t('Rename to "{0}"', meant), safe: isSure, edits: [{ ...entry.keySpan, text: meant }] }];
      const args: [string, string] = [entry.key, meant];
      if (isSure) report({ message: 'misspelt', args, span: entry.keySpan, fixes, ...(isRequired ? { severity: 'error' } : {}) });
      else report({ message: 'perhaps', args, span: entry.keySpan, fixes, severity: 'info' });
    }
  },
});
