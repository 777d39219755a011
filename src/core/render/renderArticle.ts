import type { Blog } from '../blog';
import type { Files } from '../host';
import type { Post } from '../post/post';
import type { Article } from './article';
import { getArticleLanguage } from './articleLanguage';
import { readHeader } from './header';
import { renderBody } from './siteBody';

// Nobody reads a longer list.
const MOST_OMISSIONS = 200;

/** Renders a post as the site shows it, with the source offset of every element. Not sanitised: scripts and the like are in it as text. `files` tell which pictures the post has in its own folder. */
export async function renderArticle(post: Post, blog: Blog, files?: Files): Promise<Article> {
  const [{ toBlocks }, body] = await Promise.all([import('./blocks'), renderBody(post, blog, files)]);
  const language = getArticleLanguage(post, blog);
  const { shell, blocks, cut } = toBlocks(body);
  const omissions = [...body.omissions, ...cut].sort((a, b) => a.start - b.start).slice(0, MOST_OMISSIONS);
  return { language, header: readHeader(post, blog, language), shell, blocks, omissions };
}
