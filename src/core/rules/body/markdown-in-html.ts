// Markdown leaves a block of HTML as it stands, up to the next empty line: asterisks in it are asterisks.
import * as l10n from '@vscode/l10n';
import { isHtmlBlock } from '../../post/body';
import type { HtmlParent, HtmlText } from '../../post/htmlTree';
import { escapeAttribute } from '../../text/escape';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'markdown-in-html',
  part: 'body',
  summary: () => l10n.t('Markdown where only HTML counts'),
  docs: {
    why: () => l10n.t('Within a block of HTML, and in a post that is HTML, Markdown is not read: readers see the asterisks, brackets and number signs themselves. HTML has tags for all of them.'),
    wrong: '---\ntitle: An article\n---\n\n<p>The **bridge** at dawn.</p>\n',
    right: ARTICLE_HEAD + '<p>The <strong>bridge</strong> at dawn.</p>\n',
  },
  severity: 'warning',
  messages: {
    printed: (text: string) => l10n.t('This is in a block of HTML, where Markdown is not read: readers see {0}. Write it in HTML.', text),
  },
  check({ body, html, post, report }) {
    const { text } = post;
    for (const piece of html.texts) {
      const { span } = piece;
      if (!/[*[#]/.test(piece.value) || isCode(piece)) continue;
      for (const { index, 0: found, ...groups } of text.slice(span.start, span.end).matchAll(MARKDOWN)) {
        const start = span.start + index;
        if (found.startsWith('#') && !/(?:^|[\r\n>])[^\S\r\n]*$/.test(text.slice(Math.max(post.body.start, start - 40), start))) continue;
        if (!isHtmlBlock(body, post, start)) continue;
        const edits = [{ start, end: start + found.length, text: toHtml(groups as unknown as readonly (string | undefined)[]) }];
        const shown = found.length > 40 ? `${found.slice(0, 40)}…` : found;
        report({ message: 'printed', args: [shown], span: { start, end: start + found.length }, fixes: [{ title: l10n.t('Write it in HTML'), safe: false, edits }] });
      }
    }
  },
});

// 1: bold; 2 to 4: a picture's mark, words, address; 5 and 6: a heading's level and words.
const MARKDOWN = /(?<![\w*\\])\*\*(?![\s*])([^*\n<]{0,200}[^*\s\\<])\*\*(?![\w*])|(?<!\\)(!?)\[([^[\]\n<]{1,200})\]\((https?:\/\/[^\s()<>]{1,500}|\/[^\s()<>]{0,500})\)|(#{1,6})[^\S\r\n]+(?=[^\s#])([^\r\n<]{0,199}[^\s<])(?=[^\S\r\n]*(?:[\r\n<]|$))/g;

function toHtml({ 1: bold, 2: mark, 3: words, 4: address, 5: level, 6: heading }: readonly (string | undefined)[]): string {
  if (bold !== undefined) return `<strong>${bold}</strong>`;
  if (address !== undefined) return mark === '!' ? `<img src="${escapeAttribute(address)}" alt="${escapeAttribute(words!)}">` : `<a href="${escapeAttribute(address)}">${words}</a>`;
  return `<h${level!.length}>${heading}</h${level!.length}>`;
}

const CODE: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp', 'textarea', 'title', 'xmp', 'tt', 'noscript', 'iframe']);

/** In code, or where the author says that there is Markdown. */
function isCode({ parent }: HtmlText): boolean {
  let node: HtmlParent | null = parent;
  for (let depth = 0; node && 'tagName' in node && depth < 20; depth++) {
    if (CODE.has(node.tagName) || node.attrs.some(({ name, value }) => name === 'markdown' || (name === 'class' && /\b(?:highlight|code|gist)\b/.test(value)))) return true;
    node = node.parentNode;
  }
  return false;
}
