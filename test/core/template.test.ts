import assert from 'node:assert/strict';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { readTemplate } from '../../src/core/render/readTemplate';
import { renderHtml } from '../../src/core/render/renderHtml';
import { renderPage } from '../../src/core/render/renderPage';
import { fillTemplate, parseTemplate } from '../../src/core/render/template';
import { traceTemplate } from '../../src/core/render/traceTemplate';
import { expectLinear } from './growth';
import { MemoryHost } from './memoryHost';

const parse = (text: string) => {
  const read = parseTemplate(text);
  if ('message' in read) throw new Error(`line ${read.line}: ${read.message}`);
  return read;
};
const fill = (text: string, values: Readonly<Record<string, string | readonly string[]>> = {}): string => fillTemplate(parse(text), new Map(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? { text: value } : value.map(each => ({ text: each }))])), '<p>C</p>');

async function render(template: string, frontMatter: string, settings = '{}'): Promise<string> {
  const blog = await readBlog(new MemoryHost({ 'galley.json': settings }).files);
  const post = parsePost(`---\n${frontMatter}\n---\n<p>Text.</p>\n`, { path: 'source/_posts/a.md', reader: blog.settings.preset === 'plain' ? 'gray-matter' : 'hexo' });
  return renderPage(parse(template), post, blog, '<p>C</p>');
}

describe('a template', () => {
  for (const [template, values, filled] of [
    ['{{{content}}}', {}, '<p>C</p>'],
    ['<h1>{{title}}</h1>{{{ content }}}\n', { title: 'A & <b>"c"</b>' }, '<h1>A &amp; &lt;b&gt;&quot;c&quot;&lt;/b&gt;</h1><p>C</p>\n'],
    ['{{ nothing }}{{{content}}}', {}, '<p>C</p>'],
    ['{{#tags}}<a>{{.}}</a>{{/tags}}{{{content}}}', { tags: ['a', '<b>'] }, '<a>a</a><a>&lt;b&gt;</a><p>C</p>'],
    ['{{#tags}}{{title}}: {{ . }}; {{/ tags }}{{{content}}}', { title: 'T', tags: ['a', 'b'] }, 'T: a; T: b; <p>C</p>'],
    ['{{#headimg}}<img src="{{.}}">{{/headimg}}{{{content}}}', { headimg: '/a.png' }, '<img src="/a.png"><p>C</p>'],
    ['{{#headimg}}<img src="{{.}}">{{/headimg}}{{{content}}}', {}, '<p>C</p>'],
    ['<meta name="keywords" content="{{tags}}">{{{content}}}', { tags: ['a', 'b'] }, '<meta name="keywords" content="a, b"><p>C</p>'],
    ['{{副标题}}{{{content}}} } }} { {', { 副标题: '夜' }, '夜<p>C</p> } }} { {'],
    ['{{title}}{{{content}}}', { title: '{{{content}}} {{author}} $& $1' }, '{{{content}}} {{author}} $&amp; $1<p>C</p>'],
  ] as const) {
    it(`${template} with ${JSON.stringify(values)}`, () => assert.equal(fill(template, values), filled));
  }

  for (const [template, line, message] of [
    ['', 0, /The article is put in by \{\{\{content\}\}\}/],
    ['<p>\n{{content}}', 1, /The article is put in by/],
    ['{{{content}}}\n{{{content}}}', 1, /once/],
    ['{{#tags}}\n{{{content}}}{{/tags}}', 1, /in no list/],
    ['{{{content}}}\n\n{{title}', 2, /\{\{ is not closed by \}\}/],
    ['{{{content}}}{{', 0, /\{\{ is not closed by \}\}/],
    ['{{{content}}\n', 0, /\{\{ is not closed by \}\}/],
    ['{{{content}}}\n{{{title}}}', 1, /Write \{\{title\}\}/],
    ['{{{content}}}\n{{#tags}}', 1, /\{\{#tags\}\} is not closed by \{\{\/tags\}\}/],
    ['{{{content}}}\n{{/tags}}', 1, /\{\{\/tags\}\} closes nothing/],
    ['{{{content}}}\n{{#tags}}{{/categories}}', 1, /\{\{\/categories\}\} closes nothing/],
    ['{{{content}}}\n{{#posts}}{{/posts}}', 1, /There is no list \{\{#posts\}\}. There are title, /],
    ['{{{content}}}{{#tags}}\n{{#categories}}{{/categories}}{{/tags}}', 1, /stands in another list/],
    ['{{{content}}}\n{{.}}', 1, /stands in no list/],
    ['{{{content}}}\n{{a b}}', 1, /\{\{a b\}\} is no name/],
    ['{{{content}}}\n{{}}', 1, /is no name/],
    ['{{{content}}}\n{{!-- x --}}', 1, /is no name/],
  ] as const) {
    it(`${JSON.stringify(template)} is a mistake in line ${line}`, () => {
      const read = parseTemplate(template);
      assert.ok('message' in read);
      assert.equal(read.line, line);
      assert.match(read.message, message);
    });
  }

  it('is read in time that grows with its length', () => {
    for (const text of ['{{'.repeat(100_000), `${'{{{'.repeat(100_000)}content}}}`, '{'.repeat(300_000), `{{{content}}}${'{{a}}'.repeat(50_000)}{{`]) parseTemplate(text);
  });

  it('gets what the site shows and reads', async () => {
    const template = '{{title}}|{{author}}|{{date}}|{{#categories}}{{.}}/{{/categories}}|{{#tags}}{{.}},{{/tags}}|{{headimg}}|{{thumbnail}}|{{url}}|{{language}}|{{subtitle}}|{{stars}}|{{updated}}|{{{content}}}';
    const frontMatter = 'title: "Low water"\nauthor: Lin\ndate: 2021-06-11 01:29:00\ncategories: [[Nature, Rivers], Walks]\ntags: Tide\nheadimg: /a.png\nthumbnail: b.png\nsubtitle: A <study>\nstars: 0x10\nupdated: 2021-06-12 01:29:00';
    assert.equal(await render(template, frontMatter, '{ "site": { "url": "https://example.com", "timeZone": "Asia/Shanghai", "language": "en" } }'),
      'Low water|Lin|2021-06-11|Nature/Rivers/Walks/|Tide,|/a.png|b.png|https://example.com|en|A &lt;study&gt;|16|2021-06-12|<p>C</p>');
  });

  it('gets dates as the site prints them', async () => {
    const frontMatter = 'date: Fri, 11 Jun 2021 01:29:00 GMT\nupdated: 2021-06-12 01:29:00';
    const print = async (files: Readonly<Record<string, string>>): Promise<string> => {
      const blog = await readBlog(new MemoryHost(files).files);
      const reader = blog.settings.preset === 'plain' ? 'gray-matter' : 'hexo';
      return renderPage(parse('{{date}}{{{content}}}'), parsePost(`---\n${frontMatter}\n---\n`, { path: 'source/_posts/a.md', reader }), blog, '');
    };
    assert.equal(await print({ '_config.yml': 'date_format: MMM Do YYYY, HH:mm\ntimezone: Asia/Shanghai\n' }), 'Jun 11th 2021, 09:29');
    assert.equal(await print({ '_config.yml': 'date_format: LL\ntimezone: Asia/Shanghai\nlanguage: zh-CN\n' }), '2021年6月11日');
    assert.equal(await print({ '_config.yml': 'language: en_nowhere_at_all\ntimezone: UTC\n' }), '2021-06-11');
    assert.equal(await print({ 'galley.json': '{ "preset": "plain", "site": { "language": "en", "timeZone": "UTC" } }' }), 'Jun 11, 2021');
  });

  it('shows what can be read of a broken block', async () =>
    assert.equal(await render('{{title}}|{{author}}|{{{content}}}', 'title: a: b\nauthor: Lin'), '|Lin|<p>C</p>'));

  it('never gets what every object has', async () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    const template = `${names.map(name => `{{${name}}}`).join('')}|{{polluted}}{{{content}}}`;
    assert.equal(await render(template, 'title: A'), '|<p>C</p>');
    assert.equal(await render(template, '__proto__: { polluted: 1 }\nconstructor: x\ntoString: y\nhasOwnProperty: z'), '|<p>C</p>');
    assert.equal(await render(template, '"__proto__": bad\nvalueOf: w'), '|<p>C</p>');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  const readFrom = async (files: Readonly<Record<string, string | Uint8Array>>, path = './page.html') => {
    const host = new MemoryHost({ 'galley.json': JSON.stringify({ preview: { template: path } }), ...files });
    return readTemplate(await readBlog(host.files), host.files);
  };

  it('is read from the blog, and a mistake is told with its line', async () => {
    assert.deepEqual(await readFrom({ 'page.html': '\uFEFF{{{content}}}' }), { parts: [{ kind: 'content' }], traced: [{ kind: 'content' }] });
    assert.deepEqual(await readFrom({ 'page.html': '{{{content}}}\n{{.}}' }), { problem: './page.html, line 2: {{.}} stands in no list.' });
    assert.deepEqual(await readFrom({}), { problem: 'There is no template ./page.html in the blog\'s folder.' });
    assert.deepEqual(await readFrom({ '../page.html': '{{{content}}}' }, '../page.html'), { problem: 'There is no template ../page.html in the blog\'s folder.' });
    assert.deepEqual(await readFrom({ 'page.html': new Uint8Array(Buffer.from('\uFEFF{{{content}}}', 'utf16le')) }), { problem: 'The template ./page.html is in UTF-16LE; it must be saved as UTF-8.' });
    const untrusted = await readBlog(new MemoryHost({ 'galley.json': '{ "preview": { "template": "page.html" } }' }).files, { trusted: false });
    assert.equal(await readTemplate(untrusted, new MemoryHost({ 'page.html': '' }).files), undefined);
  });

  const frontMatter = 'title: Low <water>\nauthor: Lin\ndate: 2021-06-11 01:29:00\ntags: [Tide, Ebb]\nheadimg: /a.png';
  const trace = async (template: string, metadata = frontMatter): Promise<string> => {
    const post = parsePost(`---\n${metadata}\n---\n`, { path: 'source/_posts/a.md', reader: 'hexo' });
    return renderPage(traceTemplate(parse(template), template), post, await readBlog(new MemoryHost({ 'galley.json': '{ "site": { "timeZone": "UTC", "language": "en" } }' }).files), '<p>C</p>');
  };

  for (const [template, traced] of [
    ['<h1>{{title}}</h1>{{{content}}}', '<h1 data-source-start="0">\uE000galley 4 23 11\uE001Low &lt;water&gt;\uE000/galley\uE001</h1><p>C</p>'],
    ['<p>{{author}} · {{date}}</p>{{{content}}}', '<p data-source-start="0">\uE000galley 23 35 31\uE001Lin\uE000/galley\uE001 · \uE000galley 35 61 41 made\uE0012021-06-11\uE000/galley\uE001</p><p>C</p>'],
    ['{{#tags}}<i class={{.}}>{{.}}</i>{{/tags}}{{{content}}}', ['Tide', 'Ebb'].map((tag, index) => `<i data-source-start="9" class=${tag}>\uE000galley 61 79 ${[68, 74][index]}\uE001${tag}\uE000/galley\uE001</i>`).join('') + '<p>C</p>'],
    ['{{#headimg}}<img src="{{.}}">{{/headimg}}{{{content}}}', '<img data-source-start="12" data-galley-value="79 95 88" src="/a.png"><p>C</p>'],
    // Where a comment would be text, nothing is said; nor of what no post says.
    ['<title>{{title}}</title><style>p::before { content: "{{author}}" }</style><textarea>{{author}}</textarea><p title="{{author}}">{{subtitle}}</p><!-- {{author}} -->{{{content}}}',
      '<title data-source-start="0">Low &lt;water&gt;</title><style data-source-start="24">p::before { content: "Lin" }</style><textarea data-source-start="74">Lin</textarea><p data-source-start="105" title="Lin">\uE000galley \uE001\uE000/galley\uE001</p><!-- Lin --><p>C</p>'],
    // The parser moves text out of a table and puts it together there.
    ['<table>{{title}}<tr title="{{author}}"></tr>{{author}}</table>{{{content}}}', '<table data-source-start="0">\uE000galley 4 23 11\uE001Low &lt;water&gt;\uE000/galley\uE001<tr data-source-start="16" title="Lin"></tr>\uE000galley 23 35 31\uE001Lin\uE000/galley\uE001</table><p>C</p>'],
  ] as const) {
    it(`for a preview, ${template} says where what it shows is written`, async () => assert.equal(await trace(template), traced));
  }

  it('for a preview, is the same but for what it says', async () => {
    for (const template of [
      '<!DOCTYPE html><html lang="{{language}}"><head><script>let a = "<b {{title}}>";</script></head><body onload=x><h1>{{title}}<b>{{author}}</b></h1>{{{content}}}{{#tags}}<img {{.}} alt="{{title}}">{{/tags}}</body></html>',
      '<a <b>{{title}}<p{{author}}>{{{content}}}<i><p>{{title}}</i>{{author}}</p><svg><text>{{title}}</text></svg><select><option>{{author}}</select>',
    ]) {
      const written = renderPage(parse(template), parsePost(`---\n${frontMatter}\n---\n`, { path: 'source/_posts/a.md', reader: 'hexo' }), await readBlog(new MemoryHost({ 'galley.json': '{ "site": { "timeZone": "UTC", "language": "en" } }' }).files), '<p>C</p>');
      assert.equal((await trace(template)).replace(/ data-source-start="\d+"| data-galley-value="[^"]*"|\uE000[^\uE001]*\uE001/g, ''), written);
    }
  });

  it('is traced in time that grows with its length', () => expectLinear(size => {
    const template = '<p a={{a}}>{{b}}</p>'.repeat(size) + '{{{content}}}';
    return Promise.resolve(traceTemplate(parse(template), template));
  }, 2000));

  it('is the page that is rendered', async () => {
    const blog = await readBlog(new MemoryHost().files);
    const post = parsePost('---\ntitle: Low water\n---\n<p>Text.</p>\n', { path: 'a.html', reader: 'hexo' });
    const template = parse('<main>{{title}}: {{{content}}}</main>');
    assert.equal(await renderHtml(post, blog, { page: true, template }), '<main>Low water: <p>Text.</p>\n</main>');
    assert.equal(await renderHtml(post, blog, { template }), '<p>Text.</p>\n');
  });
});
