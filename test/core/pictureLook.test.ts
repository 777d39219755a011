import assert from 'node:assert/strict';
import { findWholeAddress, hasPictureName, isPlaceholder, readSourceSet } from '../../src/core/post/pictureAddress';

describe('the look of a picture\'s address', () => {
  for (const address of [
    '/images/a.png', 'a.JPEG', 'https://example.com/a.webp?v=2#b', 'https://example.com/a.jpg!w700', 'https://i0.hdslb.com/a.png@100w_1e.webp', 'https://i0.hdslb.com/a.png@!web', 'https://example.com/a.jfif',
    'https://mmbiz.qpic.cn/mmbiz_png/abc/640?wx_fmt=png', 'https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg&tp=webp&wxfrom=5', 'https://example.com/a?w=3&format=webp', 'https://p3-juejin.byteimg.com/tos-cn-i-k3u1fbpfcp/0a1b~tplv-k3u1fbpfcp-watermark.image?',
  ]) {
    it(`${address} says that it is one`, () => assert.equal(hasPictureName(address), true));
  }
  for (const address of ['/about/', 'https://example.com/a.png/view', 'https://example.com/a.pngs', 'https://example.com/?of=a.png&format=html', 'https://example.com/#/a.png?format=png', '640', 'https://example.com/a?b=1#format=png', 'a.html!x']) {
    it(`${address} does not`, () => assert.equal(hasPictureName(address), false));
  }

  for (const [text, address] of [
    ['https://example.com/a.jpg!w700', 'https://example.com/a.jpg!w700'],
    ['http://example.com/a.jpg', 'http://example.com/a.jpg'],
    ['//wx1.sinaimg.cn/large/a.jpg', 'https://wx1.sinaimg.cn/large/a.jpg'],
    ['// a.png', undefined],
    ['//images/a.png', undefined],
    ['/images/a.png', undefined],
    ['https://example.com/a.png and words', undefined],
    ['https://[/a.png', undefined],
    ['https://example.com/about/', undefined],
    ['', undefined],
  ] as const) {
    it(`${JSON.stringify(text)} as a text is ${address ?? 'none'}`, () => assert.equal(findWholeAddress(text), address));
  }

  for (const [set, addresses] of [
    ['/a.png', '/a.png'],
    ['/a.png 480w, /c.png 1200w,\n /b.png 800w', '/c.png /b.png /a.png'],
    ['/a.png, /b.png 2x', '/b.png /a.png'],
    ['https://example.com/a,b.png 1x', 'https://example.com/a,b.png'],
    [' ', ''],
  ] as const) {
    it(`of ${JSON.stringify(set)} the largest is first`, () => assert.equal(readSourceSet(set).join(' '), addresses));
  }

  it('of a PNG of one pixel is that of a placeholder, of another it is not', () => {
    const [pixel, wide] = [1, 2].map(width => `data:image/png;base64,${Buffer.from(`89504e470d0a1a0a0000000d494844520000000${width}0000000108060000001f15c489`, 'hex').toString('base64')}`);
    assert.deepEqual([isPlaceholder(pixel!), isPlaceholder(wide!)], [true, false]);
  });
});
