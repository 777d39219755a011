import type { Blog } from '../blog';
import { findEntry } from '../post/frontMatter';
import type { Post } from '../post/post';
import type { YamlEntry } from '../post/yaml';
import { readSiteValues } from '../siteValues';
import type { Sourced } from './article';
import { getArticleLanguage } from './articleLanguage';
import { readHeader } from './header';
import { toSiteDate } from './siteDate';
import type { TemplateValues } from './template';
import { toValuePlace, type TemplateValue } from './templateValue';

/** Reads what a template gets of a post: what its header shows, its tags, and every other key with a single value as the site reads it. */
export function readTemplateValues(post: Post, blog: Blog): TemplateValues {
  const { site } = blog.settings;
  const language = getArticleLanguage(post, blog);
  const { title, author, date, categories, headimg } = readHeader(post, blog, language);
  const find = (key: string): YamlEntry | undefined => post.frontMatter && findEntry(post.frontMatter, key);
  const locate = ({ text, start }: Sourced, entry: YamlEntry | undefined, isMade = false): TemplateValue => ({ text, place: toValuePlace(post, entry, start, isMade) });
  const values = new Map<string, TemplateValue | readonly TemplateValue[]>();
  const siteValues = readSiteValues(post, blog);
  for (const { key, value, entry } of siteValues) {
    // What every object has is nothing that an author can have meant.
    if (key in Object.prototype) continue;
    const text = value instanceof Date ? toSiteDate(post.frontMatter?.values[key], post.reader, site, language) : toText(value);
    if (text !== undefined && text !== '') values.set(key, locate({ text, start: entry?.node.span.start }, entry, value instanceof Date));
  }
  for (const [name, known] of Object.entries({ title, author, date, headimg })) {
    if (known) values.set(name, locate(known, find(name), name === 'date'));
    else values.delete(name);
  }
  const tags = siteValues.find(({ key }) => key === 'tags' || key === 'tag');
  const categoriesEntry = find('categories') ?? find('category');
  values.set('categories', categories.map(category => locate(category, categoriesEntry)));
  values.set('tags', [tags?.value ?? []].flat().flatMap((tag, index) => {
    const text = toText(tag);
    const node = tags?.entry?.node;
    return text === undefined ? [] : [locate({ text, start: (node?.items[index] ?? node)?.span.start }, tags?.entry)];
  }));
  values.set('language', { text: language });
  if (site.url === undefined) values.delete('url');
  else values.set('url', { text: site.url });
  return values;
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : undefined;
}
