// Blanks at the beginning of a paragraph are an indentation by hand; beside paragraphs that a style indents, it never fits.
import * as l10n from '@vscode/l10n';
import type { HtmlElement } from '../../post/htmlTree';
import type { Settings } from '../../settings';
import type { Edit } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'nbsp-run',
  part: 'body',
  summary: () => l10n.t('A paragraph indented by blanks where others are by a style'),
  docs: {
    why: () => l10n.t('A style indents every paragraph by the same, whatever the font. Blanks are as wide as they are, stay where the line breaks elsewhere, and are copied along with the text; together with a style they indent twice. Paragraphs are held to the style of others in the post, or to that of paragraph.block in galley.json.'),
    wrong: '---\ntitle: An article\n---\n\n<p style="text-indent: 2em">The bridge.</p>\n<p>&nbsp;&nbsp;&nbsp;&nbsp;The lamps.</p>\n',
    right: ARTICLE_HEAD + '<p style="text-indent: 2em">The bridge.</p>\n<p style="text-indent: 2em">The lamps.</p>\n',
  },
  severity: 'hint',
  messages: {
    twice: () => l10n.t('A style indents this paragraph, and so do these blanks. Remove them.'),
    byHand: (style: string) => l10n.t('These blanks indent this paragraph by hand, others are indented by {0}. Write that.', style),
  },
  check({ blog, html, post: { text }, report }) {
    const paragraphs = html.findAll('p');
    let house: string | undefined;
    for (const element of paragraphs) {
      const { startTag, span } = element;
      const blanks = BLANKS.exec(text.slice(startTag.end, Math.min(span.end, startTag.end + 200)))?.[0] ?? '';
      if ((blanks.match(BLANK)?.length ?? 0) < 2) continue;
      const place = { start: startTag.end, end: startTag.end + blanks.length };
      const removal = { ...place, text: '' };
      if (findIndent(element) !== undefined) {
        report({ message: 'twice', span: place, severity: 'info', fixes: [{ title: l10n.t('Remove the blanks'), safe: false, edits: [removal] }] });
        continue;
      }
      house ??= paragraphs.map(findIndent).find(indent => indent !== undefined) ?? readIndent(readStyle(blog.settings)) ?? '';
      if (house === '') return;
      const edit = addStyle(element, house, text);
      report({ message: 'byHand', args: [house], span: place, fixes: edit ? [{ title: l10n.t('Indent by {0}', house), safe: false, edits: [edit, removal] }] : [] });
    }
  },
});

const BLANK = /&(?:nbsp|emsp|ensp);?|&#(?:160|12288|x3000|xa0);?|[\u00a0\u3000\u2002\u2003]/gi;
// Followed by words: a paragraph of nothing but blanks is another matter.
const BLANKS = /^\s*(?:(?:&(?:nbsp|emsp|ensp);?|&#(?:160|12288|x3000|xa0);?|[\u00a0\u3000\u2002\u2003])\s*)+(?=[^\s<&;]|<(?!\/p|br)|&(?!nbsp|emsp|ensp))/i;

/** The declaration by which a paragraph is indented; none for `text-indent: 0`. */
function findIndent({ attributes }: HtmlElement): string | undefined {
  return readIndent(attributes.get('style')?.value ?? '');
}

function readIndent(style: string): string | undefined {
  return /(?:^|[;\s])(text-indent\s*:\s*[^;"&]*[1-9][^;"&]*)/i.exec(style)?.[1]?.trim();
}

/** The style of the blog's form of a paragraph, where the blog holds paragraphs to one. */
function readStyle({ rules, paragraph: { block } }: Settings): string {
  if ((rules['paragraph-style'] ?? 'off') === 'off') return '';
  return /^\s*<p\s(?:[^>]*\s)?style\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(block)?.slice(1).find(value => value !== undefined) ?? '';
}

function addStyle({ written, startTag }: HtmlElement, declaration: string, text: string): Edit | undefined {
  const style = written.find(({ name }) => name === 'style');
  if (!style) return { start: startTag.start + 2, end: startTag.start + 2, text: ` style="${declaration}"` };
  if (!style.value || style.quote === '' || /text-indent/i.test(text.slice(style.value.start, style.value.end))) return undefined;
  return { start: style.value.start, end: style.value.start, text: `${declaration}; ` };
}
