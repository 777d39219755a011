// A key twice stops the build; which of the two the author meant, only the author knows, unless both say the same.
import * as l10n from '@vscode/l10n';
import { findDuplicates, findNestedDuplicate, type NestedDuplicate } from '../../post/duplicates';
import { getEntryLines } from '../../post/frontMatter';
import { quoteText } from '../../post/quoting';
import type { Fix } from '../../finding';
import { getLineStart } from '../../text/lines';
import type { Edit } from '../../text/span';
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
  check({ post, frontMatter, report }) {
    if (!frontMatter) return;
    for (const { key, entries } of findDuplicates(frontMatter)) {
      const isSame = new Set(entries.map(({ node }) => JSON.stringify(node.value))).size === 1;
      const remove = (unwanted: readonly YamlEntry[]) => unwanted.map(entry => ({ ...getEntryLines(post.text, entry), text: '' }));
      const keepFirst: Fix = { title: l10n.t('Keep the first "{0}"', key), safe: isSame, edits: remove(entries.slice(1)) };
      const keepLast: Fix = { title: l10n.t('Keep the last "{0}"', key), safe: false, edits: remove(entries.slice(0, -1)) };
      const merged = isSame ? undefined : mergeLists(entries, post.text);
      const merge: Fix[] = merged ? [{ title: l10n.t('Make one list of them'), safe: false, edits: [merged, ...remove(entries.slice(1))] }] : [];
      report({ message: 'duplicate', args: [key], span: entries[1]!.keySpan, fixes: isSame ? [keepFirst] : [...merge, keepFirst, keepLast] });
    }
    for (const entry of frontMatter.outcome === 'read' ? [] : frontMatter.broken) {
      const duplicate = findNestedDuplicate(post.text, entry);
      if (duplicate) report({ message: 'duplicate', args: [duplicate.key], span: duplicate.keySpan, fixes: keepOne(duplicate) });
    }
  },
});

function keepOne({ key, first, second, isSame }: NestedDuplicate): Fix[] {
  const keepFirst = second ? [{ title: l10n.t('Keep the first "{0}"', key), safe: isSame, edits: [{ ...second, text: '' }] }] : [];
  return first && !isSame ? [...keepFirst, { title: l10n.t('Keep the last "{0}"', key), safe: false, edits: [{ ...first, text: '' }] }] : keepFirst;
}

/** Returns the edit that puts the items of the later lists below, or behind, those of the first one, each once. */
function mergeLists([first, ...others]: readonly YamlEntry[], text: string): Edit | undefined {
  const isList = ({ node: { kind, items } }: YamlEntry): boolean => kind === 'sequence' && items.length > 0 && items.every(item => item.kind === 'scalar' && !text.slice(item.span.start, item.span.end).includes('\n'));
  if (!first || ![first, ...others].every(isList)) return undefined;
  const known = new Set(first.node.items.map(({ value }) => String(value)));
  const added = others.flatMap(({ node }) => node.items).filter(({ value }) => !known.has(String(value)) && known.add(String(value))).map(({ span }) => text.slice(span.start, span.end));
  const last = first.node.items.at(-1)!.span;
  if (text[first.node.span.start] === '[') return { start: last.end, end: last.end, text: added.map(item => `, ${toFlowItem(item)}`).join('') };
  const lineStart = getLineStart(text, last.start);
  const lineBreak = text.slice(lineStart - 2, lineStart) === '\r\n' ? '\r\n' : '\n';
  const head = text.slice(lineStart, last.start);
  return { start: last.end, end: last.end, text: added.map(item => `${lineBreak}${head}${item}`).join('') };
}

/** Between brackets, a comma or bracket of a name ends it. */
function toFlowItem(item: string): string {
  return /^["']/.test(item) || !/[,[\]{}]/.test(item) ? item : quoteText(item);
}
