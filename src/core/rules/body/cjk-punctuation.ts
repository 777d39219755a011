// Between Chinese characters, half-width marks look as if they were slipped in from another text.
import * as l10n from '@vscode/l10n';
import type { HtmlParent } from '../../post/htmlTree';
import { getTextRuns } from '../../post/textRuns';
import type { Edit } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'cjk-punctuation',
  part: 'body',
  isOffByDefault: true,
  summary: () => l10n.t('Half-width marks between Chinese characters, full-width letters and digits'),
  docs: {
    why: () => l10n.t('Chinese has marks of its own, as wide as a character; Latin letters and digits have their usual width. What an input method leaves otherwise stands out in print. Code is left alone.'),
    wrong: '---\ntitle: An article\n---\n\n<p>桥在河上,灯在桥上。</p>\n',
    right: ARTICLE_HEAD + '<p>桥在河上，灯在桥上。</p>\n',
  },
  severity: 'hint',
  messages: {
    half: (mark: string, wanted: string) => l10n.t('Between Chinese characters, write "{1}", not "{0}".', mark, wanted),
    full: (words: string, wanted: string) => l10n.t('Write "{1}" in letters and digits of the usual width, not "{0}".', words, wanted),
  },
  check({ html, body, report }) {
    for (const { start: base, words } of html.texts.flatMap(text => (WORTH.test(text.value) && !isCode(text.parent) ? getTextRuns(body, text) : []))) {
      const tell = (message: 'half' | 'full', { 0: found, index }: RegExpExecArray, wanted: string, edits: readonly Edit[]): void => {
        const span = { start: base + index, end: base + index + found.length };
        report({ message, args: [found, wanted], span, fixes: [{ title: l10n.t('Replace by {0}', wanted), safe: false, edits: edits.map(edit => ({ start: span.start + edit.start, end: span.start + edit.end, text: edit.text })) }] });
      };
      for (const match of words.matchAll(HALF)) {
        const wanted = FULL[match[0]]!;
        tell('half', match, wanted, [{ start: 0, end: words[match.index + 1] === ' ' ? 2 : 1, text: wanted }]);
      }
      for (const match of words.matchAll(BRACKETS)) {
        const { length } = match[0];
        tell('half', match, `（${match[1]}）`, [{ start: 0, end: 1, text: '（' }, { start: length - 1, end: length, text: '）' }]);
      }
      for (const match of words.matchAll(WIDE)) {
        const wanted = match[0].normalize('NFKC');
        tell('full', match, wanted, [{ start: 0, end: match[0].length, text: wanted }]);
      }
    }
  },
});

const FULL: Readonly<Record<string, string>> = { ',': '，', '.': '。', ':': '：', ';': '；', '?': '？', '!': '！' };
// The mark comes first: what stands before each character would take long to look at.
const HALF = /[,.:;?!](?<=\p{Script=Han}.)(?= ?\p{Script=Han})/gu;
const BRACKETS = /\((?<=\p{Script=Han}\()(?=[^()\n]{0,100}\p{Script=Han})([^()\n]{1,100})\)/gu;
const WORTH = /[,.:;?!(\uff10-\uff5a]/;
const WIDE = /[０-９Ａ-Ｚａ-ｚ]+/gu;

function isCode(parent: HtmlParent): boolean {
  for (let node = parent; 'tagName' in node; node = node.parentNode) {
    if (/^(?:pre|code|kbd|samp|tt|var|textarea|title)$/.test(node.tagName)) return true;
    if (!node.parentNode) return false;
  }
  return false;
}
