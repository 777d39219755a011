import * as l10n from '@vscode/l10n';
import type { Blog } from './blog';
import { toPicture, type Picture } from './post/siteAddress';
import type { Post } from './post/post';
import type { YamlEntry, YamlNode } from './post/yaml';
import { findSchemas, isPicture } from './schema/lookUp';
import type { Span } from './text/span';

/** A key of the metadata as an outline shows it, or the block itself. */
export interface OutlineItem {
  readonly name: string;
  /** The value in a few words. */
  readonly detail: string;
  readonly span: Span;
  /** The key; lies within `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

const LONGEST_DETAIL = 60;

/** Returns the outline of a post's metadata; `undefined` when the site sees none. */
export function readOutline({ frontMatter, text }: Post): OutlineItem | undefined {
  if (!frontMatter || frontMatter.outcome === 'ignored') return undefined;
  const span = { start: frontMatter.opener?.start ?? frontMatter.source.start, end: frontMatter.closer?.end ?? frontMatter.source.end };
  return { name: l10n.t('Front matter'), detail: '', span, nameSpan: frontMatter.opener ?? { start: span.start, end: span.start }, children: frontMatter.entries.map(entry => toItem(entry, text)) };
}

function toItem({ key, keySpan, node }: YamlEntry, text: string): OutlineItem {
  const written = text.slice(node.span.start, node.span.end).replaceAll(/\s+/g, ' ');
  return {
    name: key === '' ? '""' : key, detail: written.length > LONGEST_DETAIL ? `${written.slice(0, LONGEST_DETAIL)}…` : written,
    span: { start: keySpan.start, end: Math.max(keySpan.end, node.span.end) }, nameSpan: keySpan, children: node.entries.map(entry => toItem(entry, text)),
  };
}

/** Returns what of the metadata can be folded, from its first line to its last: the block, and values of several lines. */
export function findFolds(post: Post): readonly Span[] {
  const block = readOutline(post);
  if (!block) return [];
  const collect = (item: OutlineItem): Span[] => (post.text.slice(item.span.start, item.span.end).includes('\n') ? [item.span, ...item.children.flatMap(collect)] : []);
  return collect(block);
}

/** An address in the metadata that leads somewhere. */
export interface MetadataLink extends Picture {
  readonly span: Span;
}

/** Returns the addresses in a post's metadata: whole URLs, and paths where the schema has a picture. */
export function findMetadataLinks(post: Post, { schema, settings }: Blog): readonly MetadataLink[] {
  const { frontMatter, text } = post;
  const collect = (node: YamlNode, keys: readonly string[]): MetadataLink[] => {
    if (node.kind !== 'scalar') return [...node.items.flatMap(item => collect(item, [...keys, '[]'])), ...node.entries.flatMap(entry => collect(entry.node, [...keys, entry.key]))];
    const address = typeof node.value === 'string' ? node.value.trim() : '';
    const isUrl = /^https?:\/\/[^\s/]/i.test(address);
    if (!isUrl && (address === '' || /\s/.test(address) || !isPicture(findSchemas(schema, keys)))) return [];
    const quote = /^["']/.test(text.slice(node.span.start, node.span.end)) ? 1 : 0;
    return [{ span: { start: node.span.start + quote, end: node.span.end - quote }, ...toPicture(address, post, settings) }];
  };
  return (frontMatter?.entries ?? []).flatMap(({ key, node }) => collect(node, [key]));
}
