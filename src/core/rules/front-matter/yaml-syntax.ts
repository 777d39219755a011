// What is left of the ways to break YAML: no parser's phrase helps an author, so each is said anew.
import * as l10n from '@vscode/l10n';
import { getLineStart, linesFrom } from '../../text/lines';
import { findDuplicates } from '../../post/duplicates';
import { findMistake, looksLikeMapping } from '../../post/mistakes';
import type { YamlProblem } from '../../post/yaml';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';

export default defineRule({
  id: 'yaml-syntax',
  part: 'front-matter',
  summary: () => l10n.t('Metadata that cannot be read'),
  docs: {
    why: () => l10n.t('Each line of the front matter is a key, a colon, a space and a value; lists and groups stand below their key by indentation. What breaks this form stops the build, or is printed as text.'),
    wrong: '---\ntitle: "An article\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n',
    right: '---\ntitle: "An article"\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Li Lei\ncategories: []\nheadimg: \'\'\nthumbnail: \'\'\ncomments: true\n---\n',
  },
  severity: 'error',
  messages: {
    unclosed: (character: string) => l10n.t('{0} is opened here and never closed, so the build fails.', character),
    indentation: () => l10n.t('The site cannot tell where this line belongs. Keys begin at the beginning of a line; the items of a list stand below their key, all in the same column.'),
    tab: () => l10n.t('A tab cannot stand here. Use spaces.'),
    separator: () => l10n.t('Only one block of metadata can stand here; this line begins a second one.'),
    language: (name: string) => l10n.t('Front matter in "{0}" is not read, and never run. Write it in YAML, with --- alone on the first line.', name),
    json: () => l10n.t('This front matter is not valid JSON, so the site does not read it.'),
    nothing: () => l10n.t('This cannot be read as metadata. Each line must be: key: value'),
  },
  check({ post, frontMatter, report }) {
    if (!frontMatter) return;
    const { problem, broken, format } = frontMatter;
    if (format !== 'yaml') {
      if (!problem) return;
      const span = getLine(post.text, frontMatter.opener?.start ?? frontMatter.source.start);
      if (format === 'json') report({ message: 'json', span });
      else report({ message: 'language', args: [format], span, fixes: [{ title: l10n.t('Write --- alone'), safe: false, edits: [{ start: frontMatter.opener!.end, end: frontMatter.source.start, text: '' }] }] });
      return;
    }
    for (const entry of broken) {
      if (frontMatter.outcome === 'read') break;
      const { kind, span, edits, typed } = findMistake(post, entry);
      if (kind === 'unclosed') report({ message: 'unclosed', args: [typed], span, fixes: [{ title: l10n.t('Close it at the end of the line'), safe: true, edits }] });
      if (kind === 'unknown') report({ message: getMessage(entry.problem), span });
    }
    if (broken.length > 0 || findDuplicates(frontMatter).length > 0) return;
    if (problem) report({ message: getMessage(problem), span: getLine(post.text, problem.offset) });
    else if (frontMatter.outcome === 'ignored' && looksLikeMapping(post)) report({ message: 'nothing', span: getLine(post.text, frontMatter.source.start) });
  },
});

/** Chooses the words for js-yaml's reason (js-yaml 4.3 lib/loader.js). */
function getMessage({ reason }: YamlProblem): 'indentation' | 'tab' | 'separator' | 'nothing' {
  if (reason.includes('tab characters')) return 'tab';
  if (reason.includes('indentation')) return 'indentation';
  if (reason.includes('single document') || reason.includes('end of the stream or a document separator')) return 'separator';
  return 'nothing';
}

/** Returns the text of the line at an offset, without white space around it. */
function getLine(text: string, offset: number): Span {
  for (const line of linesFrom(text, getLineStart(text, offset))) {
    if (line.text.trim() === '') continue;
    const indentation = line.text.length - line.text.trimStart().length;
    return { start: line.start + indentation, end: line.start + line.text.trimEnd().length };
  }
  return { start: offset, end: offset };
}
