// Categories make the site's tree: an empty or doubled one makes an empty page, "a, b" one category of that name.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { toYamlText } from '../../post/quoting';
import type { Post } from '../../post/post';
import type { YamlNode } from '../../post/yaml';
import { getLineStart } from '../../text/lines';
import type { Edit, Span } from '../../text/span';
import { defineRule } from '../rule';

const KEYS: ReadonlySet<string> = new Set(['categories', 'category', 'tags', 'tag']);

export default defineRule({
  id: 'category-shape',
  part: 'front-matter',
  summary: () => l10n.t('Categories or tags that make a wrong list'),
  docs: {
    why: () => l10n.t('Several categories or tags are a list: one to a line behind a hyphen, or between [ and ]. "a, b" without brackets is one name with a comma in it; an item that is empty or there twice makes a page that nobody wants.'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\ncategories: News, Science\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\ncategories: [News, Science]\nauthor: Li Lei\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'warning',
  messages: {
    comma: (name: string) => l10n.t('The site reads one name here, "{0}". Several names are a list: [a, b]', name),
    empty: () => l10n.t('This item is empty.'),
    twice: (name: string) => l10n.t('"{0}" is in this list already.', name),
    hyphen: (name: string) => l10n.t('The site reads the hyphen as part of the name: "{0}".', name),
  },
  check({ post, frontMatter, report }) {
    for (const { key, keySpan, node } of frontMatter?.entries ?? []) {
      if (!KEYS.has(key)) continue;
      const names = node.kind === 'scalar' ? splitNames(node, post) : [];
      if (names.length > 1) {
        const text = `[${names.map(toFlowText).join(', ')}]`;
        report({ message: 'comma', args: [String(node.value)], span: node.span, fixes: [replace(node, text)] });
      }
      const isList = node.kind === 'sequence';
      for (const item of isList ? node.items.flatMap(inner => (inner.kind === 'sequence' ? inner.items : [inner])) : [node]) {
        const name = findHyphenated(item, post);
        if (name !== undefined) report({ message: 'hyphen', args: [String(item.value)], span: item.span, fixes: [replace(item, toYamlText(name))] });
      }
      for (const list of [node, ...node.items]) {
        const colon = list === node ? post.text.indexOf(':', keySpan.end) + 1 : undefined;
        const known = new Set<string>();
        for (const item of list.kind === 'sequence' ? list.items : []) {
          const path = toPath(item);
          const whole = JSON.stringify(path);
          const fixes = (): Fix[] => [{ title: l10n.t('Remove this item'), safe: false, edits: [removeItem(post, list, item, colon)] }];
          if (item.kind !== 'sequence' && (path[0] === null || path[0] === '')) report({ message: 'empty', span: toItemSpan(post, item), fixes: fixes() });
          else if (path.length > 0 && path.every(name => typeof name !== 'object') && known.has(whole)) report({ message: 'twice', args: [path.map(String).join(' / ')], span: item.span, fixes: fixes() });
          known.add(whole);
        }
      }
    }
  },
});

/** An item of a list of lists is a path of names; a name alone is a path of one. */
function toPath(item: YamlNode): unknown[] {
  return (item.kind === 'sequence' ? item.items : [item]).map(({ value }) => (typeof value === 'string' ? value.trim() : value));
}

/** The names of a text that was typed without quotes and with commas; Hexo takes it for one name. */
function splitNames({ value, span }: YamlNode, { text, reader }: Post): string[] {
  if (typeof value !== 'string' || reader !== 'hexo' || value.includes('\n') || /["']/.test(text[span.start] ?? '')) return [];
  return value.split(/[,，]/).map(name => name.trim()).filter(name => name !== '');
}

/** The name behind a hyphen that was typed without a space. Lists of such lines are another rule's. */
function findHyphenated({ value, span }: YamlNode, { text }: Post): string | undefined {
  const name = typeof value === 'string' ? /^-+([^\s-].*)$/.exec(value)?.[1] : undefined;
  if (name === undefined) return undefined;
  return text.slice(span.start, span.end).includes('\n') || getLineStart(text, span.start) + /^\s*/.exec(text.slice(getLineStart(text, span.start)))![0].length === span.start ? undefined : name;
}

function replace({ span }: YamlNode, text: string): Fix {
  return { title: l10n.t('Replace by {0}', text), safe: false, edits: [{ ...span, text }] };
}

function toFlowText(name: string): string {
  return /[[\]{}]/.test(name) ? `'${name.replaceAll("'", "''")}'` : toYamlText(name);
}

/** An empty item has no text: its hyphen is pointed at. */
function toItemSpan({ text }: Post, { span }: YamlNode): Span {
  const dash = span.end > span.start ? -1 : text.lastIndexOf('-', span.start);
  return dash !== -1 && text.slice(dash + 1, span.start).trim() === '' ? { start: dash, end: dash + 1 } : span;
}

/**
 * Removes an item's lines from a list of lines, or the item with its comma from a list in brackets; the only one leaves an empty list.
 *
 * @param colon where the list of a key itself begins; `undefined` for a list within a list
 */
function removeItem(post: Post, { span, items }: YamlNode, item: YamlNode, colon: number | undefined): Edit {
  const { text } = post;
  const { start } = toItemSpan(post, item);
  const end = Math.max(item.span.end, start + 1);
  const index = items.indexOf(item);
  if (text[span.start] === '[') {
    if (items.length === 1) return { ...item.span, text: '' };
    return index > 0 ? { start: items[index - 1]!.span.end, end: item.span.end, text: '' } : { start: item.span.start, end: items[1]!.span.start, text: '' };
  }
  if (items.length === 1) return colon === undefined ? { start: span.start, end, text: '[]' } : { start: colon, end, text: ' []' };
  const toHyphen = (node: YamlNode): number => text.lastIndexOf('-', node.span.start - 1);
  const lineStart = getLineStart(text, start);
  // The first item of a list within a list may share its line with the hyphen of the outer one.
  if (text.slice(lineStart, toHyphen(item)).trim() !== '') return { start: toHyphen(item), end: toHyphen(items[index + 1]!), text: '' };
  const lineEnd = text.indexOf('\n', end - 1);
  return { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1, text: '' };
}
