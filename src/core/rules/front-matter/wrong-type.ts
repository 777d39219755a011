// YAML decides by its look what a value is: 1984 is a number, off a text. The author sees only what was typed.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { isDateKey } from '../../post/date';
import { isHexoSwitch, toHexoSwitch } from '../../post/hexoSwitch';
import { findNode, findViolations } from '../../post/instances';
import { quoteText, toYamlText } from '../../post/quoting';
import type { YamlNode } from '../../post/yaml';
import { collectTypes, describeTypes } from '../../schema/explain';
import { findSchemas, getTypes, isPicture } from '../../schema/lookUp';
import { defineRule } from '../rule';

const YES = /^(?:true|yes|on|y|1|ture|是)$/i;
const NO = /^(?:false|no|off|n|0|flase|否)$/i;

export default defineRule({
  id: 'wrong-type',
  part: 'front-matter',
  summary: () => l10n.t('A value that the site reads as something else'),
  docs: {
    why: () => l10n.t('A value without quotes is a number, a date, true, false or nothing when it looks like one, and a text otherwise. So a title 1984 is a number, and "comments: off" is the text "off", which leaves the comments on.'),
    wrong: '---\ntitle: 1984\ndate: Fri, 11 Jun 2021 01:29:00 GMT\ncomments: off\n---\n',
    right: '---\ntitle: \'1984\'\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: [2021, Books]\nheadimg: \'\'\nthumbnail: \'\'\ncomments: false\n---\n',
  },
  severity: 'warning',
  messages: {
    type: (key: string, read: string, wanted: string) => l10n.t('"{0}" is read as {1}; it must be {2}.', key, read, wanted),
    alwaysTrue: (key: string, written: string) => l10n.t('"{1}" is read as a text, and every text counts as true: "{0}" stays on. Write true or false.', key, written),
    taken: (written: string, read: string) => l10n.t('The site takes {0} for {1}. Other tools may not: write {1}.', written, read),
  },
  check({ post, frontMatter, blog, report }) {
    if (!frontMatter || frontMatter.entries.length === 0) return;
    for (const { key, node } of frontMatter.entries) {
      if (!(node.value instanceof Date) || isDateKey(key)) continue;
      const schemas = findSchemas(blog.schema, [key]);
      const types = [...getTypes(schemas)];
      if (types.join() !== 'string' || schemas.some(schema => schema['format'] !== undefined)) continue;
      const written = post.text.slice(node.span.start, node.span.end);
      report({ message: 'type', args: [key, describeValue(node), describeTypes({ type: types })], span: node.span, fixes: getFixes(node, written, types) });
    }
    for (const { keyword, path, schema } of findViolations(post, blog.schema)) {
      const key = path[0];
      const node = findNode(frontMatter, path);
      if (!['type', 'anyOf', 'oneOf'].includes(keyword) || key === undefined || !node || node.value === null) continue;
      const written = post.text.slice(node.span.start, node.span.end);
      const types = collectTypes(schema);
      const fixes = isPicture([schema, ...findSchemas(blog.schema, path.map(step => (typeof step === 'number' ? '[]' : step)))]) ? [toFix(node, '\'\'', false)] : getFixes(node, written, types);
      if (post.reader === 'hexo' && path.length === 1 && isHexoSwitch(String(key)) && toHexoSwitch(node.value) === toMeant(node)) {
        const text = String(toMeant(node));
        report({ message: 'taken', args: [written, text], span: node.span, fixes: [toFix(node, text, true)], severity: 'info' });
      } else if (types.includes('boolean') && typeof node.value === 'string') {
        report({ message: 'alwaysTrue', args: [String(key), written], span: node.span, fixes });
      } else {
        report({ message: 'type', args: [String(key), describeValue(node), describeTypes(schema)], span: node.span, fixes, ...(isShownAsWritten(node, written, types) ? { severity: 'info' } : {}) });
      }
    }
  },
});

/** Returns what an author means by a word or number in a switch's place; `undefined` for any other value. */
function toMeant({ value }: YamlNode): boolean | undefined {
  const text = String(value).trim();
  return YES.test(text) ? true : NO.test(text) ? false : undefined;
}

/** 1984 is a number, and shown as 1984; 007 is shown as 7. */
function isShownAsWritten({ value }: YamlNode, written: string, types: readonly string[]): boolean {
  return typeof value === 'number' && types.includes('string') && String(value) === written;
}

function toFix({ span: { start, end } }: YamlNode, text: string, safe: boolean): Fix {
  return { title: l10n.t('Replace by {0}', text), safe, edits: [{ start, end, text }] };
}

function getFixes(node: YamlNode, written: string, types: readonly string[]): Fix[] {
  if (types.includes('boolean') && typeof node.value !== 'boolean') {
    const meant = toMeant(node);
    return meant === undefined ? [toFix(node, 'true', false), toFix(node, 'false', false)] : [toFix(node, String(meant), meant)];
  }
  const number = typeof node.value === 'string' ? toNumber(node.value, types) : undefined;
  if (number !== undefined) return [toFix(node, String(number), String(number) === String(node.value).normalize('NFKC'))];
  if (types.includes('string') && !written.includes('\n') && (node.kind === 'scalar' || /^[[{].*[\]}]$/.test(written))) {
    // A number or a date that was typed is meant as typed; a true may be meant as anything.
    return [toFix(node, quoteText(written), typeof node.value === 'number' || node.value instanceof Date)];
  }
  if (types.includes('string') && node.kind === 'sequence' && node.items.length === 1 && typeof node.items[0]!.value === 'string') return [toFix(node, toYamlText(node.items[0]!.value), false)];
  if (types.includes('array') && node.kind === 'scalar') return [toFix(node, `[${written}]`, false)];
  return [];
}

/** Returns the number that a text is, in digits of either width, where a schema takes it. */
function toNumber(text: string, types: readonly string[]): number | undefined {
  const digits = text.trim().normalize('NFKC');
  const isTaken = types.includes('number') || (types.includes('integer') && /^[+-]?\d+$/.test(digits));
  return isTaken && /^[+-]?\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}

function describeValue({ kind, value }: YamlNode): string {
  if (kind === 'sequence') return l10n.t('a list');
  if (kind === 'mapping') return l10n.t('a group of keys');
  if (value instanceof Date) return l10n.t('a date');
  if (typeof value === 'number') return l10n.t('the number {0}', String(value));
  if (typeof value === 'boolean') return value ? l10n.t('the word true') : l10n.t('the word false');
  return l10n.t('the text "{0}"', String(value));
}
