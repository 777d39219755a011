// &nbsp without ; or with a slip in its name is shown as it stands, or not as it was meant.
import * as l10n from '@vscode/l10n';
import { isHtmlBlock } from '../../post/body';
import { getTextRuns } from '../../post/textRuns';
import { getDistance } from '../../text/distance';
import { OPEN_NAMES } from '../../text/openNames';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'html-entity',
  part: 'body',
  summary: () => l10n.t('A character reference that is unknown or not ended'),
  docs: {
    why: () => l10n.t('&copy; stands for a character. Without the semicolon browsers guess where the name ends, and Markdown does not even guess; a name that is unknown is shown letter by letter.'),
    wrong: '---\ntitle: An article\n---\n\n<p>&nbps;The bridge.</p>\n',
    right: ARTICLE_HEAD + '<p>&nbsp;The bridge.</p>\n',
  },
  severity: 'warning',
  messages: {
    unknown: (reference: string) => l10n.t('HTML knows no {0}; readers see it as it stands.', reference),
    unknownNear: (reference: string, name: string) => l10n.t('HTML knows no {0}; readers see it as it stands. Did you mean &{1};?', reference, name),
    parameter: (reference: string) => l10n.t('Browsers take {0} in this address for a character. Write &amp; instead of &.', reference),
    shown: (reference: string) => l10n.t('{0} has no semicolon, so Markdown shows it as it stands. Write {0};.', reference),
    open: (reference: string) => l10n.t('{0} has no semicolon, and browsers must guess where it ends. Write {0};.', reference),
  },
  check({ body, html, post, report }) {
    const { text } = post;
    const reportUnknown = (start: number, reference: string): void => {
      const near = findNear(reference.slice(1, -1));
      const span = { start, end: start + reference.length };
      const asText = { title: l10n.t('Show it as text'), safe: false, edits: [{ start: start + 1, end: start + 1, text: 'amp;' }] };
      if (near === undefined) report({ message: 'unknown', args: [reference], span, fixes: [asText], severity: 'info' });
      else report({ message: 'unknownNear', args: [reference, near], span, fixes: [{ title: l10n.t('Write &{0};', near), safe: false, edits: [{ ...span, text: `&${near};` }] }, asText] });
    };
    for (const { start: base, words } of text.includes('&', post.body.start) ? html.texts.flatMap(piece => getTextRuns(body, piece)) : []) {
      for (const { index, 0: reference } of words.matchAll(OPEN)) {
        const start = base + index;
        const end = start + reference.length;
        // Markdown shows these as they stand, which an address with parameters means.
        const isShown = !isHtmlBlock(body, post, start);
        if (isShown && /[=\w]/.test(text[end] ?? ' ')) continue;
        if (text[end] === '=') {
          report({ message: 'parameter', args: [reference], span: { start, end }, fixes: [{ title: l10n.t('Write &amp;'), safe: false, edits: [{ start: start + 1, end: start + 1, text: 'amp;' }] }] });
          continue;
        }
        report({ message: isShown ? 'shown' : 'open', args: [reference], span: { start, end }, fixes: [{ title: l10n.t('End it with a semicolon'), safe: !isShown, edits: [{ start: end, end, text: ';' }] }], severity: 'info' });
      }
    }
    for (const { code, offset } of html.faults) {
      if (code !== 'unknown-named-character-reference') continue;
      const start = text.lastIndexOf('&', offset);
      reportUnknown(start, text.slice(start, offset + 1));
    }
    for (const element of html.elements) {
      if (!element.node.attrs.some(({ value }) => value.includes('&') && UNKNOWN.test(value))) continue;
      for (const { name, value } of element.written) {
        if (!value) continue;
        for (const { index, 0: reference } of body.shown.slice(value.start, value.end).matchAll(NAMED)) {
          // A known one is there decoded, unless the value shows it, too.
          if (element.attributes.get(name)?.value.includes(reference) && !COMMON.includes(reference.slice(1, -1))) reportUnknown(value.start + index, reference);
        }
      }
    }
  },
});

const UNKNOWN = /&[a-z][a-z0-9]*;/i;
const NAMED = /&[a-z][a-z0-9]*;/gi;
const OPEN = new RegExp(String.raw`&(?:#[xX][\da-fA-F]+(?![\da-fA-F;])|#\d+(?![\d;])|(?:${OPEN_NAMES})(?![\da-zA-Z]*;))`, 'g');
const COMMON = ['nbsp', 'amp', 'lt', 'gt', 'quot', 'apos', 'ldquo', 'rdquo', 'lsquo', 'rsquo', 'hellip', 'mdash', 'ndash', 'copy', 'reg', 'trade', 'middot', 'bull', 'times', 'emsp', 'ensp', 'thinsp', 'laquo', 'raquo', 'larr', 'rarr', 'deg', 'yen'];

/** A common name that is one slip away. */
function findNear(name: string): string | undefined {
  const lower = name.toLowerCase();
  return COMMON.find(known => known === lower || (known.length > 2 && getDistance(known, lower) <= 1));
}
