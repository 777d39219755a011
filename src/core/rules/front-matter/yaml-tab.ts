// YAML knows no tabs in indentation. Hexo turns them into spaces first; nothing else that reads the file does.
import * as l10n from '@vscode/l10n';
import { findMistake, linesOf } from '../../post/mistakes';
import type { Edit } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'yaml-tab',
  part: 'front-matter',
  summary: () => l10n.t('A tab that indents metadata'),
  docs: {
    why: () => l10n.t('YAML is indented by spaces. Hexo takes a tab at the beginning of a line for two; other sites, editors and converters fail on it.'),
    wrong: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\ntags:\n\t- proof\n---\n',
    right: '---\ntitle: An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\ntags:\n  - proof\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'info',
  messages: {
    fails: () => l10n.t('A tab cannot indent a line here, so the build fails. Use spaces.'),
    hexo: () => l10n.t('This line is indented by a tab. Hexo takes it for two spaces; other tools fail on it. Use spaces.'),
  },
  check({ post, frontMatter, report }) {
    const { text } = post;
    if (frontMatter?.format !== 'yaml') return;
    const title = l10n.t('Indent by spaces');
    for (const entry of frontMatter.broken) {
      const { kind, span, edits } = findMistake(post, entry);
      if (kind === 'tab') report({ message: 'fails', span, fixes: [{ title, safe: true, edits }], severity: 'error' });
    }
    if (post.reader !== 'hexo' || frontMatter.outcome !== 'read' || !text.slice(frontMatter.source.start, frontMatter.source.end).includes('\n\t')) return;
    const edits: Edit[] = [];
    for (const line of linesOf(text, frontMatter.source)) {
      const tabs = /^\t+(?=[ \t]*\S)/.exec(line.text)?.[0].length ?? 0;
      if (tabs > 0 && line.start > frontMatter.source.start) edits.push({ start: line.start, end: line.start + tabs, text: '  '.repeat(tabs) });
    }
    if (edits[0]) report({ message: 'hexo', span: { start: edits[0].start, end: edits[0].end }, fixes: [{ title, safe: true, edits }] });
  },
});
