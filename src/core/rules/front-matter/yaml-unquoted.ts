// Most broken builds come from a title with a colon or a bracket: YAML takes it for structure.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { findMistake } from '../../post/mistakes';
import { quoteText } from '../../post/quoting';
import { hasUnusedAnchor } from '../../post/unusedAnchor';
import { findSchemas, getTypes } from '../../schema/lookUp';
import type { Edit } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'yaml-unquoted',
  part: 'front-matter',
  summary: () => l10n.t('A value that needs quotes'),
  docs: {
    why: () => l10n.t('Some characters mean something in YAML: a colon followed by a space, or [ { @ % & * ! | > ` at the beginning. A value that holds them must stand in quotes; without them the build fails.'),
    wrong: '---\ntitle: 你好: 世界\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: \'你好: 世界\'\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    colon: () => l10n.t('A colon followed by a space ends a key, so the build fails here. Put the value in quotes.'),
    start: (character: string) => l10n.t('A value cannot begin with "{0}": it means something in YAML, so the build fails here. Put the value in quotes.', character),
    quotes: () => l10n.t('The quotes end before the value does, so the build fails here. Put the whole value in quotes that do not occur in it.'),
    anchor: (read: string) => l10n.t('YAML takes the first word, with its &, for a name of this value: the site reads "{0}" only. Put the whole value in quotes.', read),
  },
  check({ post, frontMatter, blog, report }) {
    for (const entry of frontMatter?.broken ?? []) {
      const { kind, typed, span, edits } = findMistake(post, entry);
      if (kind !== 'unquoted') continue;
      const toFix = (text: string, made: readonly Edit[], safe: boolean): Fix => ({ title: l10n.t('Put the value in quotes: {0}', text), safe, edits: made });
      // What follows a # behind a single blank may be a comment, or part of the value.
      const isMixed = edits.some(({ text }) => /[ \t]#/.test(text));
      const words = /^[^"'](?:.*?[^ \t])?(?=[ \t]+#)/.exec(typed)?.[0];
      const fixes = [toFix(edits[0]!.text, edits, !isMixed)];
      if (words !== undefined && edits.length === 1) fixes.push(toFix(quoteText(words), [{ start: span.start, end: span.start + words.length, text: quoteText(words) }], false));
      const first = typed[0]!;
      if (first === '"' || first === "'") report({ message: 'quotes', span, fixes });
      else if (/[[\]{}@%&*!|>`,?-]/.test(first)) report({ message: 'start', args: [first], span, fixes });
      else report({ message: 'colon', span, fixes });
    }
    for (const { key, node } of frontMatter?.entries ?? []) {
      for (const item of node.kind === 'sequence' ? node.items : [node]) {
        if (!frontMatter || !hasUnusedAnchor(item, frontMatter, post) || !getTypes(findSchemas(blog.schema, item === node ? [key] : [key, '[]'])).has('string')) continue;
        const text = quoteText(post.text.slice(item.span.start, item.span.end));
        report({ message: 'anchor', args: [String(item.value)], span: item.span, severity: 'warning', fixes: [{ title: l10n.t('Put the value in quotes: {0}', text), safe: false, edits: [{ ...item.span, text }] }] });
      }
    }
  },
});
