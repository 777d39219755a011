import { parsePost, readBlog, renderArticle, renderHtml, type Article, type Blog } from '../../src/core/index';
import { MemoryHost } from '../core/memoryHost';
import type { Vector } from './attackVectors';

const plain = getBlog({ preset: 'plain', posts: ['**/*'] });
const hexo = getBlog({ preset: 'hexo' });

/** Returns the page that a site makes of Markdown: attacks and all. */
export async function renderSitePage(markdown: string): Promise<string> {
  return renderHtml(parsePost(`---\ntitle: a\n---\n\n${markdown}\n`, { path: 'source/_posts/a.md', reader: 'hexo' }), await hexo, { page: true });
}

/** Renders the post of an author who wrote an attack, after a paragraph. */
export async function renderAttack({ how }: Vector, attack: string): Promise<Article> {
  const isMarkdown = how === 'site';
  const front = `---\ntitle: ${JSON.stringify(how === 'value' ? attack : 'A title')}\n---\n\n`;
  const post = parsePost(`${front}<p>Before</p>\n\n${how === 'value' ? '' : attack}\n`, { path: isMarkdown ? 'source/_posts/a.md' : 'a.html', reader: isMarkdown ? 'hexo' : 'gray-matter' });
  return renderArticle(post, await (isMarkdown ? hexo : plain));
}

/** Renders a post that has attacks in every field which the preview shows, and in its settings. */
export async function renderFieldAttacks(attacks: readonly string[]): Promise<Article> {
  const all = JSON.stringify(attacks.join(' '));
  const front = `---\ntitle: ${all}\nauthor: ${all}\ndate: ${all}\nheadimg: ${all}\ncategories: ${JSON.stringify(attacks)}\n---\n\n`;
  const blog = await getBlog({ preset: 'hexo', site: { language: attacks.join(' '), url: attacks.join(' '), root: attacks.join(' ') } });
  return renderArticle(parsePost(`${front}<p>Before</p>\n`, { path: 'source/_posts/a.md', reader: 'hexo' }), blog);
}

/** Renders a post in which nothing is wrong. */
export async function renderOrdinary(): Promise<Article> {
  return renderArticle(parsePost('---\ntitle: An ordinary post\n---\n\n<p id="ordinary">Plain words.</p>\n\n<p>More.</p>\n', { path: 'a.html', reader: 'gray-matter' }), await plain);
}

async function getBlog(settings: object): Promise<Blog> {
  return readBlog(new MemoryHost({ 'galley.json': JSON.stringify(settings) }).files);
}
