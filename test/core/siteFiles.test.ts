import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { findPageFile, findPageFolder, isPublishedBeside, locatePageFile } from '../../src/core/post/pageFile';
import { parsePost } from '../../src/core/post/post';
import { findExistingFile, findNearFiles, isOfTheme, listPublicPictures, locateSiteFile } from '../../src/core/post/siteFiles';
import { findAssetPath } from '../../src/core/render/postAssets';
import { toPublishedAddress, toWorkspaceAddress } from '../../src/webview/workspaceAddress';
import { expectLinear } from './growth';
import { MemoryHost } from './memoryHost';

const PLAIN = { 'galley.json': '{ "preset": "plain", "posts": ["articles/*"] }' };
const cases: readonly (readonly [name: string, settings: Readonly<Record<string, string>>, post: string, file: string, found: readonly string[], not: readonly string[]])[] = [
  ['below the site\'s root', {}, 'source/_posts/a.md', 'source/images/大 桥.png', ['/images/大%20桥.png', 'images/大 桥.png?x#y', '/./images/x/../大 桥.png'], ['/大 桥.png', '/images']],
  ['behind steps that lead above it', {}, 'source/_posts/a.md', 'source/images/b.png', ['../images/b.png', '../../images/b.png', '/../images/b.png'], ['../b.png']],
  ['below a root of several sites', { '_config.yml': 'root: /blog/' }, 'source/_posts/a.md', 'source/images/b.png', ['/blog/images/b.png', '/images/b.png'], ['https://example.com/images/b.png']],
  ['in a post\'s own folder', { '_config.yml': 'post_asset_folder: true' }, 'source/_posts/a.md', 'source/_posts/a/b.png', ['b.png', './b.png'], ['/b.png']],
  ['in a folder beside a post of Hexo\'s that is not its own', {}, 'source/_posts/a.md', 'source/_posts/a/b.png', [], ['b.png', './b.png', '/b.png']],
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

describe('the file that a picture of a post\'s page shows', () => {
  const front = '---\ntitle: Tides\ndate: 2021-06-11 09:29:00\n---\n';
  const own = { '_config.yml': 'post_asset_folder: true\nroot: /blog/\n' };
  for (const [name, config, file, shown, not] of [
    ['beside the post is none, for Hexo does not publish it', {}, 'source/_posts/b.png', [], ['b.png', './b.png', '../_posts/b.png', '/b.png']],
    ['counts from the page, not from the site\'s root', {}, 'source/images/b.png', ['/images/b.png', '../../../../images/b.png', '../../../../../../images/b.png'], ['images/b.png', '../images/b.png']],
    ['may lie where the page is', {}, 'source/2021/06/11/tides/b.png', ['b.png', './b.png?x#y', '/2021/06/11/tides/b.png', '../tides/b.png', 'b.p%6eg'], ['/b.png', '../b.png']],
    ['in a folder beside the post is none without the setting', {}, 'source/_posts/tides/b.png', [], ['b.png', 'tides/b.png', '/2021/06/11/tides/b.png']],
    ['may be the post\'s own', own, 'source/_posts/tides/b.png', ['b.png', './b.png', '/blog/2021/06/11/tides/b.png', '../tides/b.png'], ['tides/b.png', '../b.png', '/b.png', '/blog/2021/06/11/tides/../b.png']],
    ['is no step above the post\'s own folder', own, 'source/_posts/b.png', [], ['../b.png', '/blog/2021/06/11/tides/../b.png', 'b.png']],
  ] as const) {
    it(`${name}: to the rule, the hover and the preview`, async () => {
      const host = new MemoryHost({ ...config, [file]: 'x' });
      const blog = await readBlog(host.files);
      const post = parsePost(front, { path: 'source/_posts/tides.md', reader: 'hexo' });
      const { root } = blog.settings.site;
      const places = { site: 'https://files/source/', root, ...('_config.yml' in config ? { assets: 'https://files/source/_posts/tides/', assetsPath: root + findAssetPath(post, blog)! } : {}) };
      const findInPreview = async (address: string): Promise<string | undefined> => {
        const path = decodeURI(toPublishedAddress(address, findPageFolder(post, blog)!, places)!.slice('https://files/'.length));
        return (await host.files.exists(path)) ? path : undefined;
      };
      for (const address of [...shown, ...not]) {
        const expected = (shown as readonly string[]).includes(address) ? file : undefined;
        assert.deepEqual([address, await findPageFile(address, 'page', post, blog, host.files), await findInPreview(address)], [address, expected, expected]);
        const found = await locatePageFile(address, 'page', post, blog, host);
        assert.ok(expected === undefined ? found !== 'found' && (address.startsWith('/') || found === 'missing') : found === 'found', `${address}: ${found}`);
      }
    });
  }
});

describe('what lies beside a text', () => {
  for (const [path, config, expected] of [
    ['source/_posts/a.md', {}, false], ['source/_drafts/x/a.md', {}, false], ['source/about/index.md', {}, true], ['README.md', {}, true], ['src/_posts/a.md', { '_config.yml': 'source_dir: src' }, false],
    ['_posts/a.md', PLAIN, true], ['articles/a.md', PLAIN, true],
  ] as const) it(`is ${expected ? '' : 'not '}published: ${path}`, async () => assert.equal(isPublishedBeside(path, await readBlog(new MemoryHost(config).files)), expected));
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
