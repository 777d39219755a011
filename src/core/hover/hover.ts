import * as l10n from '@vscode/l10n';
import type { Blog } from '../blog';
import type { Writing } from '../complete/completion';
import { getMeaning } from '../complete/completeKeys';
import { explainSiteValue } from '../explainSiteValue';
import { measureImage } from '../image/measure';
import { isDateKey } from '../post/date';
import { getDateZone, toSiteMoment } from '../post/dates';
import type { Post } from '../post/post';
import { toPicture, type Picture } from '../post/siteAddress';
import { findExistingFile } from '../post/siteFiles';
import type { YamlEntry, YamlNode } from '../post/yaml';
import { describeTypes } from '../schema/explain';
import { findSchemas, getRequiredKeys, getTypes, isPicture } from '../schema/lookUp';
import { readSiteValues } from '../siteValues';
import type { Span } from '../text/span';
import { describeMoment } from './describeMoment';

/** What is told about something in the metadata. */
export interface Hover {
  readonly span: Span;
  readonly parts: readonly HoverPart[];
}

/** A paragraph, or a picture. */
export type HoverPart =
  | { readonly kind: 'text'; readonly text: string; readonly isStrong?: boolean }
  | { readonly kind: 'picture'; readonly picture: Picture };

/** Whom it is told. */
export interface Listener {
  /** BCP 47 tag. */
  readonly language: string;
  /** IANA name of the zone that they live in. */
  readonly timeZone: string;
}

/** Tells about the key or value at an offset of the metadata; `undefined` when there is nothing to tell. */
export async function hover(writing: Writing, offset: number, listener: Listener): Promise<Hover | undefined> {
  const entries = writing.post.frontMatter?.entries ?? [];
  for (const entry of entries) {
    if (contains(entry.keySpan, offset)) return { span: entry.keySpan, parts: tellKey(entry, writing, listener) };
    const found = findLeaf(entry.node, [entry.key], offset);
    if (!found) continue;
    const parts = await tellValue(found.node, found.path, writing, listener);
    return parts.length > 0 ? { span: found.node.span, parts } : undefined;
  }
  return undefined;
}

function tellKey(entry: YamlEntry, { post, blog }: Writing, listener: Listener): HoverPart[] {
  const { key } = entry;
  const schemas = findSchemas(blog.schema, [key]);
  const meaning = getMeaning(key, schemas);
  const value = readSiteValues(post, blog).find(known => known.entry === entry);
  const told = value && explainSiteValue(value, post, blog, listener.language);
  const texts = [
    getRequiredKeys(blog.schema).includes(key) ? l10n.t('Every post of this blog needs it.') : undefined,
    getTypes(schemas).size > 0 ? l10n.t('Takes {0}.', describeTypes(schemas[0]!)) : undefined,
  ].filter(text => text !== undefined);
  return [
    { kind: 'text', text: key, isStrong: true },
    ...(meaning === undefined ? [] : [toText(meaning)]),
    ...(texts.length > 0 ? [toText(texts.join(' '))] : []),
    ...(told ? [toText(l10n.t('The site reads {0}: {1}', told.type, told.shown)), ...(told.note === undefined ? [] : [toText(told.note)])] : []),
  ];
}

async function tellValue(node: YamlNode, path: readonly string[], { post, blog, index, host }: Writing, listener: Listener): Promise<HoverPart[]> {
  const [key = ''] = path;
  if (path.length === 1 && isDateKey(key)) {
    const moment = toSiteMoment(node.value, post.reader, getDateZone(blog));
    return moment ? describeMoment(moment, blog, host.now(), listener).map(toText) : [];
  }
  if (typeof node.value !== 'string' && typeof node.value !== 'number') return [];
  const name = String(node.value);
  if (isPicture(findSchemas(blog.schema, path)) && typeof node.value === 'string' && name.trim() !== '') return tellPicture(name.trim(), post, blog, host);
  const count = path.slice(1).every(step => step === '[]') ? index.countNames(key).get(name) ?? 0 : 0;
  return count > 1 || (count === 1 && /^(?:categor(?:ies|y)|tags?|author)$/.test(key)) ? [toText(l10n.t('Posts of this blog with "{0}" in "{1}": {2}', name, key, count))] : [];
}

async function tellPicture(address: string, post: Post, blog: Blog, { files }: Writing['host']): Promise<HoverPart[]> {
  const picture = toPicture(address, post, blog.settings);
  if (picture.file === undefined) return [{ kind: 'picture', picture }];
  const file = await findExistingFile(address, post.path, blog, files);
  const bytes = file === undefined ? undefined : await files.read(file);
  if (!bytes) return [toText(l10n.t('There is no file {0} in the site.', address))];
  const size = await measureImage(bytes);
  const weight = l10n.t('{0} KB', Math.max(1, Math.round(bytes.length / 1000)));
  return [{ kind: 'picture', picture: { address, file } }, toText(size ? l10n.t('{0} × {1} pixels, {2}', size.width, size.height, weight) : weight)];
}

function findLeaf(node: YamlNode, path: readonly string[], offset: number): { readonly node: YamlNode; readonly path: readonly string[] } | undefined {
  if (!contains(node.span, offset)) return undefined;
  if (node.kind === 'scalar') return { node, path };
  for (const item of node.items) {
    const found = findLeaf(item, [...path, '[]'], offset);
    if (found) return found;
  }
  for (const entry of node.entries) {
    const found = findLeaf(entry.node, [...path, entry.key], offset);
    if (found) return found;
  }
  return undefined;
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end && start < end;
}

function toText(text: string): HoverPart {
  return { kind: 'text', text };
}
