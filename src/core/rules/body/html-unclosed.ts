// What has no end tag takes in what follows: a forgotten </div> turns the rest of the page into part of a box.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { isHtmlBlock } from '../../post/body';
import { findBrokenParagraphs } from '../../post/brokenParagraphs';
import { isElementName, lastingElements, paragraphEnders, rawElements, selfEndingElements, voidElements } from '../../post/htmlNames';
import type { HtmlElement } from '../../post/htmlTree';
import type { Post } from '../../post/post';
import { isPseudoTag } from '../../post/pseudoTags';
import { ARTICLE_HEAD, defineRule } from '../rule';

export default defineRule({
  id: 'html-unclosed',
  part: 'body',
  summary: () => l10n.t('An element without an end tag'),
  docs: {
    why: () => l10n.t('Where an end tag is missing, browsers decide how far an element goes, often to the end of the page: what follows is bold, is part of a link, or stands in a box that was meant for one paragraph. A paragraph ends where the next one begins.'),
    wrong: '---\ntitle: An article\n---\n\n<p>This is <b>important.</p>\n<p>This is not.</p>\n',
    right: ARTICLE_HEAD + '<p>This is <b>important.</b></p>\n<p>This is not.</p>\n',
  },
  severity: 'warning',
  messages: {
    toEnd: (name: string) => l10n.t('<{0}> has no end tag: all that follows is in it. Write </{0}> where it ends.', name),
    toParent: (name: string) => l10n.t('<{0}> has no end tag; it ends where what it stands in ends. Write </{0}>.', name),
    selfClosed: (name: string) => l10n.t('<{0}/> does not end itself in HTML: what follows is in it. Write <{0}></{0}>.', name),
    slash: (name: string) => l10n.t('HTML does not see the slash in <{0}/>: all up to </{0}> is in it. Write <{0}>.', name),
    paragraph: () => l10n.t('This paragraph has no end tag before the next begins, so it ends there, and the end tag left over makes an empty one. Write </p> before it.'),
    comment: () => l10n.t('This comment does not end: readers see nothing of what follows. Write --> where it ends.'),
  },
  check({ html, body, post, report }) {
    const bodyEnd = post.text.trimEnd().length;
    const unclosed: HtmlElement[] = [];
    const open = new Map<string, HtmlElement[]>();
    const deprived = new Set<HtmlElement>();
    for (const element of html.elements) {
      const { name, startTag, endTag, isForeign } = element;
      const hasSlash = post.text[startTag.end - 2] === '/';
      if ((endTag && !hasSlash) || voidElements.has(name) || !isElementName(name) || isPseudoTag(element, post.text)) continue;
      const isSelfClosed = hasSlash && element.written.every(({ span }) => span.end < startTag.end - 1);
      if ((endTag && !isSelfClosed) || (isForeign && (isSelfClosed || (name !== 'svg' && name !== 'math')))) continue;
      // The end tag that browsers give it may have been meant for what it stands in, or for one that it swallows.
      const owner = endTag && takeAround(open.get(name), startTag.start);
      if (owner) deprived.add(owner);
      if (endTag && !owner && !(rawElements.has(name) && new RegExp(`<${name}\\b`, 'i').test(post.text.slice(startTag.end, endTag.start)))) {
        const slash = post.text.slice(0, startTag.end - 2).trimEnd().length;
        if (startTag.end < endTag.start) report({ message: 'slash', args: [name], span: startTag, fixes: [{ title: l10n.t('Remove the slash'), safe: true, edits: [{ start: slash, end: startTag.end - 1, text: '' }] }], severity: 'info' });
        continue;
      }
      if (isSelfClosed && !(selfEndingElements.has(name) && name !== 'p')) {
        const fixes = [{ title: l10n.t('End it here'), safe: true, edits: [{ start: startTag.end - 2, end: startTag.end, text: `></${name}>` }] }];
        report({ message: 'selfClosed', args: [name], span: startTag, fixes, ...(name === 'p' ? { severity: 'info' } : rawElements.has(name) ? { severity: 'error' } : {}) });
      } else if (!selfEndingElements.has(name) && !isEndedByHeading(element, post)) {
        unclosed.push(element);
        if (open.get(name)?.push(element) === undefined) open.set(name, [element]);
      }
    }
    const toEnd: HtmlElement[] = [];
    for (const element of unclosed) {
      if (deprived.has(element)) continue;
      const { name, startTag, span, firstEnd } = element;
      if (span.end >= bodyEnd || firstEnd < span.end) toEnd.push(element);
      else report({ message: 'toParent', args: [name], span: startTag, fixes: [endAt(element, span.end, true, l10n.t('Write </{0}> where it ends', name))], severity: 'info' });
    }
    for (let index = 0; index < toEnd.length; index++) {
      const { name, startTag } = toEnd[index]!;
      report({ message: 'toEnd', args: [name], span: startTag, fixes: getFixes(toEnd.slice(index, index + MOST + 1), post, html.strayEndTags.length === 0), ...(rawElements.has(name) ? { severity: 'error' } : {}) });
    }
    for (const { paragraph, intruder } of findBrokenParagraphs(html)) {
      if (intruder.name !== 'p') continue;
      const content = post.text.slice(paragraph.span.start, paragraph.span.end).trimEnd();
      const at = paragraph.span.start + content.length;
      // Where Markdown comes in between, it has ended the paragraph before.
      const isWhole = isHtmlBlock(body, post, at - 1) && !/(?:```|~~~)|\n[^\S\n]*\n/.test(content);
      report({ message: 'paragraph', span: paragraph.startTag, fixes: [{ title: l10n.t('End this paragraph before the next'), safe: isWhole, edits: [{ start: at, end: at, text: '</p>' }] }], severity: 'info' });
    }
    for (const { code, offset: start } of html.faults) {
      if (code !== 'eof-in-comment') continue;
      const edits = findCommentLines(body.shown, start).map(end => ({ start: end, end, text: ' -->' }));
      const title = edits.length > 1 ? l10n.t('End each comment on its line') : l10n.t('End the comment on this line');
      report({ message: 'comment', span: { start, end: start + 4 }, fixes: [{ title, safe: false, edits }], severity: 'error' });
    }
  },
});

/** `</h3>` ends `<h2>`; html-stray-end has that. */
function isEndedByHeading({ name, span }: HtmlElement, { text }: Post): boolean {
  return /^h[1-6]$/.test(name) && /^<\/h[1-6][\s>]/i.test(text.slice(span.end, span.end + 5));
}

/** Takes the innermost element around a place off a stack of those that lie in each other or behind each other. */
function takeAround(stack: HtmlElement[] = [], place: number): HtmlElement | undefined {
  while (stack.length > 0 && stack.at(-1)!.span.end <= place) stack.pop();
  return stack.pop();
}

// Who has left more of them open does not want them all ended at once.
const MOST = 8;

/** Where the first of some elements may have been meant to end: with what it stands in, with its line, with the post and all that is open in it unless an end tag stands somewhere before. */
function getFixes(open: readonly HtmlElement[], { text, eol }: Post, isAllOpen: boolean): Fix[] {
  const [element] = open as readonly [HtmlElement];
  const { name, startTag, firstEnd, span } = element;
  const onLine = endAt(element, findEndOfText(text, startTag.end), false, l10n.t('Write </{0}> at the end of its text', name));
  if (lastingElements.has(name) && firstEnd < span.end) return [endAt(element, firstEnd, false, l10n.t('Write </{0}> where what it stands in ends', name))];
  if (rawElements.has(name) || lastingElements.has(name) || !paragraphEnders.has(name)) return [onLine];
  const end = text.trimEnd().length;
  const tags = open.map(({ name }) => `</${name}>`).reverse().join('');
  const atEnd = { title: l10n.t('Write {0} at the end of the post', tags), safe: false, edits: [{ start: end, end, text: `${eol}${text[end - 1] === '>' ? '' : eol}${tags}` }] };
  return [...(onLine.edits[0]!.start > startTag.end ? [onLine] : []), ...(open.length <= MOST && isAllOpen ? [atEnd] : [])];
}

function endAt({ name }: HtmlElement, at: number, safe: boolean, title: string): Fix {
  return { title, safe, edits: [{ start: at, end: at, text: `</${name}>` }] };
}

// A text that goes on longer without an end is no place to guess.
const LONGEST = 1000;

/** Returns where the text behind a start tag ends: at the end of the line, or where a block begins or ends. */
function findEndOfText(text: string, from: number): number {
  const line = text.slice(from, findLineEnd(text, from));
  for (const { index, 1: name } of line.matchAll(/<\/?([a-z][a-z0-9]*)/gi)) if (paragraphEnders.has(name!.toLowerCase())) return from + line.slice(0, index).trimEnd().length;
  return from + line.trimEnd().length;
}

/** The ends of the lines on which comments begin, from one that does not end on. */
function findCommentLines(text: string, from: number): readonly number[] {
  const ends: number[] = [];
  for (let start = from; start !== -1; start = text.indexOf('<!--', ends.at(-1))) ends.push(findLineEnd(text, start));
  return ends;
}

function findLineEnd(text: string, from: number): number {
  const near = text.slice(from, from + LONGEST);
  const end = near.search(/\r?\n/);
  return from + (end === -1 ? near.length : end);
}
