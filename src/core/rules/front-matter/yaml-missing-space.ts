// `title:a` is one word to YAML, `-a` another: without the space there is neither key nor list.
import * as l10n from '@vscode/l10n';
import { getDashEdits, findMistake, linesOf } from '../../post/mistakes';
import { getLineStart } from '../../text/lines';
import { defineRule } from '../rule';

export default defineRule({
  id: 'yaml-missing-space',
  part: 'front-matter',
  summary: () => l10n.t('A space that is missing after a colon or a hyphen'),
  docs: {
    why: () => l10n.t('A key ends with a colon and a space, an item of a list begins with a hyphen and a space. Without the space the site fails, or takes the whole line for a text.'),
    wrong: '---\ntitle:An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    colon: () => l10n.t('A space is missing after this colon. Write: key: value'),
    hyphen: () => l10n.t('A space is missing after this hyphen, so this is no list: the site fails, or reads all its lines as one text. Write: - item'),
  },
  check({ post, frontMatter, report }) {
    const title = l10n.t('Insert a space');
    for (const entry of frontMatter?.broken ?? []) {
      const { kind, span, edits } = findMistake(post, entry);
      if (kind === 'missing-space') report({ message: 'colon', span, fixes: [{ title, safe: true, edits }] });
      if (kind === 'missing-dash-space') report({ message: 'hyphen', span, fixes: [{ title, safe: true, edits }] });
    }
    // A list without the spaces is read without an error, as one text.
    for (const { node, keySpan } of frontMatter?.entries ?? []) {
      if (node.kind !== 'scalar' || post.text[node.span.start] !== '-') continue;
      const lines = [...linesOf(post.text, { start: getLineStart(post.text, node.span.start), end: node.span.end })];
      const edits = getDashEdits(lines);
      const isList = edits.length === lines.length && lines[0]!.start > keySpan.end;
      if (isList) report({ message: 'hyphen', span: { start: edits[0]!.start - 1, end: edits[0]!.start }, fixes: [{ title, safe: true, edits }] });
    }
  },
});
