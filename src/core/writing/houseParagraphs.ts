import type { Blog } from '../blog';
import { readBody } from '../post/body';
import type { HtmlElement } from '../post/htmlTree';
import { isBareParagraph, isTextParagraph } from '../post/paragraphs';
import type { Post } from '../post/post';
import type { Edit, Span } from '../text/span';
import { readTag } from '../text/tags';
import { readForm } from './form';
import { hidesCode } from './htmlPlace';

/**
 * Returns the edits that write the paragraphs of a body's HTML in the house's form (`paragraph.block`): those that say nothing of their look, and those that say
 * the same in another way. Any other look is its author's.
 */
export async function toHouseParagraphs(post: Post, { settings: { paragraph } }: Blog): Promise<readonly Edit[]> {
  const { opening, closing } = readForm(paragraph.block);
  if (!opening.startsWith('<')) return [];
  const body = await readBody(post);
  const wanted = readLook(opening);
  const isOther = (element: HtmlElement): boolean => isBareParagraph(element) || (isTextParagraph(element) && wanted !== undefined && readLook(slice(post.text, element.startTag)) === wanted);
  return body.html.findAll('p').filter(isOther).flatMap(element => {
    const { startTag, endTag, span } = element;
    // A `>` that begins a line may be that of a quote of Markdown.
    const isOpen = hidesCode(body, post, element) || /\n[ \t]*>$/.test(slice(post.text, startTag));
    if (isOpen || body.accidents.some(({ start, end }) => start <= span.start && span.start < end) || (!endTag && closing !== '</p>')) return [];
    return [{ ...startTag, text: opening }, ...(endTag ? [{ ...endTag, text: closing }] : [])].filter(edit => slice(post.text, edit) !== edit.text);
  });
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Returns what the start tag of a paragraph says of its look, in one order and spacing; `undefined` for what is not one such tag. */
function readLook(source: string): string | undefined {
  const tag = readTag(source, { start: 0, end: source.length });
  if (tag.name !== 'p' || tag.end !== source.length) return undefined;
  return tag.attributes.map(({ name, value }) => {
    const text = value ? slice(source, value) : '';
    return `${name}=${name === 'style' ? toDeclarations(text) : text}`;
  }).sort().join('\n');
}

function toDeclarations(style: string): string {
  return style.toLowerCase().split(';').map(declaration => declaration.replace(/\s+/g, ' ').replace(/ ?: ?/, ':').trim()).filter(declaration => declaration !== '').sort().join(';');
}
