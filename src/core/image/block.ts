import type { PagePlace } from '../post/pageFile';
import type { Settings } from '../settings';
import { escapeAttribute, escapeTemplates, escapeText } from '../text/escape';
import { applyEdits, isInside } from '../text/span';
import { findTags } from '../text/tags';
import { toMarkdownAddress } from './markdownAddress';
import { namedBlocks, readTemplate, type BlockName, type BlockTemplate, type SlotPlace, type ValueName } from './template';

/** A picture to be put into a post. */
export interface Image {
  /** Address or site path, as it is to stand in the post. */
  readonly src: string;
  readonly alt?: string;
  readonly title?: string;
  readonly caption?: string;
  /** Where it leads, unless its block leads somewhere. */
  readonly link?: string;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** What a block is made of, as texts; empty or absent: the picture has none. */
export type BlockValues = Readonly<Partial<Record<ValueName, string>>>;

/** Where a block is to stand. */
export interface BlockOptions {
  /** False in an HTML body, where Markdown is not read: a Markdown template gives way to a paragraph. Default: true. */
  readonly isMarkdown?: boolean;
  /** One of the named templates instead of the blog's. */
  readonly form?: BlockName | undefined;
  /** Where the post's page is: Markdown may count addresses from elsewhere. */
  readonly place?: PagePlace | undefined;
}

/**
 * Returns the markup of a picture, made from the blog's template. Every value is escaped for its place;
 * an attribute without a value is left out, `alt` excepted, and so is what `{name?}` makes optional.
 */
export function toImageBlock({ src, width, height, link, ...texts }: Image, settings: Settings, options: BlockOptions = {}): string {
  const template = getTemplate(settings, options);
  const address = template.isMarkdown ? toMarkdownAddress(src, settings, options.place) ?? src : src;
  return fillTemplate(link === undefined ? template : linkTemplate(template, link), { src: address, ...texts, ...(width === undefined ? {} : { width: String(width) }), ...(height === undefined ? {} : { height: String(height) }) });
}

/** Puts a link around the picture of a template, unless it has one. */
function linkTemplate(template: BlockTemplate, link: string): BlockTemplate {
  const { source, isMarkdown } = template;
  // Braces are not to be taken for those of a placeholder.
  const write = (place: SlotPlace): string => escapeFor(place, link).replaceAll('{', '%7B');
  return readTemplate(isMarkdown ? source.replace(/!\[[^[\]]*\]\([^()]*\)/, picture => `[${picture}](${write('markdownAddress')})`) : linkPicture(source, [`<a href="${write('address')}">`, '</a>']));
}

/** Puts a link around the picture of a block, unless the block has one. */
export function linkPicture(block: string, [start, end]: readonly [string, string]): string {
  const { tags } = findTags(block);
  const image = tags.find(({ name }) => name === 'img');
  if (!image || tags.some(({ name }) => name === 'a')) return block;
  return `${block.slice(0, image.start)}${start}${block.slice(image.start, image.end)}${end}${block.slice(image.end)}`;
}

/** Returns the template that pictures are written with. */
export function getTemplate({ image: { block } }: Settings, { isMarkdown = true, form }: BlockOptions = {}): BlockTemplate {
  const template = readTemplate(form === undefined ? block : namedBlocks[form]);
  return template.isMarkdown && !isMarkdown ? readTemplate(namedBlocks.paragraph) : template;
}

/** Returns a template with its values filled in; no line of the result is empty. */
export function fillTemplate({ source, slots, droppable }: BlockTemplate, values: BlockValues): string {
  const read = (name: string): string => (values[name as ValueName] ?? '').trim();
  const dropped = droppable.filter(({ names }) => names.some(name => read(name) === ''));
  const gone = dropped.filter(span => !dropped.some(other => other !== span && isInside(span, other)));
  const filled = slots.filter(slot => !gone.some(span => isInside(slot, span))).map(({ start, end, name, place }) => ({ start, end, text: escapeFor(place, read(name)) }));
  return applyEdits(source, [...gone.map(({ start, end }) => ({ start, end, text: '' })), ...filled]).replaceAll(/(?:\r?\n[ \t]*)+(?=\r?\n)/g, '').trim();
}

/** Returns a value as it can stand in a place: on one line, and without what the site would take for markup or for template syntax. */
export function escapeFor(place: SlotPlace, value: string): string {
  const line = value.trim().replaceAll(/\s+/g, ' ');
  switch (place) {
    case 'address': return escapeTemplates(escapeAttribute(encodeAddress(value)));
    case 'addressPart': return escapeAttribute(encodeURIComponent(toWellFormed(line)));
    case 'attribute': return escapeTemplates(escapeAttribute(line));
    case 'text': return escapeTemplates(escapeText(line));
    case 'markdownAddress': return encodeBraces(encodeAddress(value).replaceAll(/[()<>\\*_`"]/g, encodeCharacter));
    // In the alt, marked takes backslashes away before brackets only; character references stay for the browser.
    case 'markdownAlt': return escapeTemplates(escapeMarkdown(line).replaceAll('\\', '&#92;').replaceAll(/[[\]]/g, '\\$&'));
    case 'markdownTitle': return escapeTemplates(escapeMarkdown(line).replaceAll(/["\\]/g, '\\$&'));
  }
}

/** White space would end an address in many places (Markdown, srcset). */
function encodeAddress(address: string): string {
  return address.trim().replaceAll(/[\s\p{Cc}]/gu, encodeCharacter);
}

function encodeCharacter(character: string): string {
  return /[^\x21-\x7e]/.test(character) ? encodeURIComponent(character) : `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Escapes what Markdown would read before it sees the picture around it. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/&(?=#?\w+;)/g, '&amp;').replaceAll('<', '&lt;').replaceAll('`', '&#96;');
}

function encodeBraces(address: string): string {
  return address.replaceAll(/\{(?=[{%#])/g, '%7B');
}

/** Half of a pair cannot be encoded. */
function toWellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
