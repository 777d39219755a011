import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { readBlog } from '../../src/core/blog';
import { parsePost, type Post } from '../../src/core/post/post';
import { applyEdits, type Edit } from '../../src/core/text/span';
import { breakLines } from '../../src/core/writing/breakLines';
import { toHouseParagraphs } from '../../src/core/writing/houseParagraphs';
import { runs } from './fuzzing';
import { bodies } from './generatedBodies';
import { htmlBodies } from './generatedHtml';
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
  }).timeout(60_000);
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
    ['accidental code', '<div>\n<p>一</p>\n\n    <p>二</p>\n</div>\n', `<div>\n${HOUSE}一</p>\n\n    <p>二</p>\n</div>\n`],
  ];
  for (const [name, before, after] of cases) it(name, async () => assert.equal(await apply(before, post => toHouseParagraphs(post, blog)), after || before));
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

describe('the page that a real Hexo makes of a tidied body', () => {
  it('is the same', async () => {
    const { numRuns } = runs(190);
    const total = { bodies: 0, edits: 0 };
    for (const [index, config] of configs.entries()) {
      const seed = (process.env['FUZZ'] ? Date.now() % 1e9 : 20211126) + index;
      const drawn = [...fc.sample(htmlBodies, { numRuns, seed }), ...fc.sample(bodies, { numRuns, seed })];
      const tidied: { readonly path: string; readonly before: string; readonly after: string; readonly level: (html: string) => string }[] = [];
      for (const [number, text] of drawn.entries()) {
        const path = `source/_posts/${number}.${number % 6 === 5 ? 'html' : 'md'}`;
        const post = toPost(text, path);
        const add = (edits: readonly Edit[], level: (html: string) => string): void => {
          total.edits += edits.length;
          if (edits.length > 0) tidied.push({ path, before: post.text.slice(post.body.start), after: applyEdits(text, edits).slice(post.body.start), level });
        };
        add(await breakLines(post, blogs[index]!), withoutGaps);
        add(await toHouseParagraphs(post, blogs[index]!), html => html.replace(/<p(?: style="text-indent: 2em; text-align: left;")?>/g, '<p>'));
      }
      const rendered = await renderInHexo(config, tidied.flatMap(({ path, before, after }) => [before, after].map(content => ({ path: path.replace(/^.*\//, ''), content: content.replaceAll('\r\n', '\n'), values: {} }))));
      for (const [at, { before, after, level }] of tidied.entries()) {
        const [wanted, found] = [rendered[2 * at]!, rendered[2 * at + 1]!];
        if (wanted.html === undefined) continue;
        total.bodies++;
        assert.equal(level(toDom(found.html)), level(toDom(wanted.html)), `seed ${seed}\n${before}\n-----\n${after}`);
      }
    }
    console.log(`      ${total.bodies} bodies, ${total.edits} edits`);
    assert.ok(total.bodies >= 500);
  }).timeout(600_000);
});

const toDom = (html: string | undefined): string => serialize(parseFragment(html ?? ''));
const TAG = String.raw`</?(?:p|div|h\d|ul|ol|li|dl|dt|dd|blockquote|section|article|center|hr|table|thead|tbody|tr|td|th|pre|figure|details)(?: [^>]*)?>`;

/** Leaves out white space between the tags of blocks. */
function withoutGaps(html: string): string {
  return html.replace(new RegExp(String.raw`(${TAG})\s+(?=${TAG})`, 'g'), '$1').replace(new RegExp(String.raw`(${TAG})\s+$|^\s+(?=${TAG})`, 'g'), '$1');
}
