import type { Body } from '../post/body';
import type { HtmlElement, HtmlParent, HtmlTree } from '../post/htmlTree';
import { escapeFor } from '../image/block';
import type { Post } from '../post/post';
import type { Span } from '../text/span';
import { findAround, inlineElements, isWhole, rawElements } from './htmlPlace';
import type { Ground, InlineMark, Piece } from './mark';

const NAMES: Readonly<Record<InlineMark['kind'], readonly string[]>> = { bold: ['strong', 'b'], emphasis: ['em', 'i'], code: ['code'], link: ['a'] };
// They stand in a line of text, and hold none.
const PIECES_OF_TEXT: ReadonlySet<string> = new Set(['br', 'wbr', 'img', 'input']);
const NO_TEXT: ReadonlySet<string> = new Set('table tbody thead tfoot tr colgroup ul ol menu dl select'.split(' '));

/** Reads the ground of HTML around a stretch of a body. */
export function readHtmlGround(post: Post, body: Body, mark: InlineMark, around: Span): Ground {
  const { text, body: { start, end }, isMarkdown } = post;
  const { html, hidden, templates } = body;
  const elements = findAround(body, post, around.start);
  const breaks: Span[] = [...hidden, ...templates, ...html.strayEndTags.map(({ span }) => span)];
  for (const element of html.elements) {
    if (PIECES_OF_TEXT.has(element.name) || isPiece(element)) continue;
    breaks.push(element.startTag, ...(element.endTag ? [element.endTag] : []));
  }
  // An empty line ends a block of HTML in Markdown.
  if (isMarkdown) for (const { index, 0: { length } } of text.slice(start).matchAll(/\r?\n[ \t]*(?=\r?\n)/g)) breaks.push({ start: start + index, end: start + index + length });
  const [before, behind] = [getTag(mark), `</${NAMES[mark.kind][0]}>`];
  const isNear = (span: Span): boolean => span.start <= around.end && around.start <= span.end;
  // Without anything special in a body there is no tree of it.
  const texts = html.elements.length + html.texts.length === 0 ? [{ start, end }] : html.texts.filter(each => isNear(each.span) && holdsText(each.parent) && !/<[a-z/!?]/i.test(text.slice(each.span.start, each.span.end))).map(({ span }) => span);
  return {
    isMarkdown: false,
    canStart: elements !== undefined && !NO_TEXT.has(elements.at(-1)?.name ?? ''),
    pieces: getPieces(html, mark.kind),
    breaks: breaks.filter(isNear),
    texts: [...texts, ...(mark.kind === 'link' ? html.findAll('img').map(({ span }) => span).filter(isNear) : [])].sort((a, b) => a.start - b.start),
    wrap: stretch => [mark.kind === 'link' ? getTag({ kind: 'link', address: readAddress(text, stretch) ?? mark.address }) : before, behind],
  };
}

/** Returns the elements of HTML that stand in lines of text. */
export function getPieces({ elements }: HtmlTree, kind: InlineMark['kind']): Piece[] {
  return elements.filter(isPiece).map(element => ({ ...element.span, opening: element.startTag, closing: element.endTag!, isWanted: NAMES[kind].includes(element.name) }));
}

/** Returns the start tag in HTML. */
export function getTag(mark: InlineMark): string {
  return mark.kind === 'link' ? `<a href="${escapeFor('address', mark.address)}">` : `<${NAMES[mark.kind][0]}>`;
}

/** Returns the address that a stretch of text is. */
export function readAddress(text: string, { start, end }: Span): string | undefined {
  const found = /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.exec(text.slice(start, end))?.[0];
  return found?.replaceAll('&amp;', '&');
}

function isPiece(element: HtmlElement): boolean {
  return inlineElements.has(element.name) && !element.isForeign && isWhole(element);
}

function holdsText(parent: HtmlParent): boolean {
  if ('tagName' in parent && NO_TEXT.has(parent.tagName)) return false;
  for (let node: HtmlParent | null = parent; node && 'tagName' in node; node = node.parentNode) if (rawElements.has(node.tagName) && node.tagName !== 'pre' || !node.namespaceURI.endsWith('xhtml')) return false;
  return true;
}
