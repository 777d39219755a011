// style="font-family: "Courier New"" ends at the second quote: what follows is lost, and nothing says so.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import type { HtmlElement, HtmlTree } from '../../post/htmlTree';
import type { Span } from '../../text/span';
import type { WrittenAttribute } from '../../text/tags';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'html-attribute',
  part: 'body',
  summary: () => l10n.t('An attribute that is not read as it is written'),
  docs: {
    why: () => l10n.t('A value ends at the next quote of its kind, or without quotes at the next blank; curly quotes are none. Of an attribute that stands twice, the second is dropped. What is left over is lost: a style, or the words for a picture.'),
    wrong: '---\ntitle: An article\n---\n\n<p style="font-family: "Courier New"">The bridge.</p>\n',
    right: ARTICLE_HEAD + '<p style="font-family: \'Courier New\'">The bridge.</p>\n',
  },
  severity: 'warning',
  messages: {
    quotes: (name: string) => l10n.t('"{0}" has quotes inside its quotes and ends at the first of them; the rest is lost. Use the other kind of quotes inside.', name),
    open: (name: string) => l10n.t('The quote that opens the value of "{0}" ends only in a later tag: what is between is lost. End the value with a quote.', name),
    curly: (name: string) => l10n.t('The quotes around the value of "{0}" are none for HTML. Write straight ones: "".', name),
    words: (name: string, rest: string) => l10n.t('Without quotes, "{0}" ends at the first blank; "{1}" is lost. Put quotes around the value.', name, rest),
    twice: (name: string) => l10n.t('"{0}" stands twice in this tag; browsers drop the second one. Keep one.', name),
    together: () => l10n.t('Between two attributes there should be a blank.'),
  },
  check({ html, post: { text }, report }) {
    const faulty = findFaulty(html);
    for (const element of html.elements) {
      if (!faulty.has(element) && !isSuspect(element)) continue;
      const suspects = element.written;
      const seen = new Map<string, WrittenAttribute>();
      for (let index = 0; index < suspects.length; index++) {
        const attribute = suspects[index]!;
        const { name, quote, value, span, nameSpan } = attribute;
        const first = seen.get(name);
        if (first) {
          const isSame = read(text, first.value) === read(text, value);
          report({ message: 'twice', args: [name], span: nameSpan, fixes: [removeSecond(text, span)], ...(isSame ? { severity: 'info' } : {}) });
          continue;
        }
        seen.set(name, attribute);
        if (!value) continue;
        if (quote === '') {
          const curly = findCurlyEnd(text, value.start, element.startTag.end);
          if (curly !== undefined) {
            const edits = [{ start: value.start, end: value.start + 1, text: '"' }, { start: curly, end: curly + 1, text: '"' }];
            report({ message: 'curly', args: [name], span: { start: value.start, end: curly + 1 }, fixes: [{ title: l10n.t('Write straight quotes'), safe: true, edits }] });
            break;
          }
          const last = countWords(suspects, index);
          if (last === index) continue;
          const all = { start: value.start, end: suspects[last]!.span.end };
          const edits = [{ start: all.start, end: all.start, text: '"' }, { start: all.end, end: all.end, text: '"' }];
          report({ message: 'words', args: [name, text.slice(value.end, all.end).trim()], span: all, fixes: [{ title: l10n.t('Put quotes around the value'), safe: true, edits }] });
          index = last;
          continue;
        }
        const after = text.slice(value.end + 1, element.startTag.end);
        if (/^(?:[\t\n\f\r >]|\/[\t\n\f\r ]*>)/.test(after)) continue;
        if (/<\/?[a-z]/i.test(text.slice(value.start, value.end))) {
          const end = value.start + text.slice(value.start, value.end).indexOf('>');
          const fixes = end >= value.start ? [{ title: l10n.t('End the value here'), safe: false, edits: [{ start: end, end, text: quote }] }] : [];
          report({ message: 'open', args: [name], span: { start: nameSpan.start, end: value.start }, fixes, severity: 'error' });
          break;
        }
        if (/^[a-z_:@][\w:.-]*[\t\n\f\r ]*=[\t\n\f\r ]*["']/i.test(after)) {
          const at = value.end + 1;
          report({ message: 'together', span: { start: at - 1, end: at + 1 }, fixes: [{ title: l10n.t('Put a blank between them'), safe: true, edits: [{ start: at, end: at, text: ' ' }] }], severity: 'hint' });
          continue;
        }
        const end = findRealEnd(text, value.end + 1, element.startTag.end, quote);
        if (end === undefined) continue;
        report({ message: 'quotes', args: [name], span: { start: span.start, end: end + 1 }, fixes: [useOtherQuotes(text, { start: value.start, end }, quote)] });
        while (suspects[index + 1] && suspects[index + 1]!.span.start < end) index++;
      }
    }
  },
});

const FAULTS: ReadonlySet<string> = new Set(['duplicate-attribute', 'missing-whitespace-between-attributes', 'unexpected-character-in-attribute-name', 'unexpected-character-in-unquoted-attribute-value']);
const WORDED: ReadonlySet<string> = new Set(['alt', 'title', 'style', 'class', 'placeholder', 'aria-label', 'summary', 'label']);
const CURLY = '\u201c\u201d\u2018\u2019\uff02\uff07\u300c\u300d';

/** The elements in whose start tags the tokenizer stumbles. */
function findFaulty({ elements, faults }: HtmlTree): ReadonlySet<HtmlElement> {
  const faulty = new Set<HtmlElement>();
  let next = 0;
  for (const { code, offset } of faults) {
    if (!FAULTS.has(code)) continue;
    while (next < elements.length && elements[next]!.startTag.end <= offset) next++;
    const element = elements[next];
    if (element && element.startTag.start <= offset) faulty.add(element);
  }
  return faulty;
}

/** Curly quotes and lost words are no fault to the tokenizer. */
function isSuspect({ node: { attrs } }: HtmlElement): boolean {
  return attrs.some(({ name, value }) => (value === '' && WORD.test(name) && attrs.some(other => WORDED.has(other.name))) || CURLY.includes(value[0] ?? ' '));
}

// The first sign of a word that is no attribute of HTML: those without a value have names that are known.
const WORD = /^(?!(?:hidden|controls|loop|muted|autoplay|playsinline|allowfullscreen|webkitallowfullscreen|mozallowfullscreen|checked|disabled|readonly|required|selected|multiple|open|reversed|async|defer|nomodule|novalidate|ismap|itemscope|default|inert|autofocus|download|alt|title|class|style|id|src|href|name|value|width|height|rel|target|border|nowrap|noshade|compact)$)(?!data-|v-|on|aria-|webkit|x5|x-|[:@#])/;

/** Returns the index of the last word that belongs to the unquoted value of an attribute. */
function countWords(attributes: readonly WrittenAttribute[], index: number): number {
  let last = index;
  if (!WORDED.has(attributes[index]!.name)) return last;
  while (attributes[last + 1] && attributes[last + 1]!.value === undefined && WORD.test(attributes[last + 1]!.name)) last++;
  return last;
}

function findCurlyEnd(text: string, start: number, end: number): number | undefined {
  if (!CURLY.includes(text[start] ?? ' ')) return undefined;
  for (let at = start + 1; at < end; at++) if (CURLY.includes(text[at]!)) return text.slice(start, at).includes('"') ? undefined : at;
  return undefined;
}

/** Finds the quote behind which the tag ends or its next attribute begins. */
function findRealEnd(text: string, from: number, end: number, quote: string): number | undefined {
  for (let at = text.indexOf(quote, from); at !== -1 && at < end; at = text.indexOf(quote, at + 1)) {
    if (/^(?:[\t\n\f\r ]*\/?>|[\t\n\f\r ]+[a-z_:@][\w:.-]*[\t\n\f\r ]*(?:=|\/?>))/i.test(text.slice(at + 1, Math.min(end, at + 200)))) return at;
  }
  return undefined;
}

function useOtherQuotes(text: string, { start, end }: Span, quote: string): Fix {
  const value = text.slice(start, end);
  if (quote === '\'' && !value.includes('"')) return { title: l10n.t('Use {0} around the value', '"'), safe: true, edits: [start - 1, end].map(at => ({ start: at, end: at + 1, text: '"' })) };
  const other = quote === '"' ? '\'' : '"';
  const mark = value.includes(other) ? (quote === '"' ? '&quot;' : '&#39;') : other;
  const edits = [...value.matchAll(quote === '"' ? /"/g : /'/g)].map(({ index }) => ({ start: start + index, end: start + index + 1, text: mark }));
  return { title: l10n.t('Use {0} inside', mark), safe: true, edits };
}

function removeSecond(text: string, { start, end }: Span): Fix {
  const from = start - /[\t\n\f\r ]*$/.exec(text.slice(Math.max(0, start - 200), start))![0].length;
  return { title: l10n.t('Remove the second one'), safe: true, edits: [{ start: from, end, text: '' }] };
}

function read(text: string, value: Span | undefined): string {
  return value ? text.slice(value.start, value.end) : '';
}
