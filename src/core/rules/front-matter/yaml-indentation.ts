// Where a line begins says where it belongs. A space too many, and it belongs nowhere, or to the line above.
import * as l10n from '@vscode/l10n';
import { findMistake, linesOf } from '../../post/mistakes';
import type { YamlNode } from '../../post/yaml';
import { getLineStart } from '../../text/lines';
import { defineRule } from '../rule';

export default defineRule({
  id: 'yaml-indentation',
  part: 'front-matter',
  summary: () => l10n.t('A line that is indented wrongly'),
  docs: {
    why: () => l10n.t('Keys begin at the beginning of a line; the items of a list stand below their key, all in the same column. What is indented otherwise belongs to the line above it, or the build fails.'),
    wrong: '---\ntitle: An article\n date: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\ntags:\n  - proof\n  - print\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    indented: () => l10n.t('This line is indented differently from its neighbours, so the site cannot tell where it belongs. Lines of the same level begin in the same column.'),
    newLine: () => l10n.t('A list begins on the line below its key, so the build fails here.'),
    swallowed: () => l10n.t('This line is indented deeper than the item above it, so the site reads both as one text. Items of a list begin in the same column.'),
  },
  check({ post, frontMatter, report }) {
    for (const entry of frontMatter?.broken ?? []) {
      const { kind, span, edits } = findMistake(post, entry);
      if (kind === 'indented') report({ message: 'indented', span, fixes: [{ title: l10n.t('Remove the indentation'), safe: false, edits }] });
      if (kind === 'misaligned') report({ message: 'indented', span, fixes: [{ title: l10n.t('Align it with its neighbours'), safe: true, edits }] });
      if (kind === 'list-on-key-line') report({ message: 'newLine', span, fixes: [{ title: l10n.t('Put the list on lines of its own'), safe: true, edits }] });
    }
    for (const { node } of frontMatter?.entries ?? []) {
      for (const item of node.items) reportSwallowed(item);
    }

    /** `- a` with `- b` below it, deeper, is the text "a - b". */
    function reportSwallowed({ kind, span }: YamlNode): void {
      if (kind !== 'scalar' || !post.text.slice(span.start, span.end).includes('\n')) return;
      const [first, ...rest] = linesOf(post.text, { start: getLineStart(post.text, span.start), end: span.end });
      const indentation = /^[ \t]*(?=-[ \t])/.exec(first!.text)?.[0];
      const strays = rest.filter(({ text }) => /^[ \t]*-[ \t]/.test(text));
      if (indentation === undefined || strays.length === 0 || strays.length < rest.length || /^["']/.test(post.text[span.start]!)) return;
      const edits = strays.map(({ start, text }) => ({ start, end: start + text.search(/-/), text: indentation }));
      report({ message: 'swallowed', span: { start: edits[0]!.end, end: strays[0]!.end }, fixes: [{ title: l10n.t('Align it with its neighbours'), safe: true, edits }] });
    }
  },
});
