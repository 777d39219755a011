import type { Blog } from './blog';
import { findCommentCut } from './post/commentCut';
import { isDateKey } from './post/date';
import { findDates, isMoved } from './post/dates';
import type { FrontMatter } from './post/frontMatter';
import { isHexoSwitch } from './post/hexoSwitch';
import type { Post } from './post/post';
import { hasUnusedAnchor } from './post/unusedAnchor';
import type { YamlEntry, YamlNode } from './post/yaml';
import type { Span } from './text/span';

// Columns of Hexo 8's table of posts (lib/models/post.js) that warehouse 6 turns into texts (lib/types), and in how many lists these may stand.
const LIST_DEPTHS = new Map([['title', 0], ['layout', 0], ['content', 0], ['excerpt', 0], ['more', 0], ['raw', 0], ['tags', 1], ['tag', 1], ['categories', 2], ['category', 2]]);

/** Returns in how many lists the texts of a key may stand for Hexo, 0 for a text alone; `undefined` for a key of anything. */
export function getListDepth(key: string): number | undefined {
  return LIST_DEPTHS.get(key);
}

/** Finds what of an entry a site reads otherwise than it stands there, as far as a comment reaches that cuts it; `undefined` when nothing is. */
export function findChange({ key, node }: YamlEntry, frontMatter: FrontMatter, post: Post, blog: Blog): Span | undefined {
  const isHexo = post.reader === 'hexo';
  if (isHexo && isHexoSwitch(key)) return typeof node.value === 'boolean' ? undefined : node.span;
  if (isDateKey(key)) return findDates(frontMatter, post.text).some(date => date.node === node && isMoved(date, post, blog)) ? node.span : undefined;
  const depth = isHexo ? getListDepth(key) : undefined;
  const group = depth === undefined ? undefined : findGroup(node, depth);
  if (group) return group.span;
  for (const scalar of getScalars(node)) {
    const { span: { start, end }, value } = scalar;
    const cut = depth !== undefined || typeof value === 'string' ? findCommentCut(scalar, frontMatter, post) : undefined;
    if (cut) return { start, end: cut.end };
    if (hasUnusedAnchor(scalar, frontMatter, post) || isReadOtherwise(scalar, post.text.slice(start, end), depth !== undefined)) return { start, end };
  }
  return undefined;
}

/** A list or a group where Hexo makes a text of what it gets: "[object Object]". */
function findGroup(node: YamlNode, depth: number): YamlNode | undefined {
  if (node.kind !== 'sequence' || depth === 0) return node.kind === 'sequence' || node.kind === 'mapping' ? node : undefined;
  for (const item of node.items) {
    const group = findGroup(item, depth - 1);
    if (group) return group;
  }
  return undefined;
}

function getScalars(node: YamlNode): readonly YamlNode[] {
  return node.kind === 'sequence' ? node.items.flatMap(getScalars) : node.kind === 'scalar' ? [node] : [];
}

function isReadOtherwise({ value }: YamlNode, written: string, isText: boolean): boolean {
  if (value === null || typeof value === 'string' || /^["'|>&*!]/.test(written)) return false;
  return (isText || typeof value === 'number') && String(value) !== written;
}
