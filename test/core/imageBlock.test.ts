import assert from 'node:assert/strict';
import { load } from 'cheerio';
import { toImageBlock } from '../../src/core/image/block';
import { checkTemplate } from '../../src/core/image/checkTemplate';
import { allToHouseBlocks } from '../../src/core/image/houseBlock';
import { namedBlocks, toBlockSource } from '../../src/core/image/template';
import { insertImage } from '../../src/core/image/place';
import { parsePost } from '../../src/core/post/post';
import { defaultSettings, type Settings } from '../../src/core/settings';
import { applyEdits } from '../../src/core/text/span';
import { asksOracles, atMost, fc, runs } from './fuzzing';
import { renderInHexo } from './inHexo';
import { toBlog } from './toBlog';

const settings = defaultSettings.hexo;
const withBlock = (block: string): Settings => ({ ...settings, image: { ...settings.image, block: toBlockSource(block) } });
const full = { src: 'a.png', alt: 'x', title: 't', width: 3, height: 4, caption: '1 < 2 "so"' };

describe('image block', () => {
  it('is the default template', () =>
    assert.equal(toImageBlock({ src: '/images/a.jpg', alt: '一座桥' }, settings), '<p style="text-align:center"><img src="/images/a.jpg" alt="一座桥" referrerpolicy="no-referrer"></p>'));

  it('escapes every value', () => {
    const made = toImageBlock({ src: '/a b"><script>.jpg', alt: '"<&>\'' }, settings);
    assert.equal(made, '<p style="text-align:center"><img src="/a%20b&quot;&gt;&lt;script&gt;.jpg" alt="&quot;&lt;&amp;&gt;\'" referrerpolicy="no-referrer"></p>');
  });

  it('leaves out attributes without a value, but never alt', () => {
    const own = withBlock('<figure><img src="{src}" alt="{alt}" title="{title}" width="{width?}" height="{height}"><figcaption>{caption}</figcaption></figure>');
    assert.equal(toImageBlock({ src: 'a.png' }, own), '<figure><img src="a.png" alt=""><figcaption></figcaption></figure>');
    assert.equal(toImageBlock(full, own), '<figure><img src="a.png" alt="x" title="t" width="3" height="4"><figcaption>1 &lt; 2 "so"</figcaption></figure>');
  });

  it('leaves out what a ? makes optional: an attribute around it, an element around it alone', () => {
    const own = withBlock('<figure>\n  <img src="{src}" alt="{alt?}" style="width: {width?}px">\n  <figcaption title="{title?}">{caption?}</figcaption>\n</figure>');
    assert.equal(toImageBlock({ src: 'a.png' }, own), '<figure>\n  <img src="a.png">\n</figure>');
    assert.equal(toImageBlock({ src: 'a.png', caption: '桥' }, own), '<figure>\n  <img src="a.png">\n  <figcaption>桥</figcaption>\n</figure>');
    assert.equal(toImageBlock(full, own), '<figure>\n  <img src="a.png" alt="x" style="width: 3px">\n  <figcaption title="t">1 &lt; 2 "so"</figcaption>\n</figure>');
  });

  for (const [form, without, complete] of [
    ['paragraph', '<p style="text-align:center"><img src="a.png" alt="" referrerpolicy="no-referrer"></p>', '<p style="text-align:center"><img src="a.png" alt="x" referrerpolicy="no-referrer"></p>'],
    ['figure', '<figure><img src="a.png" alt="" referrerpolicy="no-referrer"></figure>', '<figure><img src="a.png" alt="x" width="3" height="4" referrerpolicy="no-referrer"><figcaption>1 &lt; 2 "so"</figcaption></figure>'],
    ['markdown', '![](a.png)', '![x](a.png "t")'],
  ] as const) {
    it(`has a form named ${form}`, () => {
      assert.equal(toImageBlock({ src: 'a.png' }, withBlock(form)), without);
      assert.equal(toImageBlock(full, settings, { form }), complete);
    });
  }

  it('is a paragraph where Markdown is not read', async () => {
    assert.equal(toImageBlock(full, withBlock('markdown'), { isMarkdown: false }), toImageBlock(full, settings));
    const { edit } = await insertImage(parsePost('<p>一</p>\n', { path: 'a.html', reader: 'hexo' }), full, 4, withBlock('markdown'));
    assert.ok(edit.text.includes('<p style='));
  });

  it('values that look like placeholders stay text', () => assert.ok(toImageBlock({ src: 'a', alt: '{src} $& {caption}' }, settings).includes('alt="{src} $&amp; {caption}"')));

  it('an address in an address is a part of it', () =>
    assert.equal(toImageBlock({ src: 'https://a.b/c d?e&f', alt: '甲/乙' }, withBlock('<a href="/show?of={src}&alt={alt}"><img src="{src}"></a>')), '<a href="/show?of=https%3A%2F%2Fa.b%2Fc%20d%3Fe%26f&alt=%E7%94%B2%2F%E4%B9%99"><img src="https://a.b/c%20d?e&amp;f"></a>'));

  it('has a link around its picture, unless it leads somewhere', () => {
    const linked = { src: 'a.png', alt: 'x', link: 'https://a.b/{src}?"c" d' };
    const target = 'https://a.b/%7Bsrc}?&quot;c&quot;%20d';
    assert.equal(toImageBlock(linked, settings), `<p style="text-align:center"><a href="${target}"><img src="a.png" alt="x" referrerpolicy="no-referrer"></a></p>`);
    assert.equal(toImageBlock(linked, withBlock('markdown')), '[![x](a.png)](https://a.b/%7Bsrc}?%22c%22%20d)');
    assert.equal(toImageBlock(linked, withBlock('<a href="{src}"><img src="{src}"></a>')), '<a href="a.png"><img src="a.png"></a>');
  });

  it('keeps the post\'s line breaks', async () => {
    const { edit } = await insertImage(parsePost('<p>一</p>\r\n', { path: 'a.md', reader: 'hexo' }), full, 4, withBlock('<figure>\n<img src="{src}">\n{caption}\n</figure>'));
    assert.equal(edit.text, '\r\n<figure>\r\n<img src="a.png">\r\n1 &lt; 2 "so"\r\n</figure>');
  });

  it('any text is a template, and fills in without an empty line', () => fc.assert(fc.property(fc.array(fc.constantFrom('<p>', '</p>', '<img ', 'src="', '{src}', '{alt?}', '{caption?}', '{x}', '"', '>', '\n', ' ', '![', '](', ')', '<!--', '-->', '<figcaption>', '</figcaption>', 'a')), parts => {
    const template = parts.join('');
    for (const { span } of checkTemplate(template)) assert.ok(0 <= span.start && span.start <= span.end && span.end <= template.length);
    assert.doesNotMatch(toImageBlock(full, withBlock(template)).replace(/^\n/, ''), /\n[ \t]*\n/);
  }), runs(300))).timeout(atMost(60_000));
});

describe('template of an image block', () => {
  for (const name of Object.keys(namedBlocks)) it(`the one named ${name} has no problems`, () => assert.deepEqual(checkTemplate(namedBlocks[name as keyof typeof namedBlocks]), []));

  // The wrong part stands between « and ».
  for (const [name, marked] of [
    ['unknown name', '<p><img src="{src}" alt="«{text}»"></p>'],
    ['unknown name with a ?', '<p><img src="{src}">«{说明?}»</p>'],
    ['no picture', '«<p>{src}</p>»'],
    ['the address of something else', '«<a href="{src}"><img src="/a.gif"></a>»'],
    ['more than the address', '«<img src="https://a.b/{src}">»'],
    ['a name that is none', '«figur»'],
    ['nothing', '«»'],
    ['Markdown without an address', '«![{alt}](/a.png)»'],
    ['in a tag\'s name', '<h«{width}»><img src="{src}"></h{width}>'],
    ['as a tag\'s name', '<«{alt}»><img src="{src}">'],
    ['as an attribute', '<img src="{src}" «{alt}»>'],
    ['in an attribute\'s name', '<img src="{src}" data-«{alt}»="1">'],
    ['without quotes', '<img src="{src}" width=«{width}»>'],
    ['in a comment', '<!-- «{alt}» --><img src="{src}">'],
    ['in a script', '<script>a = "«{alt}»"</script><img src="{src}">'],
    ['in a handler', '<img src="{src}" onclick="a(\'«{alt}»\')">'],
    ['in a style', '<p style="background: url(«{src}»)"><img src="{src}"></p>'],
    ['never closed', '«<p>»<img src="{src}">'],
    ['closed, never opened', '<img src="{src}">«</p>»'],
    ['a tag without its end', '<p><img src="{src}"></p>«<br »'],
    ['an empty line', '<p>«\n  \n»<img src="{src}"></p>'],
  ] as const) {
    it(`says what is wrong: ${name}`, () => {
      const start = marked.indexOf('«');
      const end = marked.indexOf('»') - 1;
      const problems = checkTemplate(marked.replace(/[«»]/g, ''));
      assert.ok(problems.some(({ span }) => span.start === start && span.end === end), JSON.stringify(problems));
      // What cannot be a tag is none that can be closed.
      if (!name.includes('tag\'s name')) assert.equal(problems.length, 1, JSON.stringify(problems));
    });
  }

  for (const template of ['<img src="{src}">', '<p><img alt=\'{alt}\' src=\'{src}\'><br/>{caption}</p>', '<a href="{src}"><img src="{src}" style="width: {width}px"></a>', '![{alt}]({src})', '<figure>\n<img src="{src}">\n<!-- house -->\n</figure>']) {
    it(`has nothing against ${JSON.stringify(template)}`, () => assert.deepEqual(checkTemplate(template), []));
  }
});

if (asksOracles) describe('image block in Hexo', () => {
  const texts = ['a*b*c _d_', '[x] y]', '"q" \\ back\\* \\', '`c` <b>&amp; & < &#x41;', '~x~ !y', '{{a}} {% b %} {# c #}', '{{{', 'http://a.com/x', '1. a', 'a\n\n    b # c', '![a](b)', '论校样：“一”😀', '--- x', '</p><script>'];

  it('is what the author means, whatever the values: nothing breaks out, nothing is taken for a template', async function () {
    this.timeout(60_000);
    const cases = texts.flatMap(text => (['paragraph', 'figure', 'markdown'] as const).map(form => ({ form, text, src: '/a b(1).jpg?x={{y}}&z=1' })));
    const posts = cases.map(({ form, text, src }, index) => ({ path: `p${index}.md`, values: { title: 'a' }, content: `一\n\n${toImageBlock({ src, alt: text, title: text, caption: text }, settings, { form })}\n\n二\n` }));
    const rendered = await renderInHexo('url: https://example.com\n', posts);
    cases.forEach(({ form, text, src }, index) => {
      const { html, error } = rendered[index]!;
      assert.equal(error, undefined, posts[index]!.content);
      const $ = load(html!);
      const img = $('img');
      const line = text.replaceAll(/\s+/g, ' ');
      assert.equal(img.attr('alt'), line);
      if (form === 'markdown') assert.equal(img.attr('title'), line);
      assert.equal(decodeURIComponent(img.attr('src')!), src);
      if (form === 'figure') assert.equal($('figcaption').text(), line);
      assert.match(html!, /^<p>一<\/p>\n[^]*<p>二<\/p>\n$/);
    });
  });

  for (const root of ['/', '/blog/']) {
    it(`shows the same picture in each form, and as what it is made of, below ${root}`, async function () {
      this.timeout(60_000);
      const below: Settings = { ...settings, site: { ...settings.site, root } };
      const blocks = (['paragraph', 'figure', 'markdown'] as const).map(form => toImageBlock({ src: `${root}images/a.jpg` }, below, { form }));
      const written = ['![](/images/a.jpg)', '![](images/a.jpg)', '![](./images/a.jpg)', '![](https://b.c/a.jpg)', `<img src="${root}images/a.jpg">`];
      const toBlocks = async (text: string): Promise<readonly string[]> => {
        const post = parsePost(text, { path: 'a.md', reader: 'hexo' });
        return Promise.all([namedBlocks.paragraph, namedBlocks.markdown].map(async block => applyEdits(text, await allToHouseBlocks(post, toBlog({ ...below, image: { ...below.image, block } })))));
      };
      const made = await Promise.all(written.map(async text => [text, ...(await toBlocks(text))]));
      const rendered = await renderInHexo(`url: https://example.com${root}\nroot: ${root}\n`, [...blocks, ...made.flat()].map((content, index) => ({ path: `p${index}.md`, values: { title: 'a' }, content })));
      const sources = rendered.map(({ html }) => load(html!)('img').attr('src')!);
      const own = `${root}images/a.jpg`;
      const expected = [own, own, own, ...made.flatMap(([text = '', ...others]) => [text, ...others].map(() => (text.includes('https:') ? 'https://b.c/a.jpg' : own)))];
      assert.deepEqual(sources.map(source => source.replace('/./', '/')), expected);
    });
  }
});
