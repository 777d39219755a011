import * as l10n from '@vscode/l10n';
import type { Blog } from '../blog';
import { findEntry, type FrontMatter } from '../post/frontMatter';
import type { Post } from '../post/post';
import type { YamlNode } from '../post/yaml';
import type { Settings } from '../settings';
import type { Header, Sourced } from './article';
import { toSiteDate } from './siteDate';

/** Reads what the site shows above a post's body. */
export function readHeader(post: Post, { settings }: Blog, language: string): Header {
  const { frontMatter } = post;
  if (!frontMatter || frontMatter.outcome === 'ignored') return { ...empty, notice: frontMatter && toNotice(frontMatter) };
  const read = (key: string): Sourced | undefined => toSourced(frontMatter.values[key], findEntry(frontMatter, key)?.node);
  const date = toSiteDate(frontMatter.values['date'], post.reader, settings.site, language);
  return {
    title: read('title'),
    author: read('author'),
    date: date === undefined ? undefined : { text: date, start: findEntry(frontMatter, 'date')?.node.span.start },
    categories: flatten(frontMatter.values['categories'] ?? frontMatter.values['category'], (findEntry(frontMatter, 'categories') ?? findEntry(frontMatter, 'category'))?.node),
    headimg: fromRoot(read('headimg'), settings),
    notice: toNotice(frontMatter),
  };
}

/** Where Hexo makes the site, themes count a picture's address from the site's root (hexo-util's `url_for`). */
function fromRoot(picture: Sourced | undefined, { preset, site: { root } }: Settings): Sourced | undefined {
  return picture && preset === 'hexo' && !/^(?:[a-z][a-z0-9+.-]*:|[/#?])/i.test(picture.text) ? { ...picture, text: root + picture.text } : picture;
}

const empty: Header = { title: undefined, author: undefined, date: undefined, categories: [], headimg: undefined, notice: undefined };

function toSourced(value: unknown, node: YamlNode | undefined): Sourced | undefined {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'bigint' ? String(value) : value instanceof Date ? value.toISOString() : '';
  return text === '' ? undefined : { text, start: node?.span.start };
}

/** Hexo takes one name, a list of names, or a list of lists. */
function flatten(value: unknown, node: YamlNode | undefined): readonly Sourced[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => flatten(item, node?.items[index] ?? node));
  const one = toSourced(value, node);
  return one ? [one] : [];
}

function toNotice({ outcome, problem, broken, source, opener }: FrontMatter): Sourced | undefined {
  switch (outcome) {
    case 'read':
      return undefined;
    case 'ignored':
      return { text: l10n.t('The site does not take this block for front matter and prints it as text.'), start: opener?.start ?? source.start };
    case 'fails':
      return { text: l10n.t('The site cannot read this front matter. What can be read of it is shown.'), start: broken[0]?.span.start ?? problem?.offset ?? source.start };
  }
}
