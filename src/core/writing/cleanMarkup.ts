import * as l10n from '@vscode/l10n';
import type { Blog } from '../blog';
import { isHtmlBlock, readBody, type Body } from '../post/body';
import type { HtmlElement } from '../post/htmlTree';
import type { Post } from '../post/post';
import { findRootBlocks } from '../post/rootBlocks';
import { isInside, isOverlap, type Edit, type Span } from '../text/span';
import { getParagraphForm } from './form';
import { containers } from './htmlPlace';
import { htmlToBody } from './htmlToBody';

/** What writing foreign markup as the blog does comes to: the edits, and what could not be kept; or in the author's words why it cannot be done. */
export type Cleaning = { readonly edits: readonly Edit[]; readonly lost: readonly string[] } | { readonly refusal: string };

/**
 * Writes the HTML that a selection touches, markup of another program, as the blog writes articles. Elements are not torn: what is selected of them counts as
 * the whole. Markdown stays as it is, and so do template syntax, code in fences, and the comments that the site or Galley reads.
 *
 * @param selection of the file; what it has of the front matter is left out
 */
export async function cleanMarkup(post: Post, blog: Blog, selection: Span): Promise<Cleaning> {
  const body = await readBody(post);
  const edits: Edit[] = [];
  const lost = new Set<string>();
  for (const { run, piece } of findPieces(post, body, selection)) {
    const cleaned = await clean(post, blog, body, run, piece);
    if ('refusal' in cleaned) return cleaned;
    edits.push(...cleaned.edits.filter(({ start, end, text }) => text !== post.text.slice(start, end)));
    for (const name of cleaned.lost) lost.add(name);
  }
  return { edits, lost: [...lost] };
}

/** Returns the stretches of HTML that a selection touches, neighbours in one. */
function findPieces(post: Post, body: Body, selection: Span): readonly { readonly run: Span; readonly piece: Span }[] {
  const { text, body: { start, end }, isMarkdown } = post;
  const runs: { start: number; end: number }[] = isMarkdown ? [] : [{ start, end }];
  let isOpen = false;
  for (const block of isMarkdown ? findRootBlocks(body.markdown) : []) {
    const last = runs.at(-1);
    if (!isHtmlBlock(body, post, block.start)) isOpen = false;
    else if (isOpen && last) last.end = block.end;
    else isOpen = runs.push({ start: block.start, end: block.end }) > 0;
  }
  return runs.map(run => ({ run, piece: trim(text, { start: Math.max(run.start, selection.start), end: Math.min(run.end, selection.end) }) })).filter(({ piece }) => piece.start < piece.end);
}

async function clean(post: Post, blog: Blog, body: Body, run: Span, selection: Span): Promise<Cleaning> {
  const span = trim(post.text, widen(body.html.elements, selection));
  if (!isInside(span, run)) return refuseLoss(post.text.slice(span.end > run.end ? run.end : span.start).trimStart());
  const { html, restore } = setAside(post, blog, body, span);
  const { text, lost } = await htmlToBody(html, post, blog, { offset: span.start });
  const restored = restore(text);
  return 'missing' in restored ? refuseLoss(restored.missing) : { edits: [{ ...span, text: restored.text }], lost };
}

function refuseLoss(lost: string): Cleaning {
  const [text] = lost.split(/\r?\n/, 1) as [string];
  return { refusal: l10n.t('{0} would be lost. Leave it out of the selection.', text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text) };
}

/** Returns the smallest stretch that holds a selection and tears no element; of what is no container, the whole is meant. */
function widen(elements: readonly HtmlElement[], { start, end }: Span): Span {
  let span = { start, end };
  for (let before: Span | undefined; before !== span;) {
    before = span;
    for (const element of [...elements, ...elements.toReversed()]) {
      const { name, startTag, endTag } = element;
      const isAround = containers.has(name) && startTag.end <= span.start && span.end <= (endTag?.start ?? element.span.end);
      if (!isOverlap(element.span, span) || isInside(element.span, span) || isAround) continue;
      span = { start: Math.min(element.span.start, span.start), end: Math.max(element.span.end, span.end) };
    }
  }
  return span;
}

const MOST_SHOWN = 60;
const COMMENT = /<!--\s*(?:more\s*|galley-disable[^]*?)-->/gi;

/** Puts words without a meaning in the place of what stays as it is. */
function setAside(post: Post, blog: Blog, { html: { elements }, hidden, templates }: Body, span: Span): { readonly html: string; readonly restore: (text: string) => { readonly text: string } | { readonly missing: string } } {
  const source = post.text.slice(span.start, span.end);
  const mark = findUnusedCharacter(source);
  const comments = [...source.matchAll(COMMENT)].map(({ index, 0: { length } }) => ({ start: span.start + index, end: span.start + index + length }));
  let { start: position } = span;
  let html = '';
  const kept: string[] = [];
  for (const { start, end } of [...hidden, ...templates, ...comments].filter(each => isInside(each, span)).sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < position) continue;
    const around = elements.findLast(element => element.startTag.start <= start && end <= element.span.end);
    const isBlock = !around || containers.has(around.name) && around.startTag.end <= start;
    const isAlone = isBlock && /(?:^|[\n>])[ \t]*$/.test(post.text.slice(post.body.start, start)) && /^[ \t]*(?:$|[\r\n<])/.test(post.text.slice(end));
    const word = `${mark}${kept.push(post.text.slice(start, end)) - 1}${isAlone ? 'b' : ''}${mark}`;
    html += post.text.slice(position, start) + (isAlone ? `<p>${word}</p>` : word);
    position = end;
  }
  html += post.text.slice(position, span.end);
  const { opening, closing } = getParagraphForm(post, blog);
  return { html, restore: text => {
    let restored = text;
    for (const [index, original] of kept.entries()) {
      const block = `${mark}${index}b${mark}`;
      const word = [`${opening}${block}${closing}`, block, `${mark}${index}${mark}`].find(each => restored.includes(each));
      if (word === undefined) return { missing: original };
      restored = restored.replace(word, () => original);
    }
    return { text: restored };
  } };
}

function findUnusedCharacter(text: string): string {
  let code = 0xe000;
  while (text.includes(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}

function trim(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, Math.max(start, end));
  return { start: start + piece.length - piece.trimStart().length, end: start + piece.trimEnd().length };
}
