import type { FrontMatter } from './frontMatter';
import type { Post } from './post';
import type { YamlNode } from './yaml';

/** Tells whether a text begins with a word that YAML takes for an anchor (`&nbsp; Tide`) and that nothing in the block refers to: the site does not read it. */
export function hasUnusedAnchor({ kind, span, value }: YamlNode, { source }: FrontMatter, { text }: Pick<Post, 'text'>): boolean {
  if (kind !== 'scalar' || typeof value !== 'string' || text[span.start] !== '&') return false;
  const name = /^&([^\s,[\]{}]+)[ \t]+[^\s"'|>]/.exec(text.slice(span.start, span.end))?.[1];
  return name !== undefined && !text.slice(source.start, source.end).includes(`*${name}`);
}
