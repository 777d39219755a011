import assert from 'node:assert/strict';
import { load } from 'cheerio';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { findAssetPath } from '../../src/core/render/postAssets';
import { renderArticle } from '../../src/core/render/renderArticle';
import { renderHtml } from '../../src/core/render/renderHtml';
import { toWorkspaceAddress } from '../../src/webview/workspaceAddress';
import { asksOracles } from './fuzzing';
import { renderInHexo } from './inHexo';
import { MemoryHost } from './memoryHost';

// Files in a post's own folder are where a real Hexo 8 with hexo-renderer-marked 7 publishes them.

const body = `![a](a.png) ![b](./deep/../deep/b%20c.png) ![c](<大桥 d.png> "T") ![d](none.png) ![e](/a.png) ![f](\\a.png) ![g](https://example.org/a.png)

![h][h] <img src="a.png">

[h]: deep/b.png

{% asset_img a.png %} {% asset_img left deep/b.png 20 10 "A title" "An alt" %} {% asset_image "大桥 d.png" %}

<p>{% asset_path a.png %} {% asset_link deep/b.png %} {% asset_link a.png A <b>name</b> false %}</p>
`;
const names = ['a.png', 'deep/b.png', 'deep/b c.png', '大桥 d.png', '_e.png'];
const front = '---\ntitle: Tides\ndate: 2021-06-11 09:29:00\n---\n';
const own = 'post_asset_folder: true\nmarked: { postAsset: true }\n';
const configs: readonly string[] = [
  own, `${own}root: /blog/\n`, `${own}permalink: :year/:title.html\n`, `${own}permalink: :title/index.html\nurl: https://example.com/sub\n`, `${own}relative_link: true\n`,
  'post_asset_folder: true\nmarked: { postAsset: true, prependRoot: false }\n', 'post_asset_folder: true\n', 'marked: { postAsset: true }\n',
];

describe('a post\'s own files', () => {
  if (asksOracles) for (const config of configs) {
    it(`are where Hexo has them: ${config.trim().replaceAll('\n', ', ')}`, async () => {
      const hasFolder = config.includes('post_asset_folder');
      const text = hasFolder ? body : body.replace(/\n\{%[^]*/, '');
      const files = Object.fromEntries(names.map(name => [`tides/${name}`, 'x']));
      const [theirs] = await renderInHexo(config.includes('url:') ? config : `url: https://example.com\n${config}`, [{ path: 'tides.md', content: text, values: {} }], { ...files, 'tides.md': front + text });
      const host = new MemoryHost({ '_config.yml': config.includes('url:') ? config : `url: https://example.com\n${config}`, ...Object.fromEntries(names.map(name => [`source/_posts/tides/${name}`, 'x'])) });
      const blog = await readBlog(host.files);
      const post = parsePost(front + text, { path: 'source/_posts/tides.md', reader: 'hexo' });
      assert.equal(await renderHtml(post, blog, { files: host.files }), theirs!.html, theirs!.error);
    }).timeout(60_000);
  }

  it('are found by the preview', async () => {
    const host = new MemoryHost({ '_config.yml': `${own}root: /blog/\n`, ...Object.fromEntries(names.map(name => [`source/_posts/tides/${name}`, 'x'])) });
    const blog = await readBlog(host.files);
    const post = parsePost(`${front}![a](a.png) ![c](<大桥 d.png>) ![d](none.png)\n`, { path: 'source/_posts/tides.md', reader: 'hexo' });
    const { blocks } = await renderArticle(post, blog, host.files);
    const places = { site: 'https://files/source/', root: '/blog/', assets: 'https://files/source/_posts/tides/', assetsPath: `/blog/${findAssetPath(post, blog)!}` };
    const found = load(blocks[0]!.html)('img').toArray().map(({ attribs }) => decodeURI(toWorkspaceAddress(attribs['src']!, 'https://files/source/_posts/', places)!));
    assert.deepEqual(found, ['https://files/source/_posts/tides/a.png', 'https://files/source/_posts/tides/大桥 d.png', 'https://files/source/none.png']);
  });

  it('that are not there leave a box', async () => {
    const blog = await readBlog(new MemoryHost({ '_config.yml': own }).files);
    const html = await renderHtml(parsePost(`${front}{% asset_img a.png %}\n`, { path: 'source/_posts/tides.md', reader: 'hexo' }), blog, { files: new MemoryHost().files });
    assert.match(html, /galley-tag/);
  });
});
