import type { Blog } from '../blog';
import type { Post } from '../post/post';
import type { Article } from './article';
import { getArticleLanguage } from './articleLanguage';
import { readHeader } from './header';
import { renderBody } from './siteBody';

/** Renders a post as the site shows it, with the source offset of every element. Not sanitised: scripts and the like are in it as text. */
export async function renderArticle(post: Post, blog: Blog): Promise<Article> {
  const [{ toBlocks }, body] = await Promise.all([import('./blocks'), renderBody(post, blog)]);
  const language = getArticleLanguage(post, blog);
  return { language, header: readHeader(post, blog, language), ...toBlocks(body) };
}
