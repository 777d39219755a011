import type { Edit } from '../text/span';
import { getMetadataStart } from './fences';
import { findEntry } from './frontMatter';
import type { Post } from './post';
import { toYamlText } from './quoting';

/** Returns the edit that gives a key of a post's metadata another text for a value, or adds the key at the end; `undefined` where there is no block in YAML. */
export function setEntry(post: Post, key: string, value: string): Edit | undefined {
  const { frontMatter, text } = post;
  if (!frontMatter || frontMatter.format !== 'yaml' || frontMatter.outcome === 'ignored' || Array.isArray(frontMatter.value)) return undefined;
  if (frontMatter.broken.some(broken => broken.key === key)) return undefined;
  const written = toYamlText(value);
  const entry = findEntry(frontMatter, key);
  if (!entry) return appendLines(post, `${key}: ${written}`);
  const { node, keySpan } = entry;
  if (node.kind !== 'empty') return node.kind === 'scalar' ? { ...node.span, text: written } : undefined;
  const colon = text.indexOf(':', keySpan.end) + 1;
  return { start: colon, end: colon, text: ` ${written}` };
}

/** Returns the edit that adds lines of metadata at the end of a block. */
export function appendLines(post: Post, lines: string): Edit {
  const { text, eol } = post;
  const start = getMetadataStart(post);
  const end = Math.max(post.frontMatter!.source.end, start);
  // An empty block has no last line to stand below.
  const needsBreak = end > start && !text.slice(start, end).endsWith('\n');
  return { start: end, end, text: needsBreak ? `${eol}${lines}` : `${lines}${end > start ? '' : eol}` };
}
