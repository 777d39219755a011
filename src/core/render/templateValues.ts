import type { Blog } from '../blog';
import type { Post } from '../post/post';
import { readSiteValues } from '../siteValues';
import { getArticleLanguage } from './articleLanguage';
import { readHeader } from './header';
import { toSiteDate } from './siteDate';
import type { TemplateValues } from './template';

/** Reads what a template gets of a post: what its header shows, its tags, and every other key with a single value as the site reads it. */
export function readTemplateValues(post: Post, blog: Blog): TemplateValues {
  const { site } = blog.settings;
  const language = getArticleLanguage(post, blog);
  const { title, author, date, categories, headimg } = readHeader(post, blog, language);
  const values = new Map<string, string | readonly string[]>();
  const siteValues = readSiteValues(post, blog);
  for (const { key, value } of siteValues) {
    // What every object has is nothing that an author can have meant.
    if (key in Object.prototype) continue;
    const text = value instanceof Date ? toSiteDate(post.frontMatter?.values[key], post.reader, site, language) : toText(value);
    if (text !== undefined && text !== '') values.set(key, text);
  }
  for (const [name, known] of Object.entries({ title, author, date, headimg })) {
    if (known) values.set(name, known.text);
    else values.delete(name);
  }
  const tags: unknown = siteValues.find(({ key }) => key === 'tags' || key === 'tag')?.value;
  values.set('categories', categories.map(({ text }) => text));
  values.set('tags', [tags ?? []].flat().flatMap(tag => toText(tag) || []));
  values.set('language', language);
  if (site.url === undefined) values.delete('url');
  else values.set('url', site.url);
  return values;
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : undefined;
}
