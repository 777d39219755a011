import assert from 'node:assert/strict';
import { load } from 'cheerio';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { renderArticle } from '../../src/core/render/renderArticle';
import { renderHtml } from '../../src/core/render/renderHtml';
import { MemoryHost } from './memoryHost';

const body = '![a](images/a.png) ![b](/b.png) ![c](https://example.com/c.png)\n\n<img src="images/d.png">\n\n{% img /e.png %}\n';
const readSources = (html: string): readonly string[] => load(html)('img').toArray().map(({ attribs }) => attribs['src']!);

describe('addresses of pictures in the preview', () => {
  for (const [name, path, files, expected] of [
    ['are those of the site', 'source/_posts/a.md', {}, ['/images/a.png', '/b.png', 'images/d.png', '/e.png']],
    ['have the site\'s root', 'source/_posts/a.md', { '_config.yml': 'root: /blog/' }, ['/blog/images/a.png', '/blog/b.png', 'images/d.png', '/blog/e.png']],
    ['have it in pages too', 'source/about/index.md', {}, ['/images/a.png', '/b.png', 'images/d.png', '/e.png']],
    ['have it where the blog says that a file is a post', 'articles/a.md', { 'galley.json': '{ "posts": ["articles/*"] }' }, ['/images/a.png', '/b.png', 'images/d.png', '/e.png']],
    ['are as written in what the site does not publish', 'README.md', {}, ['images/a.png', '/b.png', 'images/d.png', '/e.png']],
    ['are as written where the site has them so', 'source/_posts/a.md', { '_config.yml': 'marked: { prependRoot: false }' }, ['images/a.png', '/b.png', 'images/d.png', '/e.png']],
    ['are as written in a plain blog', 'a.md', { 'galley.json': '{ "preset": "plain" }' }, ['images/a.png', '/b.png', 'images/d.png']],
  ] as const) {
    it(name, async () => {
      const blog = await readBlog(new MemoryHost(files).files);
      const post = parsePost(body, { path, reader: blog.settings.preset === 'plain' ? 'gray-matter' : 'hexo' });
      const { blocks } = await renderArticle(post, blog);
      const shown = readSources(blocks.map(({ html }) => html).join('')).filter(source => !source.startsWith('https:'));
      assert.deepEqual(shown, expected);
      assert.deepEqual(readSources(await renderHtml(post, blog)).filter(source => !source.startsWith('https:')), expected);
    });
  }

  it('count from the site\'s root in metadata of Hexo', async () => {
    for (const [files, written, shown] of [
      [{}, 'images/a.png', '/images/a.png'], [{ '_config.yml': 'root: /blog/' }, 'images/a.png', '/blog/images/a.png'], [{ '_config.yml': 'root: /blog/' }, '/blog/images/a.png', '/blog/images/a.png'],
      [{}, '//example.com/a.png', '//example.com/a.png'], [{}, 'https://example.com/a.png', 'https://example.com/a.png'], [{ 'galley.json': '{ "preset": "plain" }' }, 'a.png', 'a.png'],
    ] as const) {
      const { header } = await renderArticle(parsePost(`---\nheadimg: ${written}\n---\n`, { path: 'source/_posts/a.md', reader: 'hexo' }), await readBlog(new MemoryHost(files).files));
      assert.equal(header.headimg?.text, shown);
    }
  });
});
