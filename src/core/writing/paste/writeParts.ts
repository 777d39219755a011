import type { Blog } from '../../blog';
import type { Post } from '../../post/post';
import { arrange } from './arrange';
import type { Block } from './foreignArticle';
import { writeHtml } from './writeHtml';
import { writeMarkdown } from './writeMarkdown';

/** Writes an article in the blog's form, with the line breaks of the post. */
export function writeParts(blocks: readonly Block[], { eol }: Post, blog: Blog, isHtml: boolean): string {
  const parts = arrange(blocks, blog);
  return (isHtml ? writeHtml(parts, blog) : writeMarkdown(parts, blog)).replaceAll(/\r?\n/g, eol);
}
