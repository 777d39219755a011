import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { load, type CheerioAPI } from 'cheerio';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { readBlog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { asksOracles } from './fuzzing';
import { renderInHexo } from './inHexo';
import { MemoryHost } from './memoryHost';

// What real Hexo makes of a body before and after the fix that a rule offers: then readers get what was meant.
// GALLEY_CORPUS=folder mends some of the folder's posts as well.

interface Mended {
  readonly rule: string;
  readonly body: string;
  /** What readers get: element names and text. `undefined`: Hexo fails. */
  readonly before: string | undefined;
  readonly after: string;
  /** The title of the fix; else the first. */
  readonly fix?: string;
}

const ESCAPED: readonly (readonly [string, string | undefined, string])[] = [
  ['<p>{% if user %}你好{% endif %}</p>', '<p>', '<p>{% if user %}你好{% endif %}'],
  ['{% for item in items %}\n\n- **{{ item }}**\n\n{% endfor %}', '', '<p>{% for item in items %}<ul><li><strong>{{ item }}<p>{% endfor %}'],
  ['[甲]({{x}}) <b style="{{ z }}">乙</b>', '<p>甲 <b style="">乙', '<p>甲 <b style="{{ z }}">乙'],
  ['用 {% endraw %} 结束 {# 注 #}', undefined, '<p>用 {% endraw %} 结束 {# 注 #}'],
];

const mended: readonly Mended[] = [
  { rule: 'accidental-code-block', body: '<div>\n祝贺！<br>\n            \n          <img src="/a.jpg" alt="桥"><br>\n        <br>\n          \n</div>', before: '<div>祝贺！<br><figure>…', after: '<div>祝贺！<br><img><br><br>' },
  { rule: 'accidental-code-block', body: '<div>\n<p>一</p>\n\n    <p>二</p>\n\n    <p>三</p>\n</div>', before: '<div><p>一<pre><code><p>二</p>…', after: '<div><p>一<p>二<p>三' },
  { rule: 'accidental-code-block', body: '<div>\n\n<!-- 图 -->\n\n    <p><img src="/a.jpg" alt="桥"></p>\n\n</div>', before: '<div><pre>…', after: '<div><p><img>' },
  { rule: 'html-pseudo-tag', body: '<p>一个 List<String> 存放名字。</p>', before: '<p>一个 List<string> 存放名字。', after: '<p>一个 List&lt;String> 存放名字。' },
  { rule: 'html-pseudo-tag', body: '<p>复制 <源路径>。</p>', before: '<p>复制 &lt;源路径>。', after: '<p>复制 &lt;源路径>。' },
  { rule: 'html-pseudo-tag', body: '填 <your-name> 即可', before: '<p>填 <your-name> 即可', after: '<p>填 &lt;your-name> 即可' },
  { rule: 'html-pseudo-tag', body: '<p>用 List<Title> 即可</p>', before: '<p>用 List<title> 即可&lt;/p>', after: '<p>用 List&lt;Title> 即可' },
  { rule: 'html-pseudo-tag', body: '填 <missing> 即可', before: '<p>填 <missing> 即可', after: '<p>填 &lt;missing> 即可' },
  { rule: 'html-attribute', body: '<p style="font-family: "Courier New"">桥</p>', before: '<p style="font-family: ">桥', after: '<p style="font-family: \'Courier New\'">桥' },
  { rule: 'html-attribute', body: '<p style=“color: red; margin: 0”>桥</p>', before: '<p style="“color:">桥', after: '<p style="color: red; margin: 0">桥' },
  { rule: 'escaped-braces-in-style', body: '<div><style>@media print &#123;#a &#123;color: red&#125;&#125;</style></div>', before: '<div><style>@media print &#123;#a &#123;color: red&#125;&#125;', after: '<div><style>@media print {#a {color: red}}' },
  { rule: 'escaped-braces-in-style', body: '<div>\n<style>\n.a &#123;color: red&#125;\n\n.b &#123;color: blue&#125;\n</style>\n</div>', before: '<div><style>.a &#123;color: red&#125;<p>.b…', after: '<div><style>.a {color: red}.b {color: blue}' },
  { rule: 'html-nesting', body: '<div>\n<li>一</li><li>二</li>\n</div>', before: '<div><li>一<li>二', after: '<div><ul><li>一<li>二' },
  { rule: 'template-syntax', body: '<p>Vue 显示 {{ message }}。</p>', before: '<p>Vue 显示 。', after: '<p>Vue 显示 {{ message }}。' },
  { rule: 'template-syntax', body: '<p>Hugo 用 {{ .Site.Title }}。</p>', before: undefined, after: '<p>Hugo 用 {{ .Site.Title }}。' },
  { rule: 'template-syntax', body: '## 第一节 {#first}\n\n{{ title }}', before: undefined, after: '<h2>第一节 {#first}' },
  { rule: 'template-syntax', body: '<p>{% if user %}你好{% endif %}</p>', before: '<p>', after: '<p>{% if user %}你好{% endif %}' },
  { rule: 'template-syntax', body: '甲 {% for item in items %}**{{ item }}**{% endfor %}', before: '<p>甲 ', after: '<p>甲 {% for item in items %}<strong>{{ item }}{% endfor %}' },
  { rule: 'template-syntax', body: '甲 {% if x %} 乙\n\n{% else %}', before: undefined, after: '<p>甲 {% if x %} 乙{% else %}' },
  { rule: 'template-syntax', body: '<p>Vue 用 {{ date | formatDate }}。</p>', before: undefined, after: '<p>Vue 用 {{ date | formatDate }}。' },
  { rule: 'template-syntax', body: '<p>{{ title | default: "无" }}</p>', before: undefined, after: '<p>{{ title | default: "无" }}' },
  { rule: 'template-syntax', body: '甲 {% filter shout %}乙{% endfilter %}', before: undefined, after: '<p>甲 {% filter shout %}乙{% endfilter %}' },
  { rule: 'template-syntax', body: '甲 {% if title | shout %}乙{% endif %}', before: undefined, after: '<p>甲 {% if title | shout %}乙{% endif %}' },
  { rule: 'template-syntax', body: '<p>{% for %}</p>', before: undefined, after: '<p>{% for %}' },
  { rule: 'template-syntax', body: '用 {% endraw %} 结束', before: undefined, after: '<p>用 {% endraw %} 结束' },
  { rule: 'template-syntax', body: '用 {% include "x" %}', before: undefined, after: '<p>用 {% include "x" %}' },
  { rule: 'template-syntax', body: '{% blockquote %}\n\n{% endif %}', before: undefined, after: '{% blockquote %}{% endif %}' },
  { rule: 'template-syntax', body: '模板 {# 注 #} 甲', before: '<p>模板  甲', after: '<p>模板 {# 注 #} 甲' },
  ...ESCAPED.map(([body, before, after]): Mended => ({ rule: 'template-syntax', body, before, after, fix: 'Write its braces as &#123;' })),
  { rule: 'markdown-in-html', body: '<p>这座**桥**很旧。</p>', before: '<p>这座**桥**很旧。', after: '<p>这座<strong>桥很旧。' },
  { rule: 'html-raw-less-than', body: '<p>以 <?xml version="1.0"?> 开头</p>', before: '<p>以  开头', after: '<p>以 &lt;?xml version="1.0"?> 开头' },
  { rule: 'html-unclosed', body: '<p>一<b>二</p>\n<p>三</p>', before: '<p>一<b>二<b><p>三', after: '<p>一<b>二<p>三' },
  { rule: 'html-unclosed', body: '<div>灯<div class="线"/><p>桥</p></div>\n<p>水</p>', before: '<div>灯<div><p>桥<p>水', after: '<div>灯<div><p>桥<p>水' },
];

/** Posts of the corpus, and how to tell from the page that readers get what was meant. */
const posts: readonly { readonly name: string; readonly rule: string; readonly isMeant: ($: CheerioAPI) => boolean }[] = [
  { name: 'real/050.md', rule: 'accidental-code-block', isMeant: $ => $('img').length > 0 && $('pre, figure').length === 0 && !$.text().includes('<img') },
  { name: 'real/066.md', rule: 'html-nesting', isMeant: $ => $('ul > li').length > 0 && $('div > li').length === 0 },
  { name: 'full/04.md', rule: 'escaped-braces-in-style', isMeant: $ => $('style').text().trim().startsWith('.markdown-body{word-break') && !/&#12[35];/.test($('style').text()) },
];

if (asksOracles) describe('what a real Hexo makes of a mended body', () => {
  it('is what was meant', async () => {
    const texts = await Promise.all(mended.map(async ({ rule, body, fix }) => [body, await mend(body, rule, fix)] as const));
    const contents = texts.flat().map((content, index) => ({ path: `${index}.md`, content, values: { title: '' } }));
    const rendered = await renderInHexo('url: https://example.com\n', contents);
    mended.forEach(({ rule, body, before, after }, index) => {
      const [first, second] = [rendered[2 * index]!, rendered[2 * index + 1]!];
      if (before === undefined) assert.equal(first.html, undefined, `${rule}: ${body}`);
      else if (before.endsWith('…')) assert.notEqual(draw(first.html), after, `${rule}: ${body}`);
      else assert.equal(draw(first.html), before, `${rule}: ${body}`);
      assert.equal(draw(second.html), after, `${rule}: ${texts[index]![1]}`);
    });
  }).timeout(60_000);

  const corpus = process.env['GALLEY_CORPUS'];
  if (corpus !== undefined) {
    it(`is what was meant in ${corpus}`, async () => {
      const bodies = await Promise.all(posts.map(async ({ name, rule }) => {
        const { text, body } = parsePost(readFileSync(`${corpus}/${name}`, 'utf8'), { path: 'source/_posts/a.md', reader: 'hexo' });
        const source = text.slice(body.start);
        return [source, await mend(source, rule)];
      }));
      const rendered = await renderInHexo('url: https://example.com\n', bodies.flat().map((content, index) => ({ path: `${index}.md`, content: content!, values: { title: '' } })));
      posts.forEach(({ name, isMeant }, index) => {
        assert.ok(!isMeant(load(rendered[2 * index]!.html ?? '')), `${name} before`);
        assert.ok(isMeant(load(rendered[2 * index + 1]!.html ?? '')), `${name} after`);
      });
    }).timeout(60_000);
  }
});

/** Applies a fix of the rule's first finding, again and again. */
async function mend(body: string, wanted: string, title?: string): Promise<string> {
  const host = new MemoryHost({});
  const blog = await readBlog(host.files);
  let text = `---\ntitle: A\ndate: 2021-06-11\n---\n\n${body}\n`;
  for (let round = 0; round < 10; round++) {
    const finding = (await checkPost(parsePost(text, { path: 'source/_posts/a.md', reader: 'hexo' }), blog, host)).find(({ rule }) => rule === wanted);
    if (!finding && round === 0) assert.fail(`${wanted} finds nothing in ${body}`);
    if (!finding) break;
    text = applyEdits(text, (title === undefined ? finding.fixes[0]! : finding.fixes.find(fix => fix.title === title)!).edits);
  }
  return text.slice(text.indexOf('\n---', 5) + 5);
}

/** Start tags, of which only a style is told, and text; line breaks and comments are left out. */
function draw(html = ''): string {
  const visit = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment): string => {
    if ('value' in node) return node.value.replace(/\s*\n\s*/g, '').replace(/</g, '&lt;');
    const style = 'attrs' in node ? node.attrs.find(({ name }) => name === 'style') : undefined;
    const tag = 'tagName' in node ? `<${node.tagName}${style ? ` style="${style.value}"` : ''}>` : '';
    return tag + ('childNodes' in node ? node.childNodes.map(visit).join('') : '');
  };
  return visit(parseFragment(html)).replaceAll('<a>', '');
}
