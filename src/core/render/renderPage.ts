import type { Blog } from '../blog';
import type { Post } from '../post/post';
import { fillTemplate, type TemplatePart } from './template';
import { readTemplateValues } from './templateValues';

/**
 * Renders the page that the author's template makes of a post.
 *
 * @param content the HTML to put where `{{{content}}}` stands
 */
export function renderPage(template: readonly TemplatePart[], post: Post, blog: Blog, content: string): string {
  return fillTemplate(template, readTemplateValues(post, blog), content);
}
