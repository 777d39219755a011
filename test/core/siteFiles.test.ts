import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { findExistingFile, findNearFiles, isOfTheme, listPublicPictures, locateSiteFile } from '../../src/core/post/siteFiles';
import { toWorkspaceAddress } from '../../src/webview/workspaceAddress';
import { expectLinear } from './growth';
import { MemoryHost } from './memoryHost';

const PLAIN = { 'galley.json': '{ "preset": "plain", "posts": ["articles/*"] }' };
const cases: readonly (readonly [name: string, settings: Readonly<Record<string, string>>, post: string, file: string, found: readonly string[], not: readonly string[]])[] = [
  ['below the site\'s root', {}, 'source/_posts/a.md', 'source/images/大 桥.png', ['/images/大%20桥.png', 'images/大 桥.png?x#y', '/./images/x/../大 桥.png'], ['/大 桥.png', '/images']],
  ['behind steps that lead above it', {}, 'source/_posts/a.md', 'source/images/b.png', ['../images/b.png', '../../images/b.png', '/../images/b.png'], ['../b.png']],
  ['below a root of several sites', { '_config.yml': 'root: /blog/' }, 'source/_posts/a.md', 'source/images/b.png', ['/blog/images/b.png', '/images/b.png'], ['https://example.com/images/b.png']],
  ['in a post\'s own folder', {}, 'source/_posts/a.md', 'source/_posts/a/b.png', ['b.png', './b.png'], ['/b.png']],
  ['beside a post of Hexo\'s, which is not published', {}, 'source/_posts/a.md', 'source/_posts/b.png', [], ['b.png', './b.png', '/b.png']],
  ['beside a post elsewhere', PLAIN, 'articles/a.md', 'articles/b.png', ['b.png', './b.png', '../articles/b.png', '/articles/b.png'], ['/b.png']],
  ['above a post elsewhere', PLAIN, 'articles/a.md', 'images/b.png', ['../images/b.png', '/images/b.png'], ['b.png']],
];

describe('a file of the blog', () => {
  for (const [name, settings, post, file, found, not] of cases) {
    it(`is found ${name}`, async () => {
      const host = new MemoryHost({ ...settings, [file]: 'x' });
      const blog = await readBlog(host.files);
      for (const address of found) assert.deepEqual([address, await findExistingFile(address, post, blog, host.files), await locateSiteFile(address, post, blog, host)], [address, file, 'found']);
      for (const address of not) assert.deepEqual([address, await findExistingFile(address, post, blog, host.files)], [address, undefined]);
    });
  }

  it('is the theme\'s where it came with one', () => {
    for (const [path, expected] of [['themes/x/source/a.png', true], ['node_modules/hexo-theme-x/source/a.png', true], ['source/themes/a.png', false], ['source/a.png', false]] as const) assert.equal(isOfTheme(path), expected, path);
  });

  it('is looked for by the preview as a browser does', () => {
    const places = { site: 'https://files/source/', root: '/blog/', assets: 'https://files/source/_posts/a/', assetsPath: '/blog/2021/a/' };
    for (const [address, expected] of [
      ['/blog/images/b.png', 'images/b.png'], ['/images/b.png', 'images/b.png'], ['/blog/../images/b.png', 'images/b.png'], ['/../../images/b.png', 'images/b.png'], ['/blog/images/../../../c.png', 'c.png'],
      ['/blog/2021/a/b.png', '_posts/a/b.png'], ['b.png', '_posts/b.png'], ['../images/b.png', 'images/b.png'], ['/a%20b%23c.png', 'a%20b%23c.png'],
    ] as const) assert.equal(toWorkspaceAddress(address, 'https://files/source/_posts/', places), `https://files/source/${expected}`, address);
  });
});

describe('the pictures of a blog that has many', () => {
  const makeHost = (count: number): MemoryHost => new MemoryHost({ 'source/images/bridge.jpg': 'x', ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`source/images/${index}.png`, 'x'])), 'source/zz/harbour.jpg': 'x' });

  it('are known to the last, and one of them is found that an address has nearly named', async () => {
    const host = makeHost(6000);
    const blog = await readBlog(host.files);
    assert.equal((await listPublicPictures(blog, host)).length, 6002);
    assert.deepEqual(await findNearFiles('/zz/harbor.jpg', blog, host), ['/zz/harbour.jpg']);
    assert.deepEqual(await findNearFiles('/img/5999.png', blog, host), ['/images/5999.png', '/images/599.png', '/images/999.png']);
  });

  it('are compared in time that grows with their number', async () => {
    await expectLinear(async count => {
      const host = makeHost(count);
      assert.equal((await findNearFiles('/images/bridges.jpg', await readBlog(host.files), host))[0], '/images/bridge.jpg');
    }, 5000);
  });

  it('are looked for again where the folder of published files is another', async () => {
    const host = new MemoryHost({ 'source/bridge.jpg': 'x', 'public/tide.jpg': 'x' });
    const blog = await readBlog(host.files);
    assert.deepEqual(await findNearFiles('/bridg.jpg', blog, host), ['/bridge.jpg']);
    const other = { ...blog, settings: { ...blog.settings, site: { ...blog.settings.site, publicDir: 'public' } } };
    assert.deepEqual(await findNearFiles('/tid.jpg', other, host), ['/tide.jpg']);
  });
});
