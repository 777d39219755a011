// A house's rules for a value: how it looks, how long it is. What they are, its schema says.
import * as l10n from '@vscode/l10n';
import { findNode, findViolations } from '../../post/instances';
import { describeDemand, namePath } from '../../schema/explain';
import { defineRule } from '../rule';

// What these keywords find is another rule's.
const OTHERS = new Set(['type', 'anyOf', 'oneOf', 'enum', 'const', 'required', 'additionalProperties', 'unevaluatedProperties', 'false']);

export default defineRule({
  id: 'invalid-value',
  part: 'front-matter',
  summary: () => l10n.t('A value that is not what this blog asks for'),
  docs: {
    why: () => l10n.t('The blog\'s schema says what a value looks like: its pattern, its length, its limits. Theme and tools of the blog rely on it.'),
    schema: '{ "properties": { "abbrlink": { "pattern": "^[a-z-]+$", "examples": ["on-galleys"] } } }',
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nabbrlink: On Galleys\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nabbrlink: on-galleys\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    value: (key: string, demand: string) => l10n.t('"{0}" {1}.', key, demand),
    block: (demand: string) => l10n.t('This front matter {0}.', demand),
  },
  check({ post, frontMatter, blog, report }) {
    if (!frontMatter) return;
    for (const violation of findViolations(post, blog.schema)) {
      const { keyword, path, schema } = violation;
      // Alternatives for the metadata as a whole are nobody else's.
      const isOthers = OTHERS.has(keyword) && !(path.length === 0 && /^(?:any|one)Of$/.test(keyword));
      const node = isOthers ? undefined : findNode(frontMatter, path);
      const isEmpty = (keyword === 'minLength' || keyword === 'minItems') && schema[keyword] === 1;
      if (isOthers || isEmpty) continue;
      if (node) report({ message: 'value', args: [namePath(path), describeDemand(violation)], span: node.span });
      else if (path.length === 0) report({ message: 'block', args: [describeDemand(violation)], span: frontMatter.opener ?? { start: 0, end: 0 } });
    }
  },
});
