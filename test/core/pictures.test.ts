import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { removePicture, replaceSource, setCaption, setWidth } from '../../src/core/image/editPicture';
import { allToHouseBlocks, toHouseBlock } from '../../src/core/image/houseBlock';
import { toHeadAddress } from '../../src/core/image/headAddress';
import { findPictureAt, findPostPictures, type PostPicture } from '../../src/core/image/postPictures';
import { namedBlocks } from '../../src/core/image/template';
import { parsePost, type Post } from '../../src/core/post/post';
import { setEntry } from '../../src/core/post/setEntry';
import { defaultSettings, type Settings } from '../../src/core/settings';
import { applyEdits, type Edit } from '../../src/core/text/span';
import { expectLinear } from './growth';
import { MemoryHost } from './memoryHost';
import { toBlog } from './toBlog';

const head = '---\ntitle: a\n---\n\n';
const usual = defaultSettings.hexo;
const withBlock = (block: string): Settings => ({ ...usual, image: { ...usual.image, block } });
const figure = withBlock(namedBlocks.figure);
const markdown = withBlock(namedBlocks.markdown);
const twoRoots = withBlock('<img src="{src}" alt="{alt}">\n<p class="note">{caption?}</p>');
const withSite = (site: Partial<Settings['site']>, block: string = namedBlocks.paragraph): Settings => ({ ...withBlock(block), site: { ...usual.site, ...site } });
const below = withSite({ root: '/blog/' });
const belowInMarkdown = withSite({ root: '/blog/' }, namedBlocks.markdown);
const asWritten = withSite({ rendering: { ...usual.site.rendering, marked: { ...usual.site.rendering.marked, prependRoot: false } } });
const broken = withBlock('<p><img src="{src}" alt="{alt}"><br>{caption}</p>');
const linked = withBlock('<p class="pic wide"><a href="{src}"><img src="{src}" alt="{alt}" style="width: {width?}px"></a><em>{caption}</em></p>');

const read = (body: string, path = 'a.md'): Post => parsePost(head + body, { path, reader: 'hexo' });

async function only(body: string, settings: Settings, path?: string): Promise<{ readonly post: Post; readonly picture: PostPicture }> {
  const post = read(body, path);
  const pictures = await findPostPictures(post, settings);
  assert.equal(pictures.length, 1);
  return { post, picture: pictures[0]! };
}

/** Returns the body with edits applied. */
const change = (post: Post, edits: readonly Edit[] | Edit | undefined): string | undefined => edits && applyEdits(post.text, 'text' in edits ? [edits] : edits).slice(head.length);

describe('pictures of a post', () => {
  // The block stands between « and ».
  const cases: readonly (readonly [name: string, kind: PostPicture['kind'], marked: string, values: Readonly<Record<string, string>>, settings?: Settings, path?: string])[] = [
    ['the house\'s block', 'block', '«<p style="text-align:center"><img src="/a.jpg" alt="桥" referrerpolicy="no-referrer"></p>»', { src: '/a.jpg', alt: '桥' }],
    ['in another order, with other quotes', 'block', '<p>一</p>«<p  style = \'text-align: center;\'  ><img referrerpolicy=no-referrer alt=桥 width="3" src=\'/a.jpg\'/></p>»<p>二</p>', { src: '/a.jpg', alt: '桥', width: '3' }],
    ['without an alt', 'block', '«<p style="text-align:center"><img src="/a.jpg" referrerpolicy="no-referrer"></p>»', { src: '/a.jpg' }],
    ['in strong', 'block', '<div>\n«<p style="text-align:center"><strong><img src="/a.jpg" alt="&quot;桥&quot;" referrerpolicy="no-referrer"></strong></p>»\n</div>', { src: '/a.jpg', alt: '"桥"' }],
    ['in em and a link', 'block', '«<p style="text-align:center"> <em><a href="/b"><img src="/a.jpg" alt="" referrerpolicy="no-referrer"></a></em> </p>»', { src: '/a.jpg', alt: '' }],
    ['in an HTML post', 'block', '«<p style="text-align:center"><img src="/a.jpg" alt="桥" referrerpolicy="no-referrer"></p>»', { src: '/a.jpg', alt: '桥' }, usual, 'a.html'],
    ['with text beside it', 'bare', '<p style="text-align:center">«<img src="/a.jpg" alt="桥" referrerpolicy="no-referrer">» 二</p>', { src: '/a.jpg', alt: '桥' }],
    ['in another style', 'bare', '«<p style="text-align:right"><img src="/a.jpg" alt="桥" referrerpolicy="no-referrer"></p>»', { src: '/a.jpg', alt: '桥' }],
    ['without what the block has', 'bare', '«<p style="text-align:center"><img src="/a.jpg" alt="桥"></p>»', { src: '/a.jpg', alt: '桥' }],
    ['a bare tag', 'bare', '一\n\n«<img src="/a.jpg" alt=\'桥\' title="t">»\n\n二', { src: '/a.jpg', alt: '桥', title: 't' }],
    ['a bare figure', 'bare', '«<figure><a href="/b"><img src="/a.jpg"></a><figcaption>一 <b>二</b></figcaption></figure>»', { src: '/a.jpg', caption: '一 二' }],
    ['Markdown', 'markdown', '一 «![桥 \\[1\\]](/a.jpg "标题")» 二', { src: '/a.jpg', alt: '桥 [1]', title: '标题' }],
    ['Markdown by name', 'markdown', '«![桥][a]»\n\n[a]: /a.jpg', { alt: '桥' }],
    ['Markdown where it is the house\'s', 'block', '«![桥](/a.jpg)»', { src: '/a.jpg', alt: '桥' }, markdown],
    ['a tag where Markdown is the house\'s', 'bare', '«<img src="/a.jpg">»', { src: '/a.jpg' }, markdown],
    ['lazy, without an address', 'lazy', '«<p><img data-src="/a.jpg" alt="桥"></p>»', { alt: '桥' }],
    ['lazy, with a placeholder', 'lazy', '«<img src="/loading.gif" data-original="/a.jpg">»', { src: '/loading.gif' }],
    ['lazy, in the house\'s block', 'lazy', '«<p style="text-align:center"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original-src="/a.jpg" referrerpolicy="no-referrer"></p>»', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }],
    ['not lazy: readers see it', 'bare', '«<img src="/a.jpg" data-src="/b.jpg">»', { src: '/a.jpg' }],
    ['a figure with all', 'block', '«<figure>\n  <img src="/a.jpg" alt="桥" width="30" height="20" referrerpolicy="no-referrer">\n  <figcaption>一 <b>二</b></figcaption>\n</figure>»', { src: '/a.jpg', alt: '桥', width: '30', height: '20', caption: '一 二' }, figure],
    ['a figure without a caption', 'block', '«<figure><img src="/a.jpg" alt="桥" referrerpolicy="no-referrer"></figure>»', { src: '/a.jpg', alt: '桥' }, figure],
    ['two elements', 'block', '<div>«<img src="/a.jpg" alt="桥"> <!-- x -->\n<p class="note big">一</p>»<p>二</p></div>', { src: '/a.jpg', alt: '桥', caption: '一' }, twoRoots],
    ['the first of two elements', 'block', '<div>«<strong><img src="/a.jpg" alt="桥"></strong>»<p>二</p></div>', { src: '/a.jpg', alt: '桥' }, twoRoots],
    ['values in the midst', 'block', '«<p class="pic a wide"><a href="/a.jpg"><img alt="桥" src="/a.jpg" style="width:30px"></a><em>一</em></p>»', { src: '/a.jpg', alt: '桥', width: '30', caption: '一' }, linked],
    ['one class of two', 'bare', '«<p class="pic"><a href="/a.jpg"><img alt="桥" src="/a.jpg" style="width:30px"></a></p>»', { src: '/a.jpg', alt: '桥' }, linked],
  ];
  for (const [name, kind, marked, values, settings = usual, path] of cases) {
    it(`${name}: ${kind}`, async () => {
      const { post, picture } = await only(marked.replaceAll(/[«»]/g, ''), settings, path);
      assert.equal(picture.kind, kind);
      assert.equal(`${post.text.slice(0, picture.block.start)}«${post.text.slice(picture.block.start, picture.block.end)}»${post.text.slice(picture.block.end)}`, head + marked);
      assert.deepEqual(Object.fromEntries([...picture.values].map(([key, { value }]) => [key, value]).sort()), Object.fromEntries(Object.entries(values).sort()));
      assert.equal(picture.source, '/a.jpg');
      for (const [key, { span, value }] of picture.values) {
        const written = post.text.slice(span.start, span.end);
        if (key !== 'title' && key !== 'caption') assert.equal(written.replaceAll('&quot;', '"').replaceAll('\\', ''), value);
        assert.doesNotMatch(written, /^["']/);
      }
    });
  }

  it('code and comments show none', async () => assert.deepEqual(await findPostPictures(read('`<img src="/a.jpg">`\n\n```\n![a](/a.jpg)\n```\n\n<!-- <img src="/a.jpg"> -->\n'), usual), []));

  it('at an offset there is the innermost', async () => {
    const post = read('<p style="text-align:center"><img src="/a.jpg" referrerpolicy="no-referrer"></p>\n\n一\n\n![b](/b.jpg)\n');
    const at = async (words: string): Promise<string | undefined> => (await findPictureAt(post, post.text.indexOf(words), usual))?.source;
    assert.deepEqual([await at('text-align'), await at('</p>'), await at('一'), await at('b.jpg'), await at('title')], ['/a.jpg', '/a.jpg', undefined, '/b.jpg', undefined]);
  });

  it('as many as there are in one parent take as long as they are many', async function () {
    this.timeout(60_000);
    const find = async (count: number): Promise<void> => {
      for (const body of ['<p style="text-align:center"><img src="/a.jpg" referrerpolicy="no-referrer"></p>'.repeat(count), `<p>${'<img src="/a.jpg">'.repeat(count)}</p>`, `${'<b>'.repeat(count)}<img src="/a.jpg">`]) {
        for (const settings of [usual, figure, twoRoots]) await findPostPictures(read(`<div>${body}</div>`), settings);
      }
    };
    await find(200);
    await expectLinear(find, 200);
  });
});

describe('changing a picture', () => {
  const house = (inner: string): string => `<p style="text-align:center">${inner}</p>\n`;

  for (const [name, body, expected] of [
    ['of the house', house('<strong><img src="/a.jpg" alt="b" referrerpolicy="no-referrer"></strong>'), house('<strong><img src="/c%20d.jpg" alt="b" referrerpolicy="no-referrer"></strong>')],
    ['of Markdown', '一 ![b](/a.jpg "t")', '一 ![b](/c%20d.jpg "t")'],
    ['in pointed brackets', '![b](</a.jpg>)', '![b](/c%20d.jpg)'],
    ['lazy', '<img data-original="/a.jpg" alt="b" src="loading.gif"\n data-src="/a.jpg">', '<img alt="b" src="/c%20d.jpg">'],
    ['without an address', '<img alt="b">', '<img src="/c%20d.jpg" alt="b">'],
    ['that links to itself', house('<a href="/a.jpg" target="_blank"><img src="/a.jpg"></a>'), house('<a href="/c%20d.jpg" target="_blank"><img src="/c%20d.jpg"></a>')],
    ['that links elsewhere', house('<a href="/b"><img src="/a.jpg"></a>'), house('<a href="/b"><img src="/c%20d.jpg"></a>')],
    ['under a name', '![b \\] [c]][a] ![c][a]\n\n[a]: /a.jpg', '![b \\] [c]](/c%20d.jpg) ![c][a]\n\n[a]: /a.jpg'],
    ['under the name of its alt, with a title', '![b]\n\n[b]: /a.jpg "t \\"u\\""', '![b](/c%20d.jpg "t \\"u\\"")\n\n[b]: /a.jpg "t \\"u\\""'],
    ['under the name of its alt, with brackets', '![b][]\n\n[b]: /a.jpg', '![b](/c%20d.jpg)\n\n[b]: /a.jpg'],
  ] as const) {
    it(`gives another address to one ${name}`, async () => {
      const post = read(body);
      const [picture] = await findPostPictures(post, usual);
      assert.equal(change(post, replaceSource(picture!, '/c d.jpg', post, toBlog(usual))), expected);
    });
  }

  for (const [name, body, expected] of [
    ['with a set', '<img src="/a.jpg" srcset="/a.jpg 1x, /a2.jpg 2x" sizes="100vw" alt="">', '<img src="/c.jpg" alt="">'],
    ['in a picture element', '<picture>\n  <source srcset="/a.webp">\n  <img src="/a.jpg">\n</picture>', '<picture>\n  <img src="/c.jpg">\n</picture>'],
  ] as const) {
    it(`gives another address to one ${name}: the old ones go`, async () => {
      const { post, picture } = await only(body, usual);
      assert.equal(change(post, replaceSource(picture, '/c.jpg', post, toBlog(usual))), expected);
    });
  }

  it('keeps a set where the address is only made secure', async () => {
    const { post, picture } = await only('<img src="http://a.b/a.jpg" srcset="http://a.b/c.jpg 2x">', usual);
    assert.equal(change(post, replaceSource(picture, 'https://a.b/a.jpg', post, toBlog(usual))), '<img src="https://a.b/a.jpg" srcset="http://a.b/c.jpg 2x">');
  });

  it('gives one of Markdown an address to which the site\'s root is still to come', async () => {
    const post = read('![b](a.jpg) <img src="a.jpg">');
    const [inMarkdown, inHtml] = await findPostPictures(post, below);
    assert.equal(change(post, [inMarkdown!, inHtml!].flatMap(picture => replaceSource(picture, '/blog/c.jpg', post, toBlog(below)))), '![b](/c.jpg) <img src="/blog/c.jpg">');
  });

  const [before, size] = [{ width: 60, height: 40 }, { width: 300, height: 100 }];
  for (const [name, attributes, replacement, expected] of [
    ['its own becomes the new one\'s', 'width="60" height="40"', { before, size }, 'width="300" height="100"'],
    ['its own goes', 'width="60" height="40"', { before, size: undefined }, ''],
    ['of an unknown one becomes the new one\'s', 'width="60" height="40"', { before: undefined, size }, 'width="300" height="100"'],
    ['a chosen one keeps the proportions', 'width="30" height="20"', { before, size }, 'width="30" height="10"'],
    ['a chosen one loses its height', 'width="30" height="20"', { before, size: undefined }, 'width="30"'],
    ['a width that is its own becomes the new one\'s', 'width="60"', { before, size }, 'width="300"'],
    ['a chosen width stays', 'width="30"', { before, size }, 'width="30"'],
    ['a part of the column stays', 'width="100%" height="40"', { before, size }, 'width="100%"'],
    ['the same picture keeps its own', 'width="60" height="40"', undefined, 'width="60" height="40"'],
  ] as const) {
    it(`the size of one that is replaced: ${name}`, async () => {
      const { post, picture } = await only(`<img src="/a.jpg" ${attributes}>`, usual);
      assert.equal(change(post, replaceSource(picture, '/c.jpg', post, toBlog(usual), replacement)), `<img src="/c.jpg" ${attributes && expected}>`.replace(' >', '>'));
    });
  }

  for (const [name, body, width, expected] of [
    ['adds it', '<img src="/a.jpg">', 30, '<img src="/a.jpg" width="30">'],
    ['changes it', '<img width=100% src="/a.jpg">', 30, '<img width="30" src="/a.jpg">'],
    ['keeps the proportions', '<img src="/a.jpg" width="60" height="40">', 30, '<img src="/a.jpg" width="30" height="20">'],
    ['drops a height that cannot be kept', '<img src="/a.jpg" height="40">', 30, '<img src="/a.jpg" width="30">'],
    ['takes both away', '<img src="/a.jpg" width="60"\n height="40" alt="">', undefined, '<img src="/a.jpg" alt="">'],
    ['not in Markdown', '![b](/a.jpg)', 30, undefined],
  ] as const) {
    it(`the width: ${name}`, async () => {
      const { post, picture } = await only(body, usual);
      assert.equal(change(post, setWidth(picture, width, post)), expected);
    });
  }

  for (const [width, expected] of [[50, 'style="width:50px"'], [undefined, '']] as const) {
    it(`the width of a block that has it in a style: ${width}`, async () => {
      const write = (style: string): string => `<p class="pic wide"><a href="/a.jpg"><img src="/a.jpg" alt="b"${style && ' '}${style}></a><em>一</em></p>`;
      const { post, picture } = await only(write('style="width:30px"'), linked);
      assert.equal(change(post, setWidth(picture, width, post)), write(expected));
    });
  }

  it('the width by the picture\'s own size', async () => {
    const { post, picture } = await only('<img src="/a.jpg" width="60" height="60">', usual);
    assert.equal(change(post, setWidth(picture, 30, post, { width: 200, height: 100 })), '<img src="/a.jpg" width="30" height="15">');
  });

  const caption = '一 < 二';
  for (const [name, body, words, expected, settings] of [
    ['changes it', '<figure><img src="/a.jpg" referrerpolicy="no-referrer"><figcaption>旧 <b>x</b></figcaption></figure>', caption, '<figure><img src="/a.jpg" referrerpolicy="no-referrer"><figcaption>一 &lt; 二</figcaption></figure>', figure],
    ['adds it where it belongs', '<figure>\n<strong><img src="/a.jpg" referrerpolicy="no-referrer"></strong>\n</figure>', caption, '<figure>\n<strong><img src="/a.jpg" referrerpolicy="no-referrer"></strong><figcaption>一 &lt; 二</figcaption>\n</figure>', figure],
    ['takes it away', '<figure><img src="/a.jpg" referrerpolicy="no-referrer"><figcaption>旧</figcaption></figure>', ' ', '<figure><img src="/a.jpg" referrerpolicy="no-referrer"></figure>', figure],
    ['takes it away with its line', '<figure>\n  <img src="/a.jpg" referrerpolicy="no-referrer">\n  <figcaption>旧</figcaption>\n</figure>', '', '<figure>\n  <img src="/a.jpg" referrerpolicy="no-referrer">\n</figure>', figure],
    ['keeps an element that the block always has', '<figure><img src="/a.jpg"><figcaption>旧</figcaption></figure>', '', '<figure><img src="/a.jpg"><figcaption></figcaption></figure>', withBlock('<figure><img src="{src}" alt="{alt}"><figcaption>{caption}</figcaption></figure>')],
    ['changes no more than the caption', '<p><img src="/a.jpg"><br>A &amp; B： 旧 &lt;</p>', caption, '<p><img src="/a.jpg"><br>A &amp; B： 一 &lt; 二</p>', withBlock('<p><img src="{src}" alt="{alt}"><br>A & B：{caption}</p>')],
    ['takes no more than the caption', '<figure><img src="/a.jpg"><figcaption>图：旧。</figcaption></figure>', '', '<figure><img src="/a.jpg"><figcaption>图：。</figcaption></figure>', withBlock('<figure><img src="{src}" alt="{alt}"><figcaption>图：{caption}。</figcaption></figure>')],
    ['takes a mere text away', '<p><img src="/a.jpg" alt="b"><br>旧</p>', '', '<p><img src="/a.jpg" alt="b"><br></p>', broken],
    ['adds a mere text', '<p><img src="/a.jpg" alt="b"><br></p>', caption, '<p><img src="/a.jpg" alt="b"><br>一 &lt; 二</p>', broken],
    ['takes it away from a bare figure', '<figure><img src="/a.jpg"><figcaption>旧</figcaption></figure>', '', '<figure><img src="/a.jpg"></figure>', usual],
    ['adds it behind the block', '<div><img src="/a.jpg" alt="b"></div>', caption, '<div><img src="/a.jpg" alt="b"><p class="note">一 &lt; 二</p></div>', twoRoots],
    ['has no place', house('<img src="/a.jpg" referrerpolicy="no-referrer">'), caption, undefined, usual],
  ] as const) {
    it(`the caption: ${name}`, async () => {
      const { post, picture } = await only(body, settings);
      assert.equal(change(post, setCaption(picture, words, post)), expected);
      if (expected !== undefined && settings !== usual) assert.equal((await only(expected, settings)).picture.kind, 'block');
    });
  }

  for (const [name, body, expected] of [
    ['with its line', '<p>一</p>\n<p style="text-align:center"><strong><img src="/a.jpg"></strong></p>\n<p>二</p>\n', '<p>一</p>\n<p>二</p>\n'],
    ['with one of two empty lines', '一\n\n![b](/a.jpg)\n\n二\n', '一\n\n二\n'],
    ['at the end', '一\n\n![b](/a.jpg)', '一\n\n'],
    ['in one long line', '<div><p>一</p><p><img src="/a.jpg"></p><p>二</p></div>', '<div><p>一</p><p>二</p></div>'],
    ['amid a text', '一 ![b](/a.jpg) 二', '一  二'],
    ['with its link', '一\n\n[![b](/a.jpg)](/c)\n\n二\n', '一\n\n二\n'],
    ['over several lines', '<div>\n<figure>\n<img src="/a.jpg">\n<figcaption>一</figcaption>\n</figure>\n</div>\n', '<div>\n</div>\n'],
  ] as const) {
    it(`takes one out ${name}`, async () => {
      const { post, picture } = await only(body, usual);
      assert.equal(change(post, removePicture(picture, post)), expected);
    });
  }

  it('keeps CRLF when it takes one out', async () => {
    const post = parsePost('<p>一</p>\r\n<img src="/a.jpg">\r\n<p>二</p>\r\n', { path: 'a.md', reader: 'hexo' });
    assert.equal(applyEdits(post.text, [removePicture((await findPostPictures(post, usual))[0]!, post)]), '<p>一</p>\r\n<p>二</p>\r\n');
  });
});

describe('into the house\'s block', () => {
  const house = (alt: string, before = '', after = ''): string => `<p style="text-align:center">${before}<img src="/a.jpg" alt="${alt}" referrerpolicy="no-referrer">${after}</p>`;

  for (const [name, body, expected, settings, path] of [
    ['a bare tag', '一\n\n<img class="x" src=/a.jpg>\n\n二\n', `一\n\n${house('')}\n\n二\n`],
    ['a tag in a paragraph of its own', '<div><p>一</p><p class="x"><strong><img src="/a.jpg" alt="b"></strong></p></div>', `<div><p>一</p>${house('b')}</div>`],
    ['a tag between blocks', '<div><p>一</p><img src="/a.jpg"><p>二</p></div>', `<div><p>一</p>${house('')}<p>二</p></div>`],
    ['a tag in a cell', '<table><tr><td><img src="/a.jpg"></td></tr></table>', `<table><tr><td>${house('')}</td></tr></table>`],
    ['Markdown', '一\n\n![b "c"](/a.jpg)\n\n二\n', `一\n\n${house('b &quot;c&quot;')}\n\n二\n`],
    ['Markdown at the end', '![b](/a.jpg)', house('b')],
    ['lazy', '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original="/a.jpg" alt="b"></p>', house('b')],
    ['a linked one', '<p><a href="/c"><img src="/a.jpg" alt="b"></a></p>', house('b', '<a href="/c">', '</a>')],
    ['a figure\'s words are kept', '<figure class="x"><img src="/a.jpg" width="30" height="auto"><figcaption>一</figcaption></figure>', '<figure><img src="/a.jpg" alt="" width="30" referrerpolicy="no-referrer"><figcaption>一</figcaption></figure>', figure],
    ['a figure whose words have no place', '<figure><img src="/a.jpg"><figcaption>一</figcaption></figure>', undefined],
    ['into Markdown', '一\n\n<p><img src="/a.jpg" alt="b" title="t"></p>\n', '一\n\n![b](/a.jpg "t")\n', markdown],
    ['into Markdown, inside HTML', '<div><img src="/a.jpg" alt="b"></div>', undefined, markdown],
    ['into an inline template, amid a text', '一 ![b](/a.jpg) 二', '一 <img src="/a.jpg" alt="b"> 二', withBlock('<img src="{src}" alt="{alt}">')],
    ['amid a text', '<p>一 <img src="/a.jpg"> 二</p>', undefined],
    ['amid Markdown', '一 ![b](/a.jpg) 二', undefined],
    ['amid text of a container', '<div>一<img src="/a.jpg"></div>', undefined],
    ['in a list of Markdown', '- ![b](/a.jpg)\n', undefined],
    ['the house\'s own', house('b'), undefined],
    ['without an address', '<p><img alt="b"></p>', undefined],
    ['Markdown whose address counts from the site\'s root', '![b](./images/桥.jpg)', house('b').replace('/a.jpg', '/images/桥.jpg')],
    ['Markdown of a site below another\'s root', '![b](/a.jpg)', house('b').replace('/a.jpg', '/blog/a.jpg'), below],
    ['Markdown of another site', '![b](//c.de/a.jpg)', house('b').replace('/a.jpg', '//c.de/a.jpg'), below],
    ['Markdown whose address is left as it is', '![b](images/a.jpg)', house('b').replace('/a.jpg', 'images/a.jpg'), asWritten],
    ['into Markdown, without the site\'s root', '<img src="/blog/a.jpg" alt="b">', '![b](/a.jpg)', belowInMarkdown],
    ['into Markdown, which cannot reach what is beside the post', '<img src="a.jpg" alt="b">', undefined, markdown],
    ['several lines keep the post\'s breaks', '<img src="/a.jpg">\r\n', '<p>\r\n<img src="/a.jpg">\r\n</p>\r\n', withBlock('<p>\n<img src="{src}">\n</p>'), 'a.html'],
  ] as const satisfies readonly (readonly [string, string, string | undefined, Settings?, string?])[]) {
    it(name, async () => {
      const text = body.includes('\r\n') ? body : head + body;
      const post = parsePost(text, { path: path ?? 'a.md', reader: 'hexo' });
      const [picture] = await findPostPictures(post, settings ?? usual);
      const edit = toHouseBlock(picture!, post, toBlog(settings ?? usual));
      assert.equal(edit && applyEdits(text, [edit]), expected === undefined ? undefined : body.includes('\r\n') ? expected : head + expected);
      if (!edit) return;
      const [again] = await findPostPictures(parsePost(applyEdits(text, [edit]), { path: path ?? 'a.md', reader: 'hexo' }), settings ?? usual);
      assert.equal(again!.kind, 'block');
    });
  }

  it('all of a post at once', async () => {
    const post = read('![b](/b.jpg)\n\n一 ![c](/c.jpg)\n\n<p><img src="/d.jpg"></p>\n<p><img data-src="/e.jpg"></p>\n');
    const mended = parsePost(applyEdits(post.text, await allToHouseBlocks(post, toBlog(usual))), { path: 'a.md', reader: 'hexo' });
    assert.deepEqual((await findPostPictures(mended, usual)).map(({ kind, source }) => [kind, source]), [['block', '/b.jpg'], ['markdown', '/c.jpg'], ['block', '/d.jpg'], ['block', '/e.jpg']]);
  });
});

describe('a picture for the head', () => {
  for (const [source, file, expected, config = ''] of [
    ['/images/a.jpg', 'source/images/a.jpg', '/images/a.jpg'],
    ['https://b.c/a.jpg', undefined, 'https://b.c/a.jpg'],
    ['images/a.jpg', 'source/images/a.jpg', '/blog/images/a.jpg'],
    ['b%20c.jpg', 'source/_posts/x/b c.jpg', '/blog/2021/06/11/x/b%20c.jpg'],
    ['b.jpg', 'source/_posts/x/b.jpg', 'b.jpg', 'permalink: :nobody_knows/\n'],
  ] as const) {
    it(`is ${expected} where the body shows ${source}${config && ' and nobody can tell where'}`, async () => {
      const blog = await readBlog(new MemoryHost({ '_config.yml': `root: /blog/\npost_asset_folder: true\n${config}` }).files);
      const post = parsePost('---\ntitle: a\ndate: 2021-06-11 12:00:00\n---\n', { path: 'source/_posts/x.md', reader: 'hexo' });
      assert.equal(toHeadAddress(source, file, post, blog), expected);
    });
  }

  for (const [name, before, after] of [
    ['replaces what is there', '---\ntitle: a\nheadimg: \'/b.jpg\' # old\n---\n', '---\ntitle: a\nheadimg: /a.jpg # old\n---\n'],
    ['fills in', '---\nheadimg: \ntitle: a\n---\n', '---\nheadimg: /a.jpg \ntitle: a\n---\n'],
    ['is added at the end', '---\ntitle: a\n---\n', '---\ntitle: a\nheadimg: /a.jpg\n---\n'],
    ['is added with the file\'s line ends', '---\r\ntitle: a\r\n---\r\n', '---\r\ntitle: a\r\nheadimg: /a.jpg\r\n---\r\n'],
    ['needs a block', 'a\n', undefined],
    ['does not replace a list', '---\nheadimg: [a]\n---\n', undefined],
    ['does not repeat a broken key', '---\ntitle: a\nheadimg: "/b\n---\n', undefined],
  ] as const) {
    it(name, () => {
      const edit = setEntry(parsePost(before, { path: 'a.md', reader: 'hexo' }), 'headimg', '/a.jpg');
      assert.equal(edit && applyEdits(before, [edit]), after);
    });
  }
});
