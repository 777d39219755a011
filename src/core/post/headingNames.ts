import type { Blog } from '../blog';
import { findForeignRenderer } from '../foreignRenderer';
import type { Files } from '../host';
import { TracedText } from '../render/tracedText';
import type { Body } from './body';
import type { Post } from './post';

/** A heading of Markdown as the site writes it. */
export interface NamedHeading {
  /** Empty where the site gives headings none. */
  readonly id: string;
  readonly words: string;
}

/** Returns the names that the site gives the headings of a post's Markdown; `undefined` where nobody can tell: another program makes its HTML, or they are made of more than their words. */
export async function findHeadingNames({ text }: Post, { markdown: { blocks } }: Body, blog: Blog, files: Files): Promise<readonly NamedHeading[] | undefined> {
  const written = blocks.filter(({ kind }) => kind === 'heading').map(({ start, end }) => text.slice(start, end).replaceAll('\r\n', '\n'));
  if (written.length === 0) return [];
  if (blog.settings.preset !== 'hexo' || written.some(heading => /[{}]|\]\[/.test(heading)) || (await findForeignRenderer(files)) !== undefined) return undefined;
  const { renderMarkdownOf } = await import('../render/hexoMarkdown');
  const { site } = blog.settings;
  const { text: html } = renderMarkdownOf(TracedText.verbatim(written.join('\n\n')), { options: site.rendering.marked, siteUrl: site.url ?? 'http://example.com', imageRoot: undefined, assets: undefined }, () => undefined);
  return [...html.matchAll(/<h\d(?: id="([^"]*)")?>([^]*?)<\/h\d>/g)].map(([, id = '', words]) => ({ id, words: words!.replaceAll(/<[^>]*>|&[#\w]+;/g, '') }));
}
