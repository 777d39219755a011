import { escapeFor } from '../image/block';
import { isHtmlBlock, type Body } from '../post/body';
import type { Post } from '../post/post';
import { linesFrom, getLineStart } from '../text/lines';
import { isInside, type Span } from '../text/span';
import { getPieces, getTag, readAddress } from './htmlGround';
import type { Ground, InlineMark, Piece } from './mark';

/** Marks at the start of a line of Markdown: of quotes, lists and headings. */
export const LINE_MARKS = /^[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t])[ \t]*)*/;
// Kinds of tokens in which there is nothing else.
const ATOMS: ReadonlySet<string> = new Set(['codespan', 'image', 'escape', 'html', 'br']);

/** Reads the ground of Markdown around a stretch of a body, line by line. */
export async function readMarkdownGround(post: Post, body: Body, mark: InlineMark, around: Span): Promise<Ground> {
  const { text } = post;
  const [{ BoundedLexer }, { BoundedTokenizer }, { visitTokens }] = await Promise.all([import('../post/boundedLexer'), import('../post/boundedTokenizer'), import('../post/markdownTokens')]);
  const lexer = new BoundedLexer({ gfm: true, breaks: true, tokenizer: new BoundedTokenizer() });
  const pieces: Piece[] = [];
  const breaks: Span[] = [...body.templates];
  const texts: Span[] = [];
  for (const line of linesFrom(text, Math.max(getLineStart(text, around.start), post.body.start))) {
    if (line.start > around.end) break;
    const content = { start: line.start + LINE_MARKS.exec(line.text)![0].length, end: line.end };
    breaks.push({ start: line.start, end: content.start }, { start: line.end, end: line.next });
    if (isHtmlBlock(body, post, content.start) || body.markdown.stretches.some(({ kind, start, end }) => kind === 'code' && isInside(content, { start, end }))) continue;
    texts.push(content);
    const isTable = body.markdown.blocks.some(block => block.kind === 'table' && isInside(content, block));
    if (isTable) for (const { index } of content.start < content.end ? text.slice(content.start, content.end).matchAll(/\|/g) : []) breaks.push({ start: content.start + index, end: content.start + index + 1 });
    visitTokens(text.slice(content.start, content.end), lexer.inlineTokens(text.slice(content.start, content.end)), (token, [span]) => {
      if (!span) return;
      const { start, end } = { start: content.start + span.start, end: content.start + span.end };
      const tags = getMarks(token.type, token.raw);
      if (tags) pieces.push({ start, end, opening: { start, end: start + tags[0] }, closing: { start: end - tags[1], end }, isWanted: KINDS[token.type] === mark.kind });
      if (ATOMS.has(token.type) && !(token.type === 'codespan' && mark.kind === 'code') && (start < around.start && around.start < end || start < around.end && around.end < end)) breaks.push({ start, end });
    });
  }
  pieces.push(...getPieces(body.html, mark.kind).filter(piece => texts.some(line => isInside(piece, line))));
  /** Tells whether Markdown takes marks around a stretch for what they are meant: beside marks of Chinese, it often does not. */
  const counts = ({ start, end }: Span, words: string, marks: string): boolean => {
    const line = texts.find(each => isInside({ start, end }, each)) ?? { start, end };
    const wrapped = marks + words + marks;
    const source = text.slice(line.start, start) + wrapped + text.slice(end, line.end);
    let isFound = false;
    visitTokens(source, lexer.inlineTokens(source), ({ type, raw }, [span]) => (isFound ||= KINDS[type] === mark.kind && raw === wrapped && span?.start === start - line.start));
    return isFound;
  };
  const isAt = ({ start, end }: Span): boolean => start <= around.start && around.start <= end;
  const canStart = texts.some(isAt) && !pieces.some(({ opening, closing }) => [opening, closing].some(({ start, end }) => start < around.start && around.start < end)) && !breaks.some(({ start, end }) => start < around.start && around.start < end);
  return { isMarkdown: true, canStart, pieces: pieces.sort((a, b) => a.start - b.start), breaks, texts, wrap: (stretch, words) => wrap(text, stretch, words, mark, marks => counts(stretch, words, marks)) };
}

const KINDS: Readonly<Record<string, InlineMark['kind']>> = { strong: 'bold', em: 'emphasis', codespan: 'code', link: 'link' };

/** How long the marks of a token are. */
function getMarks(type: string, raw: string): readonly [number, number] | undefined {
  switch (type) {
    case 'strong': return [2, 2];
    case 'em': return [1, 1];
    case 'del': return raw.startsWith('~~') ? [2, 2] : [1, 1];
    case 'codespan': {
      const { length } = /^`*/.exec(raw)![0];
      const isPadded = /^`+ .*[^ ].* `+$/.test(raw);
      return isPadded ? [length + 1, length + 1] : [length, length];
    }
    case 'link': return raw.startsWith('[') ? [1, raw.length - Math.max(raw.lastIndexOf(']('), raw.lastIndexOf(']['), raw.endsWith(']') ? raw.length - 1 : 0)] : undefined;
    default: return undefined;
  }
}

function wrap(text: string, { start, end }: Span, words: string, mark: InlineMark, counts: (marks: string) => boolean): readonly [string, string] | undefined {
  // Beside other marks, those would no longer count.
  if (/[*_~]/.test(text[start - 1] ?? '') || /[*_~]/.test(text[end] ?? '')) return undefined;
  const html = (address = ''): readonly [string, string] => [getTag(mark.kind === 'link' ? { kind: 'link', address } : mark), TAIL[mark.kind]];
  switch (mark.kind) {
    case 'link': {
      const address = readAddress(text, { start, end }) ?? mark.address;
      return /[[\]\\<`]/.test(words) ? html(address) : ['[', `](${escapeFor('markdownAddress', address)})`];
    }
    case 'code': {
      // What else Markdown reads would be shown as it is written; back-ticks side by side are one mark.
      if (/[&\\<*_[\]~]/.test(words) || text[start - 1] === '`' || text[end] === '`') return html();
      const marks = '`'.repeat(Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
      return /^`|`$/.test(words) ? [`${marks} `, ` ${marks}`] : [marks, marks];
    }
    default: {
      const marks = mark.kind === 'bold' ? '**' : '*';
      return start === end || counts(marks) ? [marks, marks] : html();
    }
  }
}

const TAIL: Readonly<Record<InlineMark['kind'], string>> = { bold: '</strong>', emphasis: '</em>', code: '</code>', link: '</a>' };
