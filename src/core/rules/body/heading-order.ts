// Headings are an outline: to leave one level out is to leave out a chapter that the sections belong to.
import * as l10n from '@vscode/l10n';
import type { Edit, Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'heading-order',
  part: 'body',
  summary: () => l10n.t('A heading that leaves out a level'),
  docs: {
    why: () => l10n.t('Themes make a table of contents of the headings, and screen readers go through them as through one. A heading more than one level below the one before it seems to belong to something that is missing.'),
    wrong: '---\ntitle: An article\n---\n\n<h2>The bridge</h2>\n<h4>The lamps</h4>\n',
    right: ARTICLE_HEAD + '<h2>The bridge</h2>\n<h3>The lamps</h3>\n',
  },
  severity: 'hint',
  messages: {
    skips: (level: string, wanted: string) => l10n.t('This heading is of level {0}, but behind the one before it comes level {1} at most. Make it level {1}, or add what is missing.', level, wanted),
  },
  check({ body, html, post: { text }, report }) {
    const headings: Heading[] = body.markdown.blocks.flatMap(({ kind, depth, start, end }) => (kind === 'heading' ? [{ level: depth, span: { start, end }, toLevel: wanted => (/^#+/.test(text.slice(start, start + 6)) ? [{ start, end: start + depth - wanted, text: '' }] : []) }] : []));
    for (let level = 1; level <= 6; level++) {
      for (const { startTag, endTag, span } of html.findAll(`h${level}`)) {
        const digits = endTag ? [startTag.start + 2, endTag.start + 3] : [startTag.start + 2];
        headings.push({ level, span: endTag ? span : startTag, toLevel: wanted => digits.map(start => ({ start, end: start + 1, text: String(wanted) })) });
      }
    }
    let last: number | undefined;
    for (const { level, span, toLevel } of headings.sort((a, b) => a.span.start - b.span.start)) {
      if (last !== undefined && level > last + 1) {
        const wanted = last + 1;
        const edits = toLevel(wanted);
        report({ message: 'skips', args: [String(level), String(wanted)], span, fixes: edits.length > 0 ? [{ title: l10n.t('Make it level {0}', String(wanted)), safe: false, edits }] : [] });
      }
      last = level;
    }
  },
});

interface Heading {
  readonly level: number;
  readonly span: Span;
  readonly toLevel: (wanted: number) => readonly Edit[];
}
