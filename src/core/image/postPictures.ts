import type { Origin } from '../post/pageFile';
import { isPictureAddress, isPlaceholder } from '../post/pictureAddress';
import type { Post } from '../post/post';
import type { Settings } from '../settings';
import { makeAnswers } from '../text/attachment';
import type { Span } from '../text/span';
import { getTemplate } from './block';
import { findBodyPictures, getLazyAddresses, type BodyPicture } from './bodyPictures';
import type { FreePlace, PlacedValue } from './matchBlock';
import { findValueSpan } from './nodePlaces';
import type { Surroundings } from './surroundings';
import type { ValueName } from './template';

/** A picture in a post's body with all that belongs to it. */
export interface PostPicture extends BodyPicture {
  /** The house's block; a picture that waits for a script to load it; one of Markdown; a tag that stands on its own. */
  readonly kind: 'block' | 'lazy' | 'markdown' | 'bare';
  /** The whole block; of other kinds the outermost element that holds nothing but the picture. */
  readonly block: Span;
  /** The address of the picture that readers are meant to see: of a lazy one, that which it keeps for later. */
  readonly source: string;
  /** From where its address counts on the site. */
  readonly origin: Origin;
  readonly values: ReadonlyMap<ValueName, PlacedValue>;
  /** Elements of the house's block that this one lacks, by the value that they show. */
  readonly free: ReadonlyMap<ValueName, FreePlace>;
  /** What holds the picture alone; `undefined` for one of Markdown. */
  readonly surroundings: Surroundings | undefined;
}

const NONE: PostPicture['free'] = new Map();

// Several rules ask for the same post.
const answers = makeAnswers<Post, Promise<readonly PostPicture[]>>();

/** Lists the pictures of a post's body in the order of the text, each with its kind. */
export function findPostPictures(post: Post, settings: Settings): Promise<readonly PostPicture[]> {
  return answers(post, () => readPictures(post, settings), settings);
}

async function readPictures(post: Post, settings: Settings): Promise<readonly PostPicture[]> {
  const pictures = await findBodyPictures(post);
  if (pictures.length === 0) return [];
  const [{ matchBlock }, { findSurroundings }] = await Promise.all([import('./matchBlock'), import('./surroundings')]);
  const template = getTemplate(settings, { isMarkdown: post.isMarkdown });
  const body = { text: post.text, base: post.body.start };
  return pictures.map((picture): PostPicture => {
    const { element } = picture;
    const origin = getOrigin(picture, post, settings);
    if (!element) return { kind: template.isMarkdown ? 'block' : 'markdown', block: picture.span, source: picture.address, origin, values: readMarkdown(picture), free: NONE, surroundings: undefined, ...picture };
    const surroundings = findSurroundings(element.node, body);
    const values = readValues(picture, surroundings, post);
    const lazy = findLazyAddress(picture);
    const match = matchBlock(element.node, body, template);
    if (!match || lazy !== undefined) return { kind: lazy === undefined ? 'bare' : 'lazy', block: match?.span ?? surroundings.span, source: lazy ?? picture.address.trim(), origin, values: new Map([...values, ...(match?.values ?? [])]), free: match?.free ?? NONE, surroundings, ...picture };
    return { kind: 'block', block: match.span, source: picture.address.trim(), origin, values: new Map([...values, ...match.values]), free: match.free, surroundings, ...picture };
  });
}

/** Returns the picture at an offset of a post: the smallest block around it. */
export async function findPictureAt(post: Post, offset: number, settings: Settings): Promise<PostPicture | undefined> {
  const around = (await findPostPictures(post, settings)).filter(({ block }) => block.start <= offset && offset <= block.end);
  return around.sort((a, b) => (a.block.end - a.block.start) - (b.block.end - b.block.start))[0];
}

/** Returns where a picture's address stands, attribute and all; the whole picture when it has none. */
export function getSourceSpan({ element, markdown, span }: BodyPicture): Span {
  return (element ? element.attributes.get('src')?.span : markdown?.addressSpan) ?? span;
}

function getOrigin({ element }: Pick<BodyPicture, 'element'>, { isMarkdown }: Post, { preset, site }: Settings): Origin {
  return preset === 'hexo' && (element || !isMarkdown || !site.rendering.marked.prependRoot || site.rendering.relativeLink) ? 'page' : 'root';
}

/** Returns the real address of a picture that shows nothing, or a placeholder, until a script has loaded it. */
export function findLazyAddress({ element, address }: BodyPicture): string | undefined {
  if (!element || (address.trim() !== '' && !isPlaceholder(address.trim()))) return undefined;
  return getLazyAddresses(element.attributes).find(isPictureAddress);
}

function readValues({ element }: BodyPicture, { caption }: Surroundings, { text }: Post): Map<ValueName, PlacedValue> {
  const values = new Map<ValueName, PlacedValue>();
  for (const name of ['src', 'alt', 'title', 'width', 'height'] as const) {
    const attribute = element!.attributes.get(name);
    if (attribute) values.set(name, { value: attribute.value.trim(), span: findValueSpan(text, attribute.span) });
  }
  if (caption) values.set('caption', { ...caption, value: text.slice(caption.span.start, caption.span.end).replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ').trim() });
  return values;
}

function readMarkdown({ alt, markdown }: BodyPicture): Map<ValueName, PlacedValue> {
  const values = new Map<ValueName, PlacedValue>();
  if (!markdown) return values;
  if (markdown.addressSpan) values.set('src', { value: markdown.address, span: markdown.addressSpan });
  values.set('alt', { value: alt ?? '', span: markdown.alt });
  if (markdown.title !== '') values.set('title', { value: markdown.title, span: { start: markdown.addressSpan?.end ?? markdown.alt.end, end: markdown.span.end - 1 } });
  return values;
}
