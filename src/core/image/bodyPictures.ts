import { readBody } from '../post/body';
import type { HtmlElement } from '../post/htmlTree';
import type { MarkdownImage } from '../post/markdownReferences';
import { hasPictureName, isPictureAddress, LAZY_PLACEHOLDER, readSourceSet } from '../post/pictureAddress';
import type { Post } from '../post/post';
import { makeAnswers } from '../text/attachment';
import type { Edit, Span } from '../text/span';
import { escapeFor } from './block';

/** A picture in a post's body. All offsets are the file's. */
export interface BodyPicture {
  /** The `<img>` tag, or `![…](…)`. */
  readonly span: Span;
  /** The address as written; empty when there is none. */
  readonly address: string;
  /** The words for those who cannot see it; `undefined` when there are none, not even empty ones. */
  readonly alt: string | undefined;
  /** The tag; `undefined` for a picture of Markdown. */
  readonly element: HtmlElement | undefined;
  /** The parts of a picture of Markdown. */
  readonly markdown?: MarkdownImage;
  /** Returns the edit that gives it another alt. */
  writeAlt(alt: string): Edit;
}

type Attributes = ReadonlyMap<string, { readonly value: string }>;

// The attributes in which lazy-loading pictures keep their address for later, the one that tells most first.
const LAZY_ATTRIBUTES = [
  'data-original-src', 'data-original', 'data-actualsrc', 'data-src', 'data-lazy-src', 'data-real-src', 'data-realsrc', 'data-origin-src', 'data-img-src', 'data-lazyload-src',
  'data-echo', 'data-lazyload', 'data-lazy', 'data-ks-lazyload', 'data-url', 'data-srcset', 'data-lazy-srcset',
] as const;

/** How lazy-loading pictures are known, for those who have no core: by the attributes that only a script reads, and by what is shown until then, as a pattern without regard to case. */
export const lazyLoading = { attributes: LAZY_ATTRIBUTES.filter(name => name !== 'data-url'), placeholder: LAZY_PLACEHOLDER.source };

// Several rules ask for the same post.
const answers = makeAnswers<Post, Promise<readonly BodyPicture[]>>();

/** Finds the pictures of a post's body, in the order of the text; none in code and comments. */
export function findBodyPictures(post: Post): Promise<readonly BodyPicture[]> {
  return answers(post, () => readPictures(post));
}

async function readPictures(post: Post): Promise<readonly BodyPicture[]> {
  const { html, markdown: { images } } = await readBody(post);
  const pictures = html.findAll('img').map(toPicture);
  if (images.length === 0) return pictures;
  pictures.push(...images.map((markdown): BodyPicture => ({
    span: markdown.span, address: markdown.address, element: undefined, markdown,
    // Hexo gives a picture without words no alt at all.
    alt: markdown.alt.start === markdown.alt.end ? undefined : readMarkdownAlt(post.text.slice(markdown.alt.start, markdown.alt.end)),
    writeAlt: words => ({ ...markdown.alt, text: escapeFor('markdownAlt', words) }),
  })));
  return pictures.sort((a, b) => a.span.start - b.span.start);
}

/** Returns the addresses of the pictures in a body that readers can be shown, each once; lazy ones by their real address. */
export async function findPictureAddresses(post: Post): Promise<readonly string[]> {
  const addresses = (await findBodyPictures(post)).map(({ address, element }) => [...(element ? getLazyAddresses(element.attributes) : []), address.trim()].find(isPictureAddress));
  return [...new Set(addresses)].filter(address => address !== undefined);
}

function toPicture(element: HtmlElement): BodyPicture {
  const { attributes, startTag } = element;
  return {
    span: startTag, address: attributes.get('src')?.value ?? '', alt: attributes.get('alt')?.value, element,
    writeAlt: alt => setAttribute(element, 'alt', alt),
  };
}

/** Returns the words of an alt of Markdown; the other way round than `escapeFor`. */
function readMarkdownAlt(written: string): string {
  const characters: Readonly<Record<string, string>> = { '&#92;': '\\', '&#96;': '`', '&#123;': '{', '&lt;': '<', '&amp;': '&' };
  return written.replaceAll(/\\([[\]])|&(?:#92|#96|#123|lt|amp);/g, (all, bracket: string | undefined) => bracket ?? characters[all]!);
}

/** Returns the names of the attributes in which a picture keeps its address for a script, the one that tells most first. */
export function findLazyAttributes(attributes: Attributes): readonly string[] {
  // Where a page marks a picture with the address of something else, nothing waits for a script.
  return LAZY_ATTRIBUTES.filter(name => attributes.has(name) && (name !== 'data-url' || hasPictureName(attributes.get(name)!.value.trim())));
}

/** Returns the addresses that a lazy-loading picture keeps for later, the real one first; of a set the largest. */
export function getLazyAddresses(attributes: Attributes): readonly string[] {
  return findLazyAttributes(attributes).flatMap(name => {
    const value = attributes.get(name)!.value.trim();
    return name.endsWith('srcset') ? readSourceSet(value).slice(0, 1) : value;
  });
}

/** Returns the edit that gives a tag an attribute: in the place of the present one, else behind `src`. */
export function setAttribute({ attributes, startTag, name: tag }: HtmlElement, name: string, value: string): Edit {
  const text = `${name}="${escapeFor(name === 'src' ? 'address' : 'attribute', value)}"`;
  const present = attributes.get(name);
  if (present) return { ...present.span, text };
  const after = attributes.get('src')?.span.end ?? startTag.start + 1 + tag.length;
  return { start: after, end: after, text: ` ${text}` };
}
