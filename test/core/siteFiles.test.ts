import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { findExistingFile, locateSiteFile } from '../../src/core/post/siteFiles';
import { toWorkspaceAddress } from '../../src/webview/workspaceAddress';
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

  it('is looked for by the preview as a browser does', () => {
    const places = { site: 'https://files/source/', root: '/blog/', assets: 'https://files/source/_posts/a/', assetsPath: '/blog/2021/a/' };
    for (const [address, expected] of [
      ['/blog/images/b.png', 'images/b.png'], ['/images/b.png', 'images/b.png'], ['/blog/../images/b.png', 'images/b.png'], ['/../../images/b.png', 'images/b.png'], ['/blog/images/../../../c.png', 'c.png'],
      ['/blog/2021/a/b.png', '_posts/a/b.png'], ['b.png', '_posts/b.png'], ['../images/b.png', 'images/b.png'], ['/a%20b%23c.png', 'a%20b%23c.png'],
    ] as const) assert.equal(toWorkspaceAddress(address, 'https://files/source/_posts/', places), `https://files/source/${expected}`, address);
  });
});
