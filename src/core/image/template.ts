import { forKnownTexts } from '../text/knownTexts';
import { isInside, type Span } from '../text/span';
import { findTags, type WrittenTag } from '../text/tags';

/** The values that a block can show. */
export const valueNames = ['src', 'alt', 'title', 'caption', 'width', 'height'] as const;

/** The name of a value that a block can show. */
export type ValueName = (typeof valueNames)[number];

/**
 * Where a value stands, which says how it is escaped: an address as a whole, a part of an address, an attribute, the text between tags,
 * or one of these in a picture of Markdown.
 */
export type SlotPlace = 'address' | 'addressPart' | 'attribute' | 'text' | 'markdownAddress' | 'markdownAlt' | 'markdownTitle';

/** A placeholder such as `{alt}` or `{alt?}`. Its span is the template's. */
export interface Slot extends Span {
  /** As written; what is no value's name is a problem. */
  readonly name: string;
  readonly isOptional: boolean;
  readonly place: SlotPlace;
}

/** An attribute, element or Markdown title that goes when one of its values is empty. */
export interface Droppable extends Span {
  readonly names: readonly string[];
}

/** A template of an image block, taken apart. */
export interface BlockTemplate {
  readonly source: string;
  readonly tags: readonly WrittenTag[];
  readonly slots: readonly Slot[];
  readonly droppable: readonly Droppable[];
  /** True when it is a picture of Markdown and no HTML. */
  readonly isMarkdown: boolean;
}

/** The templates that have a name. */
export const namedBlocks = {
  paragraph: '<p style="text-align:center"><img src="{src}" alt="{alt}" referrerpolicy="no-referrer"></p>',
  figure: '<figure><img src="{src}" alt="{alt}" width="{width?}" height="{height?}" referrerpolicy="no-referrer"><figcaption>{caption?}</figcaption></figure>',
  markdown: '![{alt}]({src} "{title?}")',
} as const;

/** The name of a template. */
export type BlockName = keyof typeof namedBlocks;

/** Returns the template that a setting means: its name, or the template itself. */
export function toBlockSource(setting: string): string {
  return Object.hasOwn(namedBlocks, setting) ? namedBlocks[setting as BlockName] : setting;
}

/** A place in a template for something in braces. */
export const PLACEHOLDER = /\{([\p{L}\d_-]+)(\??)\}/gu;

const ADDRESSES = new Set(['src', 'href', 'srcset', 'poster', 'data-src', 'data-original', 'data-original-src', 'data-lazy-src']);

/** How many templates are known at a time. */
export const MOST_TEMPLATES = 50;

/** Takes a template apart. Any text is a template; `checkTemplate` says what is wrong with it. */
export const readTemplate = forKnownTexts(MOST_TEMPLATES, takeApart);

function takeApart(source: string): BlockTemplate {
  const { tags } = findTags(source);
  const images = tags.length > 0 ? [] : findMarkdownPictures(source);
  const slots = [...source.matchAll(PLACEHOLDER)].map(({ 0: all, 1: name = '', 2: mark, index: start }): Slot => {
    const span = { start, end: start + all.length };
    return { ...span, name, isOptional: mark === '?', place: findPlace(span, name, tags, images) };
  });
  return { source, tags, slots, droppable: findDroppable(source, tags, images, slots), isMarkdown: images.length > 0 };
}

interface MarkdownPicture extends Span {
  readonly alt: Span;
  readonly address: Span;
  /** With the space before it. */
  readonly title: Span | undefined;
}

function findMarkdownPictures(source: string): MarkdownPicture[] {
  return [...source.matchAll(/!\[([^[\]]*)\]\(([^\s()]*)(\s+"[^"]*")?\)/gd)].map(({ indices, index, 0: all }) => {
    const toSpan = (pair: [number, number] | undefined): Span | undefined => pair && { start: pair[0], end: pair[1] };
    return { start: index, end: index + all.length, alt: toSpan(indices![1])!, address: toSpan(indices![2])!, title: toSpan(indices![3]) };
  });
}

function findPlace(slot: Span, name: string, tags: readonly WrittenTag[], images: readonly MarkdownPicture[]): SlotPlace {
  const tag = tags.find(candidate => isInside(slot, candidate));
  if (!tag) {
    if (images.some(({ address }) => isInside(slot, address))) return 'markdownAddress';
    if (images.some(({ title }) => title && isInside(slot, title))) return 'markdownTitle';
    return images.some(({ alt }) => isInside(slot, alt)) ? 'markdownAlt' : 'text';
  }
  const attribute = tag.attributes.find(({ value }) => value && isInside(slot, value));
  if (!attribute || !ADDRESSES.has(attribute.name)) return 'attribute';
  return name === 'src' && attribute.value!.start === slot.start ? 'address' : 'addressPart';
}

/** What is all placeholder goes with its value, `alt` and `src` excepted; anything goes with a value that a `?` makes optional. */
function findDroppable(source: string, tags: readonly WrittenTag[], images: readonly MarkdownPicture[], slots: readonly Slot[]): Droppable[] {
  const found: Droppable[] = [];
  const add = (span: Span, isWanted: (slot: Slot) => boolean): void => {
    const names = slots.filter(slot => isInside(slot, span) && isWanted(slot)).map(({ name }) => name);
    if (names.length > 0) found.push({ start: span.start, end: span.end, names });
  };
  for (const { attributes } of tags) {
    for (const { span, value } of attributes) add(withSpaceBefore(span, source), ({ isOptional, name, start, end }) => isOptional || (name !== 'alt' && name !== 'src' && start === value?.start && end === value.end));
  }
  for (const { title } of images) if (title) add(title, ({ isOptional }) => isOptional);
  for (const { start, end, isOptional } of slots) {
    const opener = isOptional ? tags.find(tag => !tag.isEnd && source.slice(tag.end, Math.max(start, tag.end)).trim() === '' && tag.end <= start) : undefined;
    const closer = opener && tags.find(tag => tag.isEnd && tag.name === opener.name && tag.start >= end && source.slice(end, tag.start).trim() === '');
    if (opener && closer) add({ start: opener.start, end: closer.end }, slot => slot.start === start);
  }
  return found;
}

function withSpaceBefore({ start, end }: Span, source: string): Span {
  return { start: source.slice(0, start).search(/[\s/]*$/), end };
}
