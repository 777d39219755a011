import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { findAltFault, proposeAlts } from '../../src/core/image/alts';
import { placePicture } from '../../src/core/image/pictureFile';
import { findPictureType } from '../../src/core/image/pictureType';
import { parsePost } from '../../src/core/post/post';
import { atMost, fc, runs } from './fuzzing';
import { MemoryHost } from './memoryHost';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const otherPng = new Uint8Array([...png, 4]);
const post = '---\ntitle: a\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n';

interface Given {
  readonly alt?: string;
  readonly image?: Readonly<Record<string, unknown>>;
  readonly config?: string;
  readonly path?: string;
  readonly text?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly taken?: readonly string[];
  readonly preset?: string;
}

async function place({ alt, image = {}, config = '', path = 'source/_posts/2021-06-11-On Galleys.md', text = post, files = {}, taken = [], preset = 'hexo' }: Given): Promise<readonly [path: string, address: string, isThere: boolean]> {
  const host = new MemoryHost({ 'galley.json': JSON.stringify({ preset, image }), '_config.yml': `url: https://example.com\ntimezone: Asia/Shanghai\n${config}`, ...files });
  const blog = await readBlog(host.files);
  assert.deepEqual(blog.problems, []);
  const found = await placePicture({ bytes: png, alt }, parsePost(text, { path, reader: 'hexo' }), blog, host, new Set(taken));
  return [found!.path, found!.address, found!.isThere];
}

describe('the place of a new picture', () => {
  const cases: readonly (readonly [name: string, given: Given, path: string, address: string, isThere?: boolean])[] = [
    ['is named after an alt in ASCII', { alt: 'The bridge, at dawn!' }, 'source/images/2021/the-bridge-at-dawn.png', '/images/2021/the-bridge-at-dawn.png'],
    ['is named after the day where the alt is Chinese', { alt: '一座桥' }, 'source/images/2021/20240517-2f1aa464.png', '/images/2021/20240517-2f1aa464.png'],
    ['is named in Chinese where the blog wants it', { alt: '一座桥：夜 1 🌉', image: { names: 'unicode' } }, 'source/images/2021/一座桥-夜-1.png', '/images/2021/一座桥-夜-1.png'],
    ['is not named after the name of a file', { alt: 'IMG_2031.jpg' }, 'source/images/2021/20240517-2f1aa464.png', '/images/2021/20240517-2f1aa464.png'],
    ['is named after the day without an alt', {}, 'source/images/2021/20240517-2f1aa464.png', '/images/2021/20240517-2f1aa464.png'],
    ['is no way out of the folder', { alt: '../../etc/passwd' }, 'source/images/2021/etc-passwd.png', '/images/2021/etc-passwd.png'],
    ['is no way out of the folder in Chinese', { alt: '..\\..\\桥/../..', image: { names: 'unicode' } }, 'source/images/2021/桥.png', '/images/2021/桥.png'],
    ['is none that Windows refuses', { alt: 'CON' }, 'source/images/2021/con-picture.png', '/images/2021/con-picture.png'],
    ['is no device of Windows', { alt: 'NUL' }, 'source/images/2021/nul-picture.png', '/images/2021/nul-picture.png'],
    ['is no device of Windows with a raised number', { alt: 'COM¹', image: { names: 'unicode' } }, 'source/images/2021/com¹-picture.png', '/images/2021/com¹-picture.png'],
    ['is no numbered device of Windows', { alt: 'Com1', image: { names: 'unicode' } }, 'source/images/2021/com1-picture.png', '/images/2021/com1-picture.png'],
    ['has no emoji', { alt: '🌉 bridge 👨‍👩‍👧 1' }, 'source/images/2021/bridge-1.png', '/images/2021/bridge-1.png'],
    ['is not made of emoji alone', { alt: '🌉🌉', image: { names: 'unicode' } }, 'source/images/2021/20240517-2f1aa464.png', '/images/2021/20240517-2f1aa464.png'],
    ['is short', { alt: 'a'.repeat(300) }, `source/images/2021/${'a'.repeat(60)}.png`, `/images/2021/${'a'.repeat(60)}.png`],
    ['is short in Chinese', { alt: '桥'.repeat(300), image: { names: 'unicode' } }, `source/images/2021/${'桥'.repeat(60)}.png`, `/images/2021/${'桥'.repeat(60)}.png`],
    ['is never another file\'s', { alt: 'bridge', files: { 'source/images/2021/bridge.png': otherPng, 'source/images/2021/bridge-2.png': 'x' } }, 'source/images/2021/bridge-3.png', '/images/2021/bridge-3.png'],
    ['is never another file\'s in other case', { alt: 'bridge', files: { 'source/images/2021/Bridge.PNG': otherPng } }, 'source/images/2021/bridge-2.png', '/images/2021/bridge-2.png'],
    ['is never a folder\'s', { alt: 'bridge', files: { 'source/images/2021/bridge.png/a': 'x' } }, 'source/images/2021/bridge-2.png', '/images/2021/bridge-2.png'],
    ['is that of the same picture', { alt: 'bridge', files: { 'source/images/2021/bridge.png': otherPng, 'source/images/2021/Bridge-2.png': png } }, 'source/images/2021/Bridge-2.png', '/images/2021/Bridge-2.png', true],
    ['is not that of another one of the same deed', { alt: 'bridge', taken: ['source/images/2021/Bridge.png'] }, 'source/images/2021/bridge-2.png', '/images/2021/bridge-2.png'],
    ['has the post\'s month, name and folder', { alt: 'b', image: { directory: './source/{year}/{month}/{slug}/{post}/' } }, 'source/2021/06/on-galleys/2021-06-11-On Galleys/b.png', '/2021/06/on-galleys/2021-06-11-On%20Galleys/b.png'],
    ['has today\'s month without a date', { alt: 'b', text: 'x', image: { directory: 'source/{year}{month}' } }, 'source/202405/b.png', '/202405/b.png'],
    ['has the site\'s month', { alt: 'b', text: '---\ndate: Wed, 30 Jun 2021 20:00:00 GMT\n---\n', image: { directory: 'source/{month}' } }, 'source/07/b.png', '/07/b.png'],
    ['is the post\'s own folder', { alt: 'b c', config: 'post_asset_folder: true\n' }, 'source/_posts/2021-06-11-On Galleys/b-c.png', 'b-c.png'],
    ['is the post\'s own folder, deeper', { alt: 'b', path: 'source/_posts/x/y.md', config: 'post_asset_folder: true\n' }, 'source/_posts/x/y/b.png', 'b.png'],
    ['is the blog\'s folder all the same where galley.json says so', { alt: 'b', config: 'post_asset_folder: true\n', image: { directory: 'source/img' } }, 'source/img/b.png', '/img/b.png'],
    ['is below the site\'s root', { alt: 'b', config: 'root: /blog/\n' }, 'source/images/2021/b.png', '/blog/images/2021/b.png'],
    ['is in the site\'s own source folder', { alt: 'b', config: 'source_dir: src\n' }, 'src/images/2021/b.png', '/images/2021/b.png'],
    ['is relative where the site does not publish it', { alt: 'b', image: { directory: 'assets' } }, 'assets/b.png', '../../assets/b.png'],
    ['of a plain blog', { alt: 'b', preset: 'plain', path: 'content/a.md' }, 'images/2021/b.png', '/images/2021/b.png'],
  ];
  for (const [name, given, path, address, isThere = false] of cases) {
    it(name, async () => assert.deepEqual(await place(given), [path, address, isThere]));
  }

  it('is safe whatever the alt and the post are called', () => fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), fc.stringMatching(/^[^/\0]{1,20}$/), fc.constantFrom('ascii', 'unicode'), async (alt, post, names) => {
    const [path] = await place({ alt, path: `source/_posts/${post}.md`, image: { names, directory: 'source/{slug}' } });
    assert.match(path, /^source\/[\p{L}\p{N}\p{M}-]+\/[\p{L}\p{N}\p{M}-]+\.png$/u);
    assert.ok(new TextEncoder().encode(path.split('/')[2]).length <= 255);
    assert.doesNotThrow(() => encodeURIComponent(path));
  }), runs(100))).timeout(atMost(30_000));

  it('there is none for what is no picture', async () => {
    const host = new MemoryHost();
    assert.equal(await placePicture({ bytes: new TextEncoder().encode('<html>'), alt: 'a' }, parsePost(post, { path: 'a.md', reader: 'hexo' }), await readBlog(host.files), host), undefined);
  });
});

describe('the kind of a picture', () => {
  const ascii = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));
  for (const [bytes, type] of [
    [ascii('\x89PNG\r\n\x1a\n\0'), 'png'], [ascii('\xff\xd8\xff\xe0'), 'jpg'], [ascii('GIF89a'), 'gif'], [ascii('RIFF\0\0\0\0WEBPVP8 '), 'webp'], [ascii('\0\0\0\x20ftypavif'), 'avif'],
    [ascii('BM\0\0\0\0\0\0\0\0\0\0\0\0'), 'bmp'], [ascii('\0\0\x01\0'), 'ico'], [ascii('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="">'), 'svg'], [ascii('\xef\xbb\xbf<svg>'), 'svg'],
    [ascii('<!DOCTYPE html><svg>'), 'svg'], [ascii('<html><svg>'), undefined], [ascii('%PDF-1.4'), undefined], [ascii(''), undefined], [ascii('\0\0\0\x20ftypheic'), undefined],
  ] as const) it(`${JSON.stringify(String.fromCharCode(...bytes.subarray(0, 20)))} is ${type ?? 'none'}`, () => assert.equal(findPictureType(bytes), type));
});

describe('the faults of an alt', () => {
  for (const alt of ['IMG_2021', 'DSC_0001', 'DSC01234', '_DSC1234', 'Screenshot 2021-06-11 at 10.00.00.png', 'Screen Shot 2021-06-11 at 10.00.00 AM', '微信图片_20210611100000', '屏幕截图 2021-06-11 100000.png', 'mmexport1623376800000']) {
    it(`${alt} is the name of a file`, () => assert.equal(findAltFault({ alt, address: '/a.jpg' }), 'fileName'));
  }
  for (const alt of ['A bridge of 1902', 'Screenshot of the 2021 report', 'IMG', '截图 1', 'The DSC-R1, a camera', '微信图片的保存办法 2021']) {
    it(`${alt} is words`, () => assert.equal(findAltFault({ alt, address: '/a.jpg' }), alt === 'IMG' ? 'filler' : undefined));
  }
});

describe('proposals for an alt', () => {
  it('are the caption, the title, the file\'s words and the article\'s title, each once', () =>
    assert.deepEqual(proposeAlts({ caption: ' 一座\n桥 ', title: '一座 桥', address: '/images/stone-bridge.jpg', postTitle: '论校样' }), ['一座 桥', 'stone bridge', '论校样']));
  it('are words only', () => assert.deepEqual(proposeAlts({ caption: 'a.png', address: '/images/IMG_2031.jpg', postTitle: 3 }), []));
  it('may be two Chinese characters', () => assert.deepEqual(proposeAlts({ address: '夜桥.jpg' }), ['夜桥']));
});
