// Markdown ends a block of HTML at an empty line, and takes what is indented behind it for code: readers see the tags themselves.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import type { Post } from '../../post/post';
import type { Span } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'accidental-code-block',
  part: 'body',
  summary: () => l10n.t('HTML that Markdown takes for code'),
  docs: {
    why: () => l10n.t('In Markdown, a block of HTML ends at an empty line, even one that holds blanks. What follows with four blanks before it is code: readers see the tags instead of the picture. Without the empty line all of it is HTML.'),
    wrong: '---\ntitle: An article\n---\n\n<div>\n<p>The bridge.</p>\n\n    <p>The lamps.</p>\n</div>\n',
    right: ARTICLE_HEAD + '<div>\n<p>The bridge.</p>\n    <p>The lamps.</p>\n</div>\n',
  },
  severity: 'error',
  messages: {
    code: () => l10n.t('The empty line before it and the indentation make this code: readers see the tags. Remove the empty line.'),
    indented: () => l10n.t('The indentation makes this code: readers see the tags. Take the indentation away.'),
  },
  check({ body, post, report }) {
    if (body.accidents.length === 0) return;
    for (const { start, end, after } of body.accidents) {
      const { text } = post;
      const first = start + text.slice(start, end).search(/\S/);
      // In a quote, the empty line begins with a mark.
      const from = text.slice(0, first).trimEnd().length;
      const span = { start: first, end: first + text.slice(first, end).split(/\r?\n/, 1)[0]!.trimEnd().length };
      // A comment ends where it ends, with or without an empty line.
      if (after.kind === 'html' && /^\s*<(?:!|\?|(?:script|pre|style|textarea)\b)/i.test(text.slice(after.start, after.start + 200))) report({ message: 'indented', span, fixes: [unindent(text, { start, end })] });
      else report({ message: 'code', span, fixes: /\n\s*\n/.test(text.slice(from, first)) ? [closeGaps(post, { start: from, end })] : [] });
    }
  },
});

function closeGaps({ text }: Post, { start, end }: Span): Fix {
  const edits = [...text.slice(start, end).matchAll(/(\r?\n)((?:[^\S\r\n]*\r?\n)+)/g)].map(({ index, 1: eol, 2: gap }) => ({ start: start + index + eol!.length, end: start + index + eol!.length + gap!.length, text: '' }));
  // Markdown that follows at once becomes part of the HTML.
  const isWhole = /^[^\S\n]*\n\s*(?:\n|<|$)|^\s*$/.test(text.slice(end, end + 200));
  return { title: l10n.t('Remove the empty line'), safe: isWhole, edits };
}

function unindent(text: string, { start, end }: Span): Fix {
  const edits = [...text.slice(start, end).matchAll(/^[^\S\r\n]+(?=\S)/gm)].map(({ index, 0: indent }) => ({ start: start + index, end: start + index + indent.length, text: '' }));
  return { title: l10n.t('Take the indentation away'), safe: true, edits };
}
