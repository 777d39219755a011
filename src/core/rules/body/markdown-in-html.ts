// Markdown leaves a block of HTML as it stands, up to the next empty line: asterisks in it are asterisks.
import * as l10n from '@vscode/l10n';
import { isHtmlBlock } from '../../post/body';
import { isVerbatim } from '../../post/flow';
import type { HtmlParent } from '../../post/htmlTree';
import { getTextRuns } from '../../post/textRuns';
import { escapeAttribute } from '../../text/escape';
import type { Edit } from '../../text/span';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'markdown-in-html',
  part: 'body',
  summary: () => l10n.t('Markdown where only HTML counts'),
  docs: {
    why: () => l10n.t('Within a block of HTML, and in a post that is HTML, Markdown is not read: readers see the asterisks, brackets and number signs themselves, and the lines of a list run together. HTML has tags for all of them. A quote, a list of one line, and one with tags in it cannot be told from other text; they are left alone.'),
    wrong: '---\ntitle: An article\n---\n\n<p>The **bridge** at dawn.</p>\n',
    right: ARTICLE_HEAD + '<p>The <strong>bridge</strong> at dawn.</p>\n',
  },
  severity: 'warning',
  messages: {
    printed: (text: string) => l10n.t('This is in a block of HTML, where Markdown is not read: readers see {0}. Write it in HTML.', text),
    list: () => l10n.t('This is in a block of HTML, where Markdown is not read: readers see the lines of this list as one. Write it in HTML.'),
  },
  check({ body, html, post, report }) {
    for (const piece of html.texts) {
      if (!/[*[#`~]|\n\s*[-+\d]/.test(piece.value) || isCode(piece.parent)) continue;
      for (const run of getTextRuns(body, piece)) {
        let { words } = run;
        for (const { mark, pattern, isCertain = false, toEdits } of FORMS) {
          if (!words.includes(mark)) continue;
          for (const { index, 0: found, ...groups } of words.matchAll(pattern)) {
            const start = run.start + index;
            // What is hidden in it may be anything.
            if (!isHtmlBlock(body, post, start) || !post.text.startsWith(found, start)) continue;
            const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found;
            const edits = toEdits(groups as unknown as Groups, found.length).map(edit => ({ start: start + edit.start, end: start + edit.end, text: edit.text }));
            report({ message: 'printed', args: [shown], span: { start, end: start + found.length }, fixes: [{ title: l10n.t('Write it in HTML'), safe: false, edits }], ...(isCertain ? {} : { severity: 'info' }) });
          }
          if (mark === '`') words = words.replace(pattern, code => ' '.repeat(code.length));
        }
        for (const { 0: found, index, 1: indent } of words.includes('\n') ? words.matchAll(LIST) : []) {
          const span = { start: run.start + index + indent!.length, end: run.start + index + found.length };
          if (!isHtmlBlock(body, post, span.start) || !/^\s*(?:[\r\n]|<\/|$)/.test(post.text.slice(span.end, span.end + 20)) || isShownAsWritten(piece.parent)) continue;
          report({ message: 'list', span, fixes: [{ title: l10n.t('Write it in HTML'), safe: false, edits: toListEdits(post.text.slice(span.start, span.end), span.start, post.eol, piece.parent) }], severity: 'info' });
        }
      }
    }
  },
});

type Groups = Readonly<Record<number, string>>;

/** A form of Markdown: what it is found by, and the edits, offsets from its start, that make HTML of it. */
interface Form {
  readonly mark: string;
  readonly pattern: RegExp;
  /** Nothing else looks like it. */
  readonly isCertain?: boolean;
  toEdits(groups: Groups, length: number): readonly Edit[];
}

const FORMS: readonly Form[] = [
  { mark: '`', pattern: /(?<![`\\])`(?![`\s])[^`\n<]{0,200}[^`\s<]`(?!`)/g, toEdits: between('code', 1) },
  { mark: '**', pattern: /(?<![\w*\\])\*\*(?![\s*])[^*\n<]{0,200}[^*\s\\<]\*\*(?![\w*])/g, isCertain: true, toEdits: between('strong', 2) },
  { mark: '*', pattern: /(?<![\p{L}\p{N}*\\])\*(?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}'’ -]{0,200}[\p{L}\p{N}]\*(?![\p{L}\p{N}*])/gu, toEdits: between('em', 1) },
  { mark: '~~', pattern: /(?<![\p{L}\p{N}~\\])~~(?=[^\s~])[^~\n<]{0,200}[^\s~<]~~(?![\p{L}\p{N}~])/gu, toEdits: between('del', 2) },
  {
    // A picture's mark, words, address.
    mark: '](', pattern: /(?<!\\)(!?)\[([^[\]\n<]{1,200})\]\(((?:https?:\/\/|\.{0,2}\/)[^\s()<>]{0,500}|#[^\s()<>]{1,200}|[^\s()<>:]{1,200}\.(?:html?|md|pdf)(?:[#?][^\s()<>]{0,200})?)\)/g, isCertain: true,
    toEdits: ({ 1: picture, 2: words, 3: address }, length) => (picture
      ? [{ start: 0, end: length, text: `<img src="${escapeAttribute(address!)}" alt="${escapeAttribute(words!)}">` }]
      : [{ start: 0, end: 1, text: `<a href="${escapeAttribute(address!)}">` }, { start: 1 + words!.length, end: length, text: '</a>' }]),
  },
  {
    mark: '#', pattern: /(#{1,6})(?<=^[^\S\r\n]{0,40}\1)[^\S\r\n]+(?=[^\s#])(?:[^\r\n<]{0,199}[^\s<])(?=[^\S\r\n]*(?:[\r\n<]|$))/gm, isCertain: true,
    toEdits: ({ 1: { length: level } = '' }, length) => [{ start: 0, end: level + 1, text: `<h${level}>` }, { start: length, end: length, text: `</h${level}>` }],
  },
];

function between(tag: string, mark: number): Form['toEdits'] {
  return (_, length) => [{ start: 0, end: mark, text: `<${tag}>` }, { start: length - mark, end: length, text: `</${tag}>` }];
}

// Lines, one below the other, that begin with the same bullet or with a number.
const LIST = /^([^\S\r\n]*)(?:([-*+])[^\S\r\n]+\S[^\r\n<]{0,300}(?:\r?\n[^\S\r\n]*\2[^\S\r\n]+\S[^\r\n<]{0,300}){1,100}|\d{1,3}[.)][^\S\r\n]+\S[^\r\n<]{0,300}(?:\r?\n[^\S\r\n]*\d{1,3}[.)][^\S\r\n]+\S[^\r\n<]{0,300}){1,100})/gm;

/** Makes a list of lines; where no list can be, they get line breaks. */
function toListEdits(list: string, start: number, eol: string, parent: HtmlParent): Edit[] {
  const canHoldList = !('tagName' in parent) || /^(?:div|section|article|main|blockquote|td|li)$/.test(parent.tagName);
  const items = [...list.matchAll(/^([^\S\r\n]*)([-*+]|\d{1,3}[.)])[^\S\r\n]+(?=\S)([^\r\n]*)/gm)];
  if (!canHoldList) return items.slice(0, -1).map(({ index, 0: line }) => ({ start: start + index + line.trimEnd().length, end: start + index + line.trimEnd().length, text: '<br>' }));
  const tag = /^\d/.test(list) ? 'ol' : 'ul';
  return items.flatMap(({ index, 0: line, 1: indent, 3: words }, number) => {
    const from = start + index + indent!.length;
    const end = start + index + line.trimEnd().length;
    return [
      { start: from, end: start + index + line.length - words!.length, text: number === 0 ? `<${tag}>${eol}<li>` : '<li>' },
      { start: end, end, text: number === items.length - 1 ? `</li>${eol}</${tag}>` : '</li>' },
    ];
  });
}

const CODE: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp', 'textarea', 'title', 'xmp', 'tt', 'noscript', 'iframe']);

/** In code, or where the author says that there is Markdown. */
function isCode(parent: HtmlParent): boolean {
  return isWithin(parent, node => CODE.has(node.tagName) || node.attrs.some(({ name, value }) => name === 'markdown' || (name === 'class' && /\b(?:highlight|code|gist)\b/.test(value))));
}

function isShownAsWritten(parent: HtmlParent): boolean {
  return isWithin(parent, isVerbatim);
}

function isWithin(parent: HtmlParent, test: (node: Parameters<typeof isVerbatim>[0]) => boolean): boolean {
  let node: HtmlParent | null = parent;
  for (let depth = 0; node && 'tagName' in node && depth < 20; depth++) {
    if (test(node)) return true;
    node = node.parentNode;
  }
  return false;
}
