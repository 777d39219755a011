// A key with nothing behind it: begun and forgotten. The site reads nothing, as if the key were not there.
import * as l10n from '@vscode/l10n';
import { addEntries } from '../../post/addEntries';
import { getEntryLines } from '../../post/frontMatter';
import { hasProposal } from '../../post/newFrontMatter';
import { findEntryAt, findNode, findViolations } from '../../post/instances';
import { namePath } from '../../schema/explain';
import { getRequiredKeys } from '../../schema/lookUp';
import { defineRule } from '../rule';

export default defineRule({
  id: 'empty-value',
  part: 'front-matter',
  isAboutAbsence: true,
  summary: () => l10n.t('A key without a value'),
  docs: {
    why: () => l10n.t('A key with nothing behind it says nothing: fill it in, or leave it out. A value that is empty on purpose is written \'\' or [].'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor:\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'hint',
  messages: {
    empty: (key: string) => l10n.t('"{0}" has no value.', key),
    demanded: (key: string) => l10n.t('"{0}" must not be empty: this blog\'s schema asks for a value.', key),
  },
  async check({ post, frontMatter, blog, host, report }) {
    if (!frontMatter) return;
    for (const { keyword, path, schema } of findViolations(post, blog.schema)) {
      const isDemanded = (keyword === 'minLength' || keyword === 'minItems') && schema[keyword] === 1;
      const isNothing = ['type', 'anyOf', 'oneOf', 'enum', 'const'].includes(keyword);
      const node = isDemanded || isNothing ? findNode(frontMatter, path) : undefined;
      if (!node || (isNothing && node.value !== null)) continue;
      const entry = findEntryAt(frontMatter, path);
      // Required keys are another rule's; an item of a list is no key.
      if (!entry || (path.length === 1 && getRequiredKeys(blog.schema).includes(entry.key))) continue;
      const isTop = frontMatter.entries.includes(entry);
      const fill = isTop ? [{ title: l10n.t('Fill in "{0}"', entry.key), safe: false, edits: await addEntries([entry.key], post, blog, host, entry) }] : [];
      const remove = isTop ? [{ title: l10n.t('Remove "{0}"', entry.key), safe: false, edits: [{ ...getEntryLines(post.text, entry), text: '' }] }] : [];
      const isUseful = isDemanded ? await hasProposal(entry.key, post, blog, host) : fill[0]?.edits.every(({ text }) => text.trim() !== '') ?? false;
      const fixes = [...(isUseful ? fill : []), ...remove];
      if (isDemanded) report({ message: 'demanded', args: [namePath(path)], span: node.span.end > node.span.start ? node.span : entry.keySpan, fixes, severity: 'warning' });
      else report({ message: 'empty', args: [namePath(path)], span: entry.keySpan, fixes });
    }
  },
});
