// A site can publish a post without a title or a date; nobody will find it.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { isDateKey } from '../../post/date';
import type { Post } from '../../post/post';
import { getMetadataStart } from '../../post/fences';
import { findEntry, getKeys } from '../../post/frontMatter';
import { findEntryAt, findMissingKeys, findNode } from '../../post/instances';
import { findMisspelt } from '../../post/misspelt';
import { addEntries } from '../../post/addEntries';
import { hasProposal } from '../../post/newFrontMatter';
import { namePath } from '../../schema/explain';
import { getRequiredKeys } from '../../schema/lookUp';
import { defineRule } from '../rule';

export default defineRule({
  id: 'missing-key',
  part: 'front-matter',
  isAboutAbsence: true,
  summary: () => l10n.t('A required key that is missing'),
  docs: {
    why: () => l10n.t('Every post needs a title and a date: without them the site shows an empty heading, and the day on which the file was made.'),
    wrong: '---\nauthor: Li Lei\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\nauthor: Li Lei\ndate: Fri, 11 Jun 2021 01:29:00 GMT\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    missing: (key: string) => l10n.t('"{0}" is missing. Every post of this blog needs it.', key),
    demanded: (key: string) => l10n.t('"{0}" is missing. This blog\'s schema asks for it in a post like this.', key),
    below: (key: string, group: string) => l10n.t('"{0}" is missing in "{1}". This blog\'s schema asks for it.', key, group),
    empty: (key: string) => l10n.t('"{0}" is empty. Every post of this blog needs it.', key),
  },
  async check({ post, frontMatter, blog, host, report }) {
    if (!frontMatter || frontMatter.format !== 'yaml') return;
    if (frontMatter.entries.length + frontMatter.broken.length === 0 && frontMatter.outcome !== 'read') return;
    const meant = findMisspelt(frontMatter, blog.schema).map(misspelt => misspelt.meant);
    const present = getKeys(frontMatter);
    const isNeeded = (key: string): boolean => !(isDateKey(key) && isDraft(post));
    const required = getRequiredKeys(blog.schema).filter(isNeeded);
    const demanded = findMissingKeys(post, blog.schema);
    const missing = [...new Set([...required, ...demanded.filter(({ path }) => path.length === 0).map(({ key }) => key).filter(isNeeded)])].filter(key => !present.has(key) && !meant.includes(key));
    const opener = frontMatter.opener ?? { start: getMetadataStart(post), end: frontMatter.source.end };
    // A list has no place for a key.
    const addable: string[] = [];
    if (!Array.isArray(frontMatter.value)) for (const key of missing) if (await hasProposal(key, post, blog, host)) addable.push(key);
    for (const key of missing) {
      const fixes: Fix[] = addable.includes(key) ? [{ title: l10n.t('Add "{0}"', key), safe: false, edits: await addEntries([key], post, blog, host) }] : [];
      if (addable.length > 1 && fixes.length > 0) fixes.push({ title: l10n.t('Add all that is missing: {0}', addable.join(l10n.t(', '))), safe: false, edits: await addEntries(addable, post, blog, host) });
      report({ message: required.includes(key) ? 'missing' : 'demanded', args: [key], span: opener, fixes });
    }
    for (const { path, key } of demanded.filter(({ path }) => path.length > 0)) {
      const group = findNode(frontMatter, path);
      // An item of a list has no name to point at.
      const span = findEntryAt(frontMatter, path)?.keySpan ?? group?.entries[0]?.keySpan ?? group?.span;
      if (span) report({ message: 'below', args: [key, namePath(path)], span });
    }
    for (const key of required) {
      const entry = findEntry(frontMatter, key);
      if (!entry || (entry.node.value !== null && entry.node.value !== '')) continue;
      const fixes = await hasProposal(key, post, blog, host) ? [{ title: l10n.t('Fill in "{0}"', key), safe: false, edits: await addEntries([key], post, blog, host, entry) }] : [];
      report({ message: 'empty', args: [key], span: entry.keySpan, fixes });
    }
  },
});

/** Hexo's own scaffold of a draft has no date (hexo-cli assets/scaffolds/draft.md); `hexo publish` gives it one. */
function isDraft({ path, reader }: Post): boolean {
  return reader === 'hexo' && /(?:^|\/)_drafts\//.test(path);
}
