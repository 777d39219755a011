// A Chinese keyboard types ： － and full-width blanks; YAML knows only their half-width forms.
import * as l10n from '@vscode/l10n';
import { getLineStart, linesFrom } from '../../text/lines';
import { getFullWidthEdits } from '../../post/fullWidth';
import { findMistake } from '../../post/mistakes';
import { toYamlText } from '../../post/quoting';
import type { Post } from '../../post/post';
import type { YamlNode } from '../../post/yaml';
import { findSchemas, getTypes } from '../../schema/lookUp';
import type { Edit } from '../../text/span';
import { defineRule } from '../rule';

// Most blocks have none of the marks that this rule is about.
const FULL_WIDTH = /[：－\u3000“”「，［【]/;

export default defineRule({
  id: 'yaml-full-width',
  part: 'front-matter',
  summary: () => l10n.t('Full-width marks where YAML needs half-width ones'),
  docs: {
    why: () => l10n.t('YAML separates keys from values by a half-width colon and begins the items of a list with a half-width hyphen. Their full-width forms are letters to it: the site fails, or reads nothing. In values they are welcome.'),
    wrong: '---\ntitle：你好\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: 你好：世界\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: 李雷\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    blank: () => l10n.t('A full-width space stands here; the site needs a half-width one.'),
    list: () => l10n.t('Full-width marks make no list: the site reads one name here. Write: [a, b]'),
    quotes: () => l10n.t('These are quotes of a text; a value is held by "half-width ones".'),
    mark: (written: string, right: string) => l10n.t('"{0}" is a full-width mark; here the site needs "{1}".', written, right),
  },
  check({ post, frontMatter, blog, report }) {
    if (!frontMatter || !FULL_WIDTH.test(post.text.slice(frontMatter.source.start, frontMatter.source.end))) return;
    const reportEdits = (edits: readonly Edit[]): void => {
      const first = edits[0]!;
      if (/^[“”「]/.test(post.text.slice(first.start, first.end))) return report({ message: 'quotes', span: first, fixes: [{ title: l10n.t('Replace by half-width marks'), safe: true, edits }] });
      const mark = /[：－]/.exec(post.text.slice(first.start, first.end));
      const fixes = [{ title: l10n.t('Replace by half-width marks'), safe: true, edits }];
      if (!mark) return report({ message: 'blank', span: first, fixes });
      const start = first.start + mark.index;
      report({ message: 'mark', args: [mark[0], mark[0] === '：' ? ':' : '-'], span: { start, end: start + 1 }, fixes });
    };
    for (const entry of frontMatter.broken) {
      const mistake = findMistake(post, entry);
      if (mistake.kind === 'full-width') reportEdits(mistake.edits);
    }
    // With a half-width colon further on, the line is read, under a key of its own making.
    for (const { key, keySpan, node } of frontMatter.entries) {
      const written = /^[\w-]+(?=[\s\u3000]*：)/.exec(key)?.[0];
      if (written === undefined || node.kind !== 'scalar' || post.text.slice(keySpan.start, node.span.end).includes('\n')) continue;
      const start = keySpan.start + written.length;
      const value = post.text.slice(start, node.span.end).replace(/^[\s\u3000]*：[\s\u3000]*/, '');
      reportEdits([{ start, end: node.span.end, text: `: ${toYamlText(value)}` }]);
    }
    // A list of full-width dashes is read without an error, as one text.
    for (const { node } of frontMatter.entries) {
      if (node.kind !== 'scalar' || !/^[－]/.test(post.text.slice(node.span.start, node.span.end))) continue;
      const edits: Edit[] = [];
      for (const line of linesFrom(post.text, getLineStart(post.text, node.span.start))) {
        if (line.start >= node.span.end) break;
        edits.push(...getFullWidthEdits(line, false));
      }
      if (edits.length > 0) reportEdits(edits);
    }
    for (const { key, node } of frontMatter.entries) {
      const names = getTypes(findSchemas(blog.schema, [key])).has('array') ? findFullWidthList(node, post) : [];
      if (names.length === 0) continue;
      const text = `[${names.map(toYamlText).join(', ')}]`;
      report({ message: 'list', span: node.span, severity: 'warning', fixes: [{ title: l10n.t('Replace by {0}', text), safe: false, edits: [{ ...node.span, text }] }] });
    }
  },
});

/** The names of `［a，b］`, and of `[a，b]` which is a list of one. A full-width comma among half-width ones is part of a name. */
function findFullWidthList({ kind, span, items }: YamlNode, { text }: Post): string[] {
  const written = text.slice(span.start, span.end);
  const inner = kind === 'scalar' ? /^[［【](.*)[］】]$/.exec(written)?.[1] : kind === 'sequence' && items.length === 1 ? /^\[([^"'\[\]{}]*，[^"'\[\]{}]*)\]$/.exec(written)?.[1] : undefined;
  return inner === undefined ? [] : inner.split(/[,，、]/).map(name => name.trim()).filter(name => name !== '');
}
