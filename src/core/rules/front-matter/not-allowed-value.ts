// A house's vocabulary: its schema lists what a key may say.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { findNode, findViolations } from '../../post/instances';
import { toYamlText } from '../../post/quoting';
import type { YamlNode } from '../../post/yaml';
import { getDistance } from '../../text/distance';
import { namePath } from '../../schema/explain';
import { defineRule } from '../rule';

// More than these are better looked up than offered one by one.
const MOST_OFFERED = 20;

export default defineRule({
  id: 'not-allowed-value',
  part: 'front-matter',
  summary: () => l10n.t('A value that this blog does not allow'),
  docs: {
    why: () => l10n.t('The blog\'s schema lists the values that a key may have, so that nobody invents a second spelling.'),
    schema: '{ "properties": { "lang": { "enum": ["en", "zh-CN"] } } }',
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nlang: zh_CN\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nlang: zh-CN\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    value: (key: string, written: string, allowed: string) => l10n.t('"{0}" cannot be "{1}". Allowed: {2}.', key, written, allowed),
  },
  check({ post, frontMatter, blog, report }) {
    if (!frontMatter) return;
    for (const { keyword, path, schema } of findViolations(post, blog.schema)) {
      const node = keyword === 'enum' || keyword === 'const' ? findNode(frontMatter, path) : undefined;
      if (!node || node.kind === 'empty') continue;
      const allowed = keyword === 'const' ? [schema.const] : schema.enum ?? [];
      const written = String(node.value);
      const siblings = findSiblings(findNode(frontMatter, path.slice(0, -1)), path);
      const near = allowed.filter(value => !siblings.includes(value)).filter(value => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        .map(value => ({ value, distance: getDistance(String(value).toLowerCase(), written.toLowerCase()) })).sort((a, b) => a.distance - b.distance).slice(0, MOST_OFFERED);
      const fixes = node.kind === 'scalar' ? near.map(({ value }): Fix => {
        const text = typeof value === 'string' ? toYamlText(value) : String(value);
        return { title: l10n.t('Replace by {0}', text), safe: false, edits: [{ ...node.span, text }] };
      }) : [];
      report({ message: 'value', args: [namePath(path), written, allowed.map(String).join(l10n.t(', '))], span: node.span, fixes });
    }
  },
});

/** What else the list holds that a value stands in. */
function findSiblings(parent: YamlNode | undefined, path: readonly unknown[]): readonly unknown[] {
  return path.length > 1 && parent?.kind === 'sequence' ? parent.items.map(({ value }) => value) : [];
}
