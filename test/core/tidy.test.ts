import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultTreeAdapter, html as specification, parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { readBlog } from '../../src/core/blog';
import { parsePost, type Post } from '../../src/core/post/post';
import { applyEdits, type Edit } from '../../src/core/text/span';
import { breakLines } from '../../src/core/writing/breakLines';
import { convertToHtml } from '../../src/core/writing/convertToHtml';
import { convertToMarkdown } from '../../src/core/writing/convertToMarkdown';
import { toHouseParagraphs } from '../../src/core/writing/houseParagraphs';
import { asksOracles, atMost, fc, runs, scale, toSeed } from './fuzzing';
import { bodies } from './generatedBodies';
import { convertibleBodies, htmlBodies } from './generatedHtml';
import { renderInHexo } from './inHexo';
import { MemoryHost } from './memoryHost';

const CONFIG = 'url: https://example.com\nmeta_generator: false\n';
const configs = [CONFIG, `${CONFIG}marked:\n  breaks: false\n  smartypants: false\n  headerIds: false\n  autolink: false\n`];
const blogs = await Promise.all(configs.map(config => readBlog(new MemoryHost({ '_config.yml': config }).files)));
const [blog] = blogs as [typeof blogs[0], ...typeof blogs];
const toPost = (text: string, path = 'source/_posts/a.md'): Post => parsePost(text, { path, reader: 'hexo' });
const apply = async (text: string, edit: (post: Post) => Promise<readonly Edit[]>, path?: string): Promise<string> => applyEdits(text, await edit(toPost(text, path)));

describe('one paragraph per line', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['paragraphs', '<p>一</p><p>二</p><hr><h2>三</h2>\n', '<p>一</p>\n<p>二</p>\n<hr>\n<h2>三</h2>\n'],
    ['what white space stands between', '<p>一</p>    <p>二</p>\t<p>三</p>\n', '<p>一</p>\n<p>二</p>\n<p>三</p>\n'],
    ['what holds several', '<div><p>一</p><p>二</p></div>\n', '<div>\n<p>一</p>\n<p>二</p>\n</div>\n'],
    ['what holds one stays', '<div><p>一</p></div>\n', '<div><p>一</p></div>\n'],
    ['lists and tables, by items and rows', '<ul><li>一</li><li>二</li></ul><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>\n', '<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n<table><tr><td>1</td><td>2</td></tr>\n<tr><td>3</td></tr></table>\n'],
    ['lines that are apart already', '<p>一</p>\n  <p>二</p>\n', '<p>一</p>\n  <p>二</p>\n'],
    ['CRLF', '<p>一</p><p>二</p>\r\n', '<p>一</p>\r\n<p>二</p>\r\n'],
    ['text beside a block', '<div>文<p>一</p>文<p>二</p><p>三</p></div>\n', '<div>文<p>一</p>文<p>二</p>\n<p>三</p>\n</div>\n'],
    ['text that is shown as it is written', '<pre><p>一</p><p>二</p></pre>\n<div style="white-space: pre-wrap"><p>一</p><p>二</p></div>\n', ''],
    ['blocks in a line of text', '<section style="display: inline-block">一</section><section style="display: inline-block">二</section>\n', ''],
    ['open paragraphs', '<p>一<p>二<p>三\n', ''],
    ['bold that goes on', '<p><b>一</p><p>二</p><p>三</p>\n', ''],
    ['bold that ends', '<p>零</p><p>一</p><p><b>二</p><p>三</b></p><p>四</p><p>五</p>\n', '<p>零</p>\n<p>一</p>\n<p><b>二</p><p>三</b></p>\n<p>四</p>\n<p>五</p>\n'],
    ['Markdown', '文 <p>一</p><p>二</p>\n\n- <p>一</p><p>二</p>\n\n> <p>一</p><p>二</p>\n\n    <p>一</p><p>二</p>\n', ''],
    ['fenced code within HTML', '<div>\n```html\n<p>一</p><p>二</p>\n```\n</div>\n', ''],
    ['what ends a style ends its block', '<style>p { color: red }</style><p>一</p><p>二</p>\n**星**\n', ''],
    ['a comment', '<!-- <p>一</p><p>二</p> -->\n', ''],
    ['nothing', '', ''],
  ];
  for (const [name, before, after] of cases) {
    it(name, async () => assert.equal(await apply(before, post => breakLines(post, blog)), after || before));
  }
  it('in an HTML post, where there is no Markdown', async () => assert.equal(await apply('文<p>一</p><p>二</p>\n', post => breakLines(post, blog), 'source/_posts/a.html'), '文<p>一</p>\n<p>二</p>\n'));
  it('the model post, whose longest line becomes that of its longest paragraph', async () => {
    const model = readFileSync('test/fixtures/model-post.md', 'utf8');
    const lines = (await apply(model, post => breakLines(post, blog))).split('\n');
    assert.ok(lines.every(line => (line.match(/<p[ >]/g) ?? []).length <= 1));
    assert.ok(Math.max(...lines.map(({ length }) => length)) < 500, String(Math.max(...lines.map(({ length }) => length))));
  });
  it('is done once', async () => {
    await fc.assert(fc.asyncProperty(htmlBodies, async text => {
      const once = await apply(text, post => breakLines(post, blog));
      assert.equal(once.replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
      assert.equal(await apply(once, post => breakLines(post, blog)), once);
    }), runs(150));
  }).timeout(atMost(60_000));
});

describe('all paragraphs in the house\'s form', () => {
  const HOUSE = '<p style="text-indent: 2em; text-align: left;">';
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['bare ones', '<p>一</p>\n<div><p >二</p></div>\n', `${HOUSE}一</p>\n<div>${HOUSE}二</p></div>\n`],
    ['those that say the same in another way', '<p style="TEXT-ALIGN:left;text-indent:2em">一</p>\n', `${HOUSE}一</p>\n`],
    ['open ones', '<p>一<p>二\n', `${HOUSE}一${HOUSE}二\n`],
    ['another look', '<p style="text-align: center">一</p><p class="a">二</p><p id="c">三</p>\n', ''],
    ['lists, quotes, tables, pictures', '<ul><li><p>一</p></li></ul><blockquote><p>二</p></blockquote><p><img src="/a.jpg" alt="桥"></p><p></p>\n', ''],
    ['those of the house', `${HOUSE}一</p>\n`, ''],
    ['not in the words of a template', '{% pullquote <p>右</p> %}\n\n<p>一</p>\n\n{% endpullquote %}\n\n{% blockquote %}\n{{ "<p>二</p>" }}\n{% endblockquote %}\n', `{% pullquote <p>右</p> %}\n\n${HOUSE}一</p>\n\n{% endpullquote %}\n\n{% blockquote %}\n{{ "<p>二</p>" }}\n{% endblockquote %}\n`],
    ['a tag with code in it', '<p\n\n```\n<b>\n```\n\n> 一\n', ''],
    ['not in a tag that ends later than it seems', '{% quote A >}\n<p>一</p>\n{% b %}\n{% endquote %}\n', ''],
    ['a tag that is not closed, in a quote of Markdown', '> - <p\n> - 一\n', ''],
    ['accidental code', '<div>\n<p>一</p>\n\n    <p>二</p>\n</div>\n', `<div>\n${HOUSE}一</p>\n\n    <p>二</p>\n</div>\n`],
  ];
  for (const [name, before, after] of cases) it(name, async () => assert.equal(await apply(before, post => toHouseParagraphs(post, blog)), after || before));
  it('not in what Markdown makes of a quote in a quote, in a post of HTML', async () => {
    const quote = '{% blockquote %}\n{% blockquote %}\n一\n{% endblockquote %}\n<div>\n\n    <p>二</p>\n</div>\n{% endblockquote %}\n';
    const text = `---\ntitle: a\n---\n${quote}<p>三</p>\n`;
    const post = toPost(text, 'source/_posts/a.html');
    assert.equal(applyEdits(text, await toHouseParagraphs(post, blog)), `---\ntitle: a\n---\n${quote}${HOUSE}三</p>\n`);
  });
  for (const [block, after] of [
    ['<p>{text}</p>', '<p>一</p>\n<p style="text-indent:2em">二</p>\n'],
    ['<div class="para">{text}</div>', '<div class="para">一</div>\n<p style="text-indent:2em">二</p>\n'],
    ['<p class="a"><span>{text}</span></p>', '<p class="a"><span>一</span></p>\n<p style="text-indent:2em">二</p>\n'],
    ['{text}', '<p>一</p>\n<p style="text-indent:2em">二</p>\n'],
  ] as const) {
    it(`written as ${block}`, async () => {
      const own = await readBlog(new MemoryHost({ 'galley.json': JSON.stringify({ paragraph: { block } }) }).files);
      assert.equal(await apply('<p>一</p>\n<p style="text-indent:2em">二</p>\n', post => toHouseParagraphs(post, own)), after);
    });
  }
});

const convert = async (conversion: typeof convertToHtml, text: string, selected?: string): Promise<string> => {
  const at = selected === undefined ? 0 : text.indexOf(selected);
  const done = await conversion(toPost(text), blog, { start: at, end: selected === undefined ? text.length : at + selected.length });
  return 'edits' in done ? applyEdits(text, done.edits) : `✘ ${done.refusal}`;
};

describe('Markdown as HTML', () => {
  const cases: readonly (readonly [name: string, before: string, after: string, selected?: string])[] = [
    ['a paragraph', 'plain words\n', '<p>plain words</p>\n'],
    ['signs within a line', '**粗** *斜* ~~删~~ `码` [链](https://example.org "题") ![桥](a.png)\n', '<p><strong>粗</strong> <em>斜</em> <del>删</del> <code>码</code> <a target="_blank" rel="noopener" href="https://example.org/" title="题">链</a> <img src="/a.png" alt="桥"></p>\n'],
    ['what the site makes of marks and line breaks', '"so" -- it\'s...\nnext\n', '<p>“so” – it’s…<br>next</p>\n'],
    ['blocks without empty lines', '# 题\n文\n- 一\n- 二\n', '<h1 id="题"><a href="#题" class="headerlink" title="题"></a>题</h1>\n\n<p>文</p>\n\n<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n'],
    ['what is selected', '一\n\n二\n\n三\n', '一\n\n<p>二</p>\n\n三\n', '二'],
    ['HTML between stays', '一\n\n<p class="a">二</p>\n\n三\n', '<p>一</p>\n\n<p class="a">二</p>\n\n<p>三</p>\n'],
    ['code with empty lines', '    a\n\n      b\n', '<pre><code>a&#10;\n  b\n</code></pre>\n'],
    ['a definition stays for others', '[链][r]\n\n[r]: https://example.com/x\n', '<p><a href="https://example.com/x">链</a></p>\n\n[r]: https://example.com/x\n'],
    ['within a list of others', '- 一\n\n文\n\n1. 二\n', '- 一\n\n<p>文</p>\n\n1. 二\n', '文'],
    ['CRLF', '- 一\r\n- 二\r\n', '<ul>\r\n<li>一</li>\r\n<li>二</li>\r\n</ul>\r\n'],
    ['template syntax', '今天 {{ date }}\n', '✘ {{ date }} is filled in when the site is built. Leave it out of the selection.'],
    ['template syntax as code in a heading, which the site runs in the title of its link', '> # 题 `{{ x }}`\n', '✘ {{ x }}` is filled in when the site is built. Leave it out of the selection.'],
    ['a heading whose address others follow', '# 题\n\n# 题\n', '✘ The page would change: where it has <h1 id="题-1"> now, it would have <h1 id="题">.', '题'],
    ['no Markdown', '<p>一</p>\n', '✘ There is no Markdown in the selection.'],
    ['nothing', '', '✘ There is no Markdown in the selection.'],
  ];
  for (const [name, before, after, selected] of cases) it(name, async () => assert.equal(await convert(convertToHtml, before, selected), after));
});

describe('HTML as Markdown', () => {
  const cases: readonly (readonly [name: string, before: string, after: string, selected?: string])[] = [
    ['paragraphs', '<p>一</p><p>二<br>三</p>\n<hr>\n', '一\n\n二\n三\n\n***\n'],
    ['signs within a line', '<p><strong>粗</strong> <em>斜</em> <del>删</del> <code>a*b</code> <a href="https://example.org/a_b?c=d&amp;e=f" title="题">链</a> <img src="/a.png" alt="桥"></p>\n', '**粗** *斜* ~~删~~ `a*b` [链](https://example.org/a_b?c=d&amp;e=f "题") ![桥](/a.png)\n'],
    ['tags where signs do not work', '<p>他说<strong>“好”</strong>了，<u>又</u><b>说</b></p>\n', '他说<strong>“好”</strong>了，<u>又</u><b>说</b>\n'],
    ['letters that would be signs', '<p>*a* _b_ c_d `e` [f](g) &lt;b&gt; 1 &amp;amp; 2 "h" it\'s -- ... www.example.org https://example.org me@example.org {{ x }} \\</p>\n', '✘ {{ x }} is filled in when the site is built. Leave it out of the selection.'],
    ['letters that would be signs, without a template', '<p>*a* _b_ c_d `e` [f](g) &lt;b&gt; 1 &amp;amp; 2 "h" it\'s -- ... www.example.org https://example.org me@example.org &#123;{ x }} \\</p>\n', '\\*a\\* \\_b\\_ c_d \\`e\\` \\[f\\](g) &lt;b> 1 &amp;amp; 2 &quot;h&quot; it&#39;s -&#45; ..&#46; www\\.example.org https\\://example.org me\\@example.org &#123;{ x }} \\\\\n'],
    ['beginnings of lines that would be signs', '<p># a</p><p>1. b</p><p>- c<br>+ d<br>=</p><p>&gt; e</p><p>2021-06</p>\n', '\\# a\n\n1\\. b\n\n\\- c\n\\+ d\n\\=\n\n\\> e\n\n2021-06\n'],
    ['lists', '<ul><li>一<ol start="3"><li>二</li></ol></li><li>三</li></ul><ul><li>四</li></ul>\n', '- 一\n  3. 二\n- 三\n\n* 四\n'],
    ['lists of paragraphs', '<ol><li><p>一</p><p>二</p></li><li><p>三</p></li></ol>\n', '1. 一\n\n   二\n\n2. 三\n'],
    ['quotes and tables', '<blockquote><p>一</p><p>二</p></blockquote><table><thead><tr><th>a|b</th><th align="right">c</th></tr></thead><tbody><tr><td>1</td><td align="right">2</td></tr></tbody></table>\n', '> 一\n>\n> 二\n\n| a\\|b | c |\n| --- | --: |\n| 1 | 2 |\n'],
    ['what is selected, in what it stands in', '<div><p>一</p>\n    <p>二</p>\n    <p class="a">三</p></div>\n', '<div><p>一</p>\n\n二\n\n<p class="a">三</p></div>\n', '二'],
    ['Markdown between stays', '<p>一</p>\n\n*二*\n\n<p>三</p>\n', '一\n\n*二*\n\n三\n'],
    ['indented code', '<pre><code>a\n  b*\n</code></pre>\n', '    a\n      b*\n'],
    ['a style', '<p style="text-indent: 2em">一</p>\n', '✘ Markdown has nothing for <p style="text-indent: 2em">.'],
    ['a class', '<p>一</p><p class="a">二</p>\n', '✘ Markdown has nothing for <p class="a">.'],
    ['an element', '<details><summary>一</summary>二</details>\n', '✘ Markdown has nothing for <details>.'],
    ['a heading that would get an address', '<h2>题</h2>\n', '✘ As Markdown, the heading "题" would get an address (id) from the site.'],
    ['text in no paragraph', '<div><p>一</p>文</div>\n', '✘ "文" stands in no paragraph, and Markdown would make one of it.', '<p>一</p>文'],
    ['a picture whose address would be another', '<p>图 <img src="a.png" alt="桥"></p>\n', '图 <img src="a.png" alt="桥">\n'],
    ['no HTML', '*一*\n', '✘ There is no HTML in the selection.'],
    ['nothing', '', '✘ There is no HTML in the selection.'],
    ['too deep', `${'<blockquote>'.repeat(20_000)}<p>一</p>\n`, '✘ What is selected is nested too deep.'],
  ];
  for (const [name, before, after, selected] of cases) it(name, async () => assert.equal(await convert(convertToMarkdown, before, selected), after));

  it('in an HTML post it is refused', async () => {
    const post = toPost('<p>一</p>\n', 'source/_posts/a.html');
    for (const conversion of [convertToHtml, convertToMarkdown]) assert.ok('refusal' in await conversion(post, blog, { start: 0, end: 5 }));
  });
});

describe('Markdown as HTML and back', () => {
  for (const text of ['**粗** *斜* [链](https://example.org/)\n', '## 标题\n\n- 一\n- 二\n  - 三\n\n> 引\n', '```js\nlet a = 1;\n\n  b();\n```\n', '```\nplain\n```\n', '1. 一\n\n2. 二\n', '| a | b |\n| :-: | --- |\n| 1 | 2 |\n']) {
    it(JSON.stringify(text), async () => {
      const html = await convert(convertToHtml, text);
      assert.ok(html.startsWith('<'), html);
      assert.equal(await convert(convertToMarkdown, html), text);
    });
  }
});

if (asksOracles) describe('the page that a real Hexo makes of a tidied body', () => {
  it('is the same', async () => {
    const numRuns = scale(160);
    const counts: Record<string, { readonly bodies: Set<string>; edits: number }> = {};
    for (const [index, config] of configs.entries()) {
      const seed = toSeed(20211126) + index;
      const drawn = [...fc.sample(htmlBodies, { numRuns, seed }), ...fc.sample(bodies, { numRuns, seed }), ...fc.sample(convertibleBodies, { numRuns: 2 * numRuns, seed })];
      const tidied: { readonly name: string; readonly path: string; readonly before: string; readonly after: string; readonly level: (html: string) => string }[] = [];
      for (const [number, text] of drawn.entries()) {
        const path = `source/_posts/${number}.${number % 6 === 5 && number < 2 * numRuns ? 'html' : 'md'}`;
        const post = toPost(text, path);
        const add = (name: string, edits: readonly Edit[], level: (html: string) => string): void => {
          (counts[name] ??= { bodies: new Set(), edits: 0 }).edits += edits.length;
          if (edits.length > 0) tidied.push({ name, path, before: post.text.slice(post.body.start), after: applyEdits(text, edits).slice(post.body.start), level });
        };
        add('breakLines', await breakLines(post, blogs[index]!), withoutGaps);
        const all = post.body;
        for (const [name, conversion] of Object.entries({ convertToHtml, convertToMarkdown })) {
          const done = await conversion(post, blogs[index]!, all);
          if ('edits' in done) add(name, done.edits, asShown);
        }
        const html = toPost(applyEdits(text, await toHtmlEdits(post, blogs[index]!)), path);
        const back = await convertToMarkdown(html, blogs[index]!, html.body);
        if ('edits' in back) {
          add('back', [{ ...post.body, text: applyEdits(html.text, back.edits).slice(post.body.start) }], asShown);
        }
        // A tag of a template that is not closed takes in all up to the next one's end: the page is none that anybody wants.
        if (!/\{%(?:(?!%\})[^])*\{%/.test(text)) add('toHouseParagraphs', await toHouseParagraphs(post, blogs[index]!), html => html.replace(/<p(?: style="text-indent: 2em; text-align: left;")?>/g, '<p>'));
      }
      const rendered = await renderInHexo(config, tidied.flatMap(({ path, before, after }) => [before, after].map(content => ({ path: path.replace(/^.*\//, ''), content: content.replaceAll('\r\n', '\n'), values: {} }))));
      for (const [at, { name, before, after, level }] of tidied.entries()) {
        const [wanted, found] = [rendered[2 * at]!, rendered[2 * at + 1]!];
        if (wanted.html === undefined) continue;
        counts[name]!.bodies.add(before);
        assert.equal(level(toDom(found.html)), level(toDom(wanted.html)), `seed ${seed}\n${before}\n-----\n${after}`);
      }
    }
    console.log(`      ${Object.entries(counts).map(([name, { bodies: { size }, edits }]) => `${name}: ${size} bodies, ${edits} edits`).join('; ')}`);
    for (const name of ['breakLines', 'convertToHtml', 'convertToMarkdown', 'back', 'toHouseParagraphs']) assert.ok(counts[name]!.bodies.size >= scale(500), name);
  }).timeout(atMost(600_000));
});

const toHtmlEdits = async (post: Post, own: typeof blog): Promise<readonly Edit[]> => {
  const done = await convertToHtml(post, own, post.body);
  return 'edits' in done ? done.edits : [];
};
type Node = DefaultTreeAdapterTypes.Node;
// As on the page: without a context, a `<td>` makes rows of all that follows.
const parse = (html: string): DefaultTreeAdapterTypes.DocumentFragment => parseFragment(defaultTreeAdapter.createElement('body', specification.NS.HTML, []), html, {});
// Hexo writes the letters of a mail's address as references of one kind or another, by chance; in a comment, they stay so.
const readLetters = (references: string): string => references.replaceAll(/&#(x?)([\da-f]+);/gi, (_, hex: string, code: string) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)));
const toDom = (html = ''): string => serialize(parse(html.replaceAll(/(?<=mailto:)(?:&#x?[\da-f]+;)+/gi, readLetters)));
const TAG = String.raw`</?(?:p|div|h\d|ul|ol|li|dl|dt|dd|blockquote|section|article|center|hr|table|thead|tbody|tr|td|th|pre|figure|details)(?: [^>]*)?>`;

/** Collapses white space, with none beside blocks, where a line begins or ends and no browser shows it: not in what says how its own is shown. */
function withoutGaps(html: string): string {
  const isElement = (node: Node | undefined): node is DefaultTreeAdapterTypes.Element => node !== undefined && 'tagName' in node;
  const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';
  const getStyle = ({ attrs }: DefaultTreeAdapterTypes.Element): string => attrs.find(({ name }) => name === 'style')?.value ?? '';
  const isBlock = (node: Node | undefined): boolean => isElement(node) && new RegExp(`^${TAG}$`).test(`<${node.tagName}>`) && !/display/.test(getStyle(node));
  const isSeen = (node: Node): boolean => (isText(node) ? /[^ \t\n]/.test(node.value) : node.nodeName !== '#comment');
  const isBreak = (node: Node | undefined, side: 'first' | 'last'): boolean => isElement(node) && (isBlock(node) || node.tagName === 'br' || isBreak(node.childNodes[side === 'first' ? 'find' : 'findLast'](isSeen), side));
  const strip = (parent: DefaultTreeAdapterTypes.ParentNode): void => {
    if (isElement(parent) && (/^(?:pre|textarea|script|style)$/.test(parent.tagName) || /white-space/.test(getStyle(parent)))) return;
    const isEdge = (neighbour: Node | undefined, side: 'first' | 'last'): boolean => (neighbour ? isBreak(neighbour, side) : !isElement(parent) || isBlock(parent));
    for (const [index, child] of parent.childNodes.entries()) {
      if ('childNodes' in child) strip(child);
      if (!isText(child)) continue;
      child.value = child.value.replace(/[ \t\n]+/g, ' ');
      if (isEdge(parent.childNodes.slice(0, index).findLast(isSeen), 'last')) child.value = child.value.replace(/^ /, '');
      if (isEdge(parent.childNodes.slice(index + 1).find(isSeen), 'first')) child.value = child.value.replace(/ $/, '');
    }
  };
  const root = parse(html);
  strip(root);
  return serialize(root);
}

const BREAK = `(?:${TAG}|<br[^>]*>)`;
const UNSEEN = String.raw`(?:</?(?:a|b|strong|em|i|u|del|code|span|sup|kbd|font|missing|源路径)(?: [^>]*)?>|<!--[^]*?-->)*`;

/** Writes white space as browsers show it. */
function asShown(html: string): string {
  return html.split(/(<(pre|textarea|script|style)[ >][^]*?<\/\2>)/).map((part, index) => (index % 3 === 2 ? '' : index % 3 === 1 ? part : withoutEdges(part.replace(/[ \t\n]+/g, ' ')))).join('');
}

/** Takes blanks away where a line begins or ends, until there is none: of several with tags between, each comes to the edge in its turn. */
function withoutEdges(line: string): string {
  const less = line.replace(new RegExp(` (?=${UNSEEN}(?:${BREAK}|$))`, 'g'), '').replace(new RegExp(`((?:${BREAK}|^)${UNSEEN}) `, 'g'), '$1');
  return less === line ? line : withoutEdges(less);
}
