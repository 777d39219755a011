import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { renderHtml } from '../../src/core/render/renderHtml';
import { toArticlePage } from '../../src/core/writing/articlePage';
import { htmlToBody } from '../../src/core/writing/htmlToBody';
import { readOwnPictures } from '../../src/core/writing/ownFiles';
import { toRichText, type RichTextOptions } from '../../src/core/writing/richText';
import { toSinglePage } from '../../src/core/writing/singlePage';
import { vectors } from '../page/attackVectors';
import { atMost, fc, runs } from './fuzzing';
import { bodies } from './generatedBodies';
import { htmlBodies } from './generatedHtml';
import { MemoryHost } from './memoryHost';

const blog = await readBlog(new MemoryHost({ '_config.yml': 'url: https://example.com\nexternal_link:\n  enable: false\n' }).files);
const toPost = (text: string, name = 'a.md') => parsePost(`---\ntitle: A\ndate: 2021-06-11 09:29:00\n---\n\n${text}`, { path: `source/_posts/${name}`, reader: 'hexo' });
const copy = async (text: string, options?: RichTextOptions, own = blog): Promise<string> => (await toRichText(toPost(text), own, options)).html;
const withoutStyles = (html: string): string => html.replaceAll(/ style="[^"]*"/g, '').replaceAll(/\n/g, '');

/** Everything that could run, load a page or send something. */
function findDanger(html: string): readonly string[] {
  const $ = load(html);
  const elements = $('script, iframe, frame, object, embed, applet, base, svg, math, noscript, template').toArray().map(({ tagName }) => `<${tagName}>`);
  const attributes = $.root().find('*').toArray().flatMap(({ attribs }) => Object.entries(attribs)).filter(([name, value]) => /^on|^srcdoc$/.test(name)
    || (name === 'http-equiv' && value !== 'Content-Security-Policy')
    || (/^(?:href|src|action|formaction|data|poster|to|values|from|xlink:href)$/.test(name) && /^(?:javascript|vbscript|data:(?!image|audio|video|text\/vtt))/i.test(value.replaceAll(/[\u0000-\u0020]/g, ''))));
  return [...elements, ...attributes.map(pair => pair.join('='))];
}

describe('copied for elsewhere', () => {
  const cases: readonly (readonly [name: string, source: string, copied: string, options?: RichTextOptions])[] = [
    ['words and signs', '一**二**\n', '<p>一<strong>二</strong></p>'],
    ['a heading, without its link to itself', '## 题\n', '<h2>题</h2>'],
    ['links and pictures by whole addresses', '[一](/about/) ![二](b.png) [三](#c)\n', '<p><a href="https://example.com/about/">一</a> <img src="https://example.com/b.png" alt="二"> 三</p>'],
    ['pictures that are given', '![二](/b.png)\n', '<p><img src="data:image/png;base64,AA==" alt="二"></p>', { pictures: new Map([['/b.png', 'data:image/png;base64,AA==']]) }],
    ['what is no article', '<div><iframe src="https://example.org"></iframe><script>1</script><p onclick="x()" class="a">一</p><form><input></form></div>\n', '<div><p>一</p></div>'],
    ['unknown elements', '<article><font color="red">一</font></article>\n', '一'],
    ['for WeChat, addresses at the end', '[一](https://example.org/a) [二](https://mp.weixin.qq.com/s/x) [三](https://example.org/a)\n', '<p>一<sup>[1]</sup> <a href="https://mp.weixin.qq.com/s/x">二</a> 三<sup>[1]</sup></p><p>[1] https://example.org/a</p>', { target: 'wechat' }],
  ];
  for (const [name, source, copied, options] of cases) it(name, async () => assert.equal(withoutStyles(await copy(source, options)), copied));

  it('with code in colours, line by line', async () => {
    const html = await copy('```js\nlet a = 1;\n  b("<c>");\n```\n');
    assert.equal(withoutStyles(html), '<pre><code><span><span>let</span>&nbsp;a = <span>1</span>;</span><br><span>&nbsp; <span>b</span>(<span>"&lt;c&gt;"</span>);</span><br></code></pre>');
    assert.match(html, /<span style="color: #cf222e">let<\/span>/);
    assert.match(withoutStyles(await copy('{% codeblock a<b.js lang:js %}\nb();\n{% endcodeblock %}\n')), /^<p>a&lt;b\.js<\/p><pre><code>/);
  });
  it('with the author\'s look last, but nothing that loads or covers', async () => {
    assert.match(await copy('<p style="line-height: 2; position: fixed; background: url(https://x); color: red">一</p>\n'), /<p style="margin: 0 0 1em; line-height: 1.75; line-height: 2; color: red">/);
  });
  it('with SVG by its address, since no editor takes it, and with a count of what has none', async () => {
    const pictures = new Map(['/a.svg', '/b.png'].map(address => [address, `data:image/${address.endsWith('svg') ? 'svg+xml' : 'png'};base64,AA==`]));
    const text = '<p><img src="/a.svg" alt="一"><img src="/b.png" alt="二"><img src="/c.png" alt="三"><img src=""></p>\n';
    assert.equal(withoutStyles(await copy(text, { pictures })), '<p><img src="https://example.com/a.svg" alt="一"><img src="data:image/png;base64,AA==" alt="二"><img src="https://example.com/c.png" alt="三"></p>');
    const nowhere = await readBlog(new MemoryHost().files);
    assert.equal(withoutStyles(await copy(text, { pictures }, nowhere)), '<p><img src="data:image/png;base64,AA==" alt="二"></p>');
    assert.deepEqual(await Promise.all([blog, nowhere].map(async own => (await toRichText(toPost(text), own, { pictures })).lostPictures)), [0, 2]);
  });
  it('the model post with all its words', async () => {
    const model = parsePost(readFileSync('test/fixtures/model-post.md', 'utf8'), { path: 'source/_posts/a.md', reader: 'hexo' });
    const words = (html: string): string => html.replaceAll(/<[^>]*>|\s/g, '');
    assert.equal(words((await toRichText(model, blog)).html), words(await renderHtml(model, blog)));
  });
});

describe('one HTML file', () => {
  const read = (address: string) => Promise.resolve(address === '/a.png' ? { bytes: Uint8Array.from([1, 2, 3, 4]), type: 'image/png' } : address === '/s.css' ? { bytes: new TextEncoder().encode('p { color: red }</style><script>'), type: 'text/css' } : undefined);
  it('has its pictures and style sheets in it', async () => {
    const { html, ...pictures } = await toSinglePage('<!DOCTYPE html><html><head><title>A</title><link rel="stylesheet" href="/s.css"></head><body><img src="/a.png" srcset="/b.png 2x"><img src="/c.png"></body></html>', read);
    assert.ok(html.startsWith('<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy"'));
    assert.ok(html.includes('<style>p { color: red }\\3c /style><script></style>'), html);
    assert.ok(html.endsWith('<body><img src="data:image/png;base64,AQIDBA=="><img src="/c.png"></body></html>'), html);
    assert.deepEqual(pictures, { remotePictures: [], lostPictures: ['/c.png'] });
  });
  it('with pictures of other sites', async () => {
    const { html, ...pictures } = await toSinglePage('<img src="https://example.org/a.png"><img src="//example.org/b.png" referrerpolicy="origin"><video poster="http://example.org/c.png"></video><img src="https://example.org/a.png">', () => Promise.resolve(undefined));
    assert.ok(html.endsWith('<img src="https://example.org/a.png" referrerpolicy="no-referrer"><img src="//example.org/b.png" referrerpolicy="origin"><video poster="http://example.org/c.png"></video><img src="https://example.org/a.png" referrerpolicy="no-referrer"></body></html>'), html);
    assert.deepEqual(pictures, { remotePictures: ['https://example.org/a.png', '//example.org/b.png', 'http://example.org/c.png'], lostPictures: [] });
  });
  it('of a reader that fails', async () => assert.ok((await toSinglePage('<img src="/a.png">', () => Promise.reject(new Error('gone')))).html.includes('src="/a.png"')));
});

describe('an article as one HTML file', () => {
  for (const url of ['', 'url: https://example.com\n']) {
    it(`has the blog's own pictures in it ${url === '' ? 'without' : 'with'} an address of the site`, async () => {
      const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
      const host = new MemoryHost({ '_config.yml': url, 'source/images/a.png': png, 'source/images/b.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' });
      const { html: page, remotePictures, lostPictures } = await toArticlePage(toPost('<p><img src="/images/a.png" alt="一"><img src="/images/b.svg" alt="二"><img src="https://example.org/c.png" alt="三"><img src="javascript:alert(1)" alt="四"></p>\n'), await readBlog(host.files), host);
      const $ = load(page);
      assert.deepEqual($('img').toArray().map(({ attribs }) => attribs['src']?.split(';')[0]), ['data:image/png', 'data:image/svg+xml', 'https://example.org/c.png']);
      assert.equal($('h1').text(), 'A');
      assert.equal($('img[src$="c.png"]').attr('referrerpolicy'), 'no-referrer');
      assert.deepEqual([remotePictures, lostPictures], [['https://example.org/c.png'], []]);
    });
  }
});

describe('a picture in a post\'s own folder', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const template = { 'galley.json': '{ "preview": { "template": "page.html" } }', 'page.html': '<main>{{{content}}}</main>' };
  for (const [name, files] of [['in the plain page', {}], ['in the blog\'s own page', template]] as const) {
    it(`comes along ${name}, and in what is copied`, async () => {
      const host = new MemoryHost({ ...files, '_config.yml': 'post_asset_folder: true\nmarked: { postAsset: true }\nroot: /blog/\nurl: https://example.com/blog\n', 'source/_posts/a/大桥.png': png });
      const [own, post] = [await readBlog(host.files), toPost('![一](大桥.png) <img src="大桥.png" alt="二">\n\n{% asset_img 大桥.png %}\n')];
      const count = (html: string): number => load(html)('img[src^="data:image/png;base64,"]').length;
      assert.equal(count((await toArticlePage(post, own, host)).html), 3);
      assert.equal(count((await toRichText(post, own, { pictures: await readOwnPictures(post, own, host), files: host.files })).html), 3);
    });
  }
});

describe('a picture comes along, as the preview shows it,', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const template = { 'galley.json': '{ "preview": { "template": "look/page.html" } }', 'look/page.html': '<img src="logo.png"><main>{{{content}}}</main>', 'look/logo.png': png };
  for (const [file, address, path, isShown] of [
    ['source/images/b.png', '/images/b.png', 'source/_posts/a.md', true],
    ['source/images/b.png', ' /images/b.png?x ', 'source/_posts/a.md', true],
    ['source/images/b.png', '../../../../images/b.png', 'source/_posts/a.md', true],
    ['source/images/b.png', 'images/b.png', 'source/_posts/a.md', false],
    ['source/_posts/b.png', 'b.png', 'source/_posts/a.md', false],
    ['images/b.png', 'images/b.png', 'source/_posts/a.md', false],
    ['images/b.png', '/images/b.png', 'source/_posts/a.md', false],
    ['look/b.png', 'b.png', 'source/_posts/a.md', false],
    ['source/2021/06/11/a/b.png', 'b.png', 'source/_posts/a.md', true],
    ['source/about/b.png', 'b.png', 'source/about/index.md', true],
    ['source/b.png', 'b.png', 'source/about/index.md', false],
    ['source/b.png', '../b.png', 'source/about/index.md', true],
  ] as const) {
    it(`${isShown ? 'where' : 'not where'} ${path} names ${file} ${address}`, async () => {
      for (const files of [{}, template]) {
        const host = new MemoryHost({ ...files, '_config.yml': 'title: a\n', [file]: png });
        const own = await readBlog(host.files);
        const post = parsePost(`---\ntitle: A\ndate: 2021-06-11 09:29:00\n---\n\n<p><img src="${address}" alt="二"></p>\n`, { path, reader: 'hexo' });
        const { html, lostPictures } = await toArticlePage(post, own, host);
        assert.deepEqual([load(html)('img[src^="data:image/png"]').length, lostPictures], [(isShown ? 1 : 0) + ('look/page.html' in files ? 1 : 0), isShown ? [] : [address.trim()]]);
        assert.equal((await toRichText(post, own, { pictures: await readOwnPictures(post, own, host), files: host.files })).html.includes('data:image/png'), isShown);
      }
    });
  }
});

describe('any body that is copied', () => {
  it('has all its words, and each element its look with it', () => fc.assert(fc.asyncProperty(fc.oneof(bodies, htmlBodies), fc.boolean(), async (text, isMarkdown) => {
    const post = toPost(text, isMarkdown ? 'a.md' : 'a.html');
    const { html } = await toRichText(post, blog);
    assert.equal(readWords(html), readWords(await renderHtml(post, blog)));
    assert.doesNotMatch(html, /<(?:p|h[1-4]|blockquote|[uo]l|table|t[dh]|pre|img|hr|a)(?![^<>]* style=")[\s>]/);
  }), runs(300))).timeout(atMost(60_000));
});

/** What readers see, without white space, the numbers of lines of code, the links of headings to themselves, and what other editors do not take. */
function readWords(html: string): string {
  const $ = load(html);
  $('script, style, svg, math, textarea, template, select, button, iframe, title, noscript, .gutter, .headerlink').remove();
  return $.text().replaceAll(/\s/g, '');
}

const attacks = vectors.map(({ html }) => html.replaceAll('RUN', 'alert(1)').replaceAll('LEAK', 'https://example.org/leak'));

describe('nothing can run', () => {
  it('in what is pasted', async () => {
    for (const text of attacks) {
      for (const [post, isHtml] of [[toPost('<p>a</p>\n', 'a.html'), true], [toPost('a\n'), false]] as const) {
        const { text: pasted } = await htmlToBody(text, post, blog, { offset: post.text.length });
        assert.deepEqual(findDanger(isHtml ? pasted : await renderHtml(toPost(pasted), blog)), [], `${text}\n${pasted}`);
      }
    }
  }).timeout(60_000);
  it('in what is copied or written as one file', async () => {
    assert.ok(attacks.length > 400);
    // The measure itself finds something.
    assert.ok(attacks.filter(text => findDanger(text).length > 0).length > 200);
    for (const text of attacks) {
      const post = toPost(`${text}\n`, 'a.html');
      for (const html of [(await toRichText(post, blog)).html, (await toRichText(post, blog, { keepsAddresses: true })).html, (await toSinglePage(await renderHtml(post, blog, { page: true }), () => Promise.resolve(undefined))).html, (await toSinglePage(text, () => Promise.resolve(undefined))).html]) {
        assert.deepEqual(findDanger(html), [], `${text}\n${html}`);
      }
    }
  }).timeout(60_000);
});
