// A schema that forbids unknown keys: every key that it does not name is a slip, or must be added to it.
import * as l10n from '@vscode/l10n';
import { getEntryLines } from '../../post/frontMatter';
import { findEntryAt, findViolations } from '../../post/instances';
import { findMisspelt } from '../../post/misspelt';
import { defineRule } from '../rule';

export default defineRule({
  id: 'unknown-key',
  part: 'front-matter',
  summary: () => l10n.t('A key that this blog does not know'),
  docs: {
    why: () => l10n.t('The blog\'s schema names all the keys that its posts may have. Another one is a slip, or belongs into the schema first.'),
    schema: '{ "required": ["title"], "properties": { "title": { "type": "string" }, "date": {} }, "additionalProperties": false }',
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nmood: cheerful\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
  },
  severity: 'warning',
  messages: {
    unknown: (key: string) => l10n.t('This blog\'s schema knows no key "{0}".', key),
  },
  check({ post, frontMatter, blog, report }) {
    if (!frontMatter) return;
    const misspelt = findMisspelt(frontMatter, blog.schema);
    const reported = new Set();
    for (const { keyword, path } of findViolations(post, blog.schema)) {
      const entry = ['additionalProperties', 'unevaluatedProperties', 'false'].includes(keyword) ? findEntryAt(frontMatter, path) : undefined;
      if (!entry || reported.has(entry) || misspelt.some(other => other.entry === entry)) continue;
      reported.add(entry);
      const fixes = [{ title: l10n.t('Remove "{0}"', entry.key), safe: false, edits: [{ ...getEntryLines(post.text, entry), text: '' }] }];
      report({ message: 'unknown', args: [entry.key], span: entry.keySpan, fixes: frontMatter.entries.includes(entry) ? fixes : [] });
    }
  },
});
