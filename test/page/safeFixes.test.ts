import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { applyEdits, checkPost, fixText, getReaderName, parsePost, readBlog, renderHtml, rules, type Blog, type Finding, type Fix } from '../../src/core/index';
import { bodies } from '../core/generatedBodies';
import { runs } from '../core/fuzzing';
import { MemoryHost } from '../core/memoryHost';
import { getChromium } from './chromium';

// A safe fix of a body leaves the page as a real browser has it, but for what the fix says: the table below. Every fix is applied and
// compared alone, one after the other until none is left; that is the page that all of them together make.

/** What a browser makes of a page: texts, and elements as their name, attributes and children. A comment is an element `#comment`. */
type Drawn = string | DrawnElement;
interface DrawnElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Drawn[];
}

interface Step {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly before: string;
  readonly after: string;
  /** The text before, with a word in place of what the finding marks. */
  readonly withWord: string;
  readonly marked: string;
  /** It stands at the beginning of its line. */
  readonly isFirst: boolean;
}

interface Change {
  readonly rule: string;
  readonly title?: RegExp;
  /** What a fix may change in the page. */
  readonly says: string;
  /** The page before and after, without that: then they are the same. */
  readonly compare: (pages: Pages, step: Step) => readonly [Drawn, Drawn];
}

interface Pages {
  readonly before: Drawn;
  readonly after: Drawn;
  readonly withWord: Drawn;
}

const WORD = '(@$@)';
const same: Change['compare'] = ({ before, after }) => [before, after];
const without = (drop: (node: Drawn) => Drawn): Change['compare'] => ({ before, after }) => [drop(before), drop(after)];

const changes: readonly Change[] = [
  { rule: 'html-entity', says: 'nothing', compare: same },
  { rule: 'html-stray-end', title: /<\/p>/, says: 'an empty paragraph goes', compare: without(dropEmptyParagraphs) },
  { rule: 'html-stray-end', title: /^Remove/, says: 'the box around the post goes on to its own end', compare: without(getArticle) },
  { rule: 'html-stray-end', says: 'nothing', compare: same },
  { rule: 'html-unclosed', title: /next$/, says: 'a line break at the end of a paragraph is outside', compare: without(dropLineBreaks) },
  { rule: 'html-unclosed', title: /here$/, says: 'what follows an element is outside', compare: endAtOnce },
  { rule: 'html-unclosed', says: 'nothing', compare: same },
  { rule: 'empty-paragraph', says: 'an empty paragraph goes', compare: without(dropEmptyParagraphs) },
  { rule: 'html-pseudo-tag', says: 'the tag is text', compare: showMarked },
  { rule: 'html-raw-less-than', says: 'what it begins is text', compare: showMarked },
  { rule: 'template-syntax', says: 'the template is text; where it begins a line, Markdown leaves that as it stands', compare: (pages, step) => (step.isFirst ? showMarked(pages, step).map(getText) as [string, string] : showMarked(pages, step)) },
  { rule: 'html-attribute', says: 'the attributes of one element', compare: ({ before, after }) => dropAttributes(before, after) },
  { rule: 'image-referrerpolicy', says: 'referrerpolicy of a picture', compare: ({ before, after }) => dropAttributes(before, after, 'referrerpolicy') },
  { rule: 'image-source', says: 'the address of a picture', compare: ({ before, after }) => dropAttributes(before, after) },
  { rule: 'accidental-code-block', says: 'code is the HTML that it shows', compare: ({ before, after }) => [getText(before), getText(after)] },
];

// Each is broken in a way that a safe fix knows; what is around them changes.
const defects = fc.constantFrom(
  '<p>\u7532&copy \u4e59 &nbsp&nbsp;\u4e19</p>', '<p>a=1&lt b &#160 c &#x4e2d\uff0cd</p>', 'AT&amp T &quot\u5f15\u53f7&quot',
  '<p>\u7532</p></p>', '<p>\u7532</p></div>', '<div>\u7532</div></section>', '<p>\u7532</span>\u4e59</p>', '<h2>\u7532</h3>', '<h2>\u7532</h3>\n\n<p>\u4e59</p>', '<p>\u7532</br>\u4e59</p>', '<ul><li>\u7532</li></li></ul>', '<td>\u7532</td>', '<p>\u7532</b></p>', '</li>',
  '<p>\u7532<p>\u4e59</p></p>', '<p style="a: b">\u7532\n<p>\u4e59</p>\n</p>', '<p>\u7532 <b>\u4e59</b> \n <p>\u4e19</p> \u4e01</p>',
  '<p>\u7532 <span>\u4e59</p>', '<p>\u7532 <kbd>\u4e59 <i>\u4e19</i></p>\n<p>\u4e01</p>', '<div><section>\u7532</div>', '<table><tr><td><div>\u7532</td></tr></table>', '<ul><li><label>\u7532</li><li>\u4e59</li></ul>', '<p><ruby>\u7532<rt>\u4e59</p>', '<blockquote><figure><img src="/a.jpg" alt="a"></blockquote>',
  '<div/>\n<p>\u7532</p>', '<p>\u7532<span/>\u4e59</p>', '<p>\u7532<a/>\u4e59</p><p>\u4e19</p>', '<section class="a"/>\u7532', '<p><b/>\u7532<i>\u4e59</i></p>', '<iframe src="https://example.com/"/>\n<p>\u7532</p>',
  '<p></p>', '<p>\u7532</p>\n<p></p>\n<p>\u4e59</p>', '<div><p></p></div>', '\u7532\n\n<p></p>\n\n\u4e59', '<blockquote>\n  <p></p>\n  <p>\u7532</p>\n</blockquote>', '<pre>a\n<p></p>\nb</pre>',
  '<p>\u4e00\u4e2a List<String> \u5b58\u653e</p>', '\u586b <missing> \u5373\u53ef', '<p>cp <src> <dst></p>', '<ul><li>Map<K></li><li>\u7532</li></ul>', '<p><b>Set<T></b> \u7532</p>', '<table><tr><td>List<T></td></tr></table>', '<p>\u590d\u5236 <\u6e90\u8def\u5f84> \u5230</p>', '- <name>\uff1a\u540d',
  '<p>\u4ee5 <?xml version="1.0"?> \u5f00\u5934</p>', '<p>a < b</p>', '<p>1 <2</p>', '<p>\u7532 <!note> \u4e59</p>', '<p>\u7532 </> \u4e59</p>', '<p>x <3</p>', '<p>\u7532 </ b> \u4e59</p>', '<p>\u7532 <= \u4e59',
  '<p>Vue {{ message }} \u7532</p>', '<p>Hugo {{ .Site.Title }} \u7532</p>', '\u7528 {{ user.name }} \u8868\u793a', '## \u8282 {#first}', '- {{count}}\n- \u7532', '<p>{% if x %} \u7532</p>', '<p>{{ a b }}</p>', '<p>{% nosuch %}</p>', '<style>a {#b: c}</style>', '<p title="{{ x }}">\u7532</p>', '| {{ a }} | b |\n| - | - |\n| c | d |', '**{{ x }}** _{{ y_z }}_',
  '<p style="font-family: "Courier New"">\u7532</p>', '<p style=\'font-family: \'A\', \'B\'\' class="c">\u7532</p>', '<p style=\u201ccolor: red; margin: 0\u201d>\u7532</p>', '<img src="/a.jpg" alt=the old bridge>', '<p class="a" class="b">\u7532</p>', '<img src="/a.jpg"alt="\u7532">', '<p title="say "hi" to" id="a">\u7532</p>', '<p title="a \'b\' "c" d">\u7532</p>', '<font color="red" color="red">\u7532</font>', '<a href="/a" title=\u300c\u6865\u300d>\u7532</a>',
  '<p><img src="https://wx1.sinaimg.cn/large/a.jpg" alt="a"></p>', '<img alt=a src=https://example.org/a.png>', '<p><img src="//i.example.net/a.gif" alt="\u7532"/></p>', '<a href="https://example.org/a.png"><img src="https://example.org/a.png" alt="a" /></a>',
  '<p><img src="/loading.gif" data-original="https://example.com/b.jpg" alt="b"></p>', '<a href="https://example.org/b.jpg"><img data-src="https://example.org/b.jpg" alt="b"></a>',
  '<div>\n<p>\u7532</p>\n\n    <p>\u4e59</p>\n</div>', '<div>\n\n<!-- \u56fe -->\n\n    <p><img src="/a.jpg" alt="a"></p>\n\n</div>', '<div>\n\u7532<br>\n            \n          <img src="/a.jpg" alt="a"><br>\n        <br>\n          \n</div>', '<table>\n<tr>\n\n        <td>\u7532</td>\n\n</tr>\n</table>',
);
const around = fc.constantFrom('', '', '\u7532\u4e59\n\n', '<p>\u6b63\u6587</p>\n', '\n\n- \u4e00\n- \u4e8c\n\n', '\n\n```html\n<p>\n```\n\n', '<!-- \u6ce8 -->', '`<b>` ', '<p style="text-indent: 2em">\u6b63<b>\u6587</b></p>\n\n', '<div>\n', '</div>\n', '> ', '**\u7532** ');
const broken = fc.array(fc.tuple(around, defects, fc.constantFrom('\n\n', '\n', '\n\n\n', ' ')), { minLength: 1, maxLength: 5 }).map(parts => parts.flat().join(''));

describe('safe fixes of a body', () => {
  it('leave the page as it is, but for what they say', async () => {
    const posts = [...fc.sample(broken, runs(540)), ...fc.sample(bodies.filter(isPlain), runs(150))].map((body, index) => toPost(body, index));
    const blog = await readBlog(host.files);
    const steps: (Step & { readonly path: string })[] = [];
    let mended = 0;
    const ends: { readonly text: string; readonly each: string; readonly all: string }[] = [];
    for (const { text, path } of posts) {
      const found = await fixEach(text, path, blog);
      if (found.steps.length > 0) mended++;
      steps.push(...found.steps.map(step => ({ ...step, path })));
      ends.push({ text, each: found.text, all: (await fixText(text, path, blog, host)).text });
    }
    const draw = await drawPages(await getChromium(), await renderAll(steps.flatMap(({ before, after, withWord, path }) => [before, after, withWord].map(text => ({ text, path }))), blog));
    const wrong: string[] = [];
    const untried = new Set(changes);
    for (const step of steps) {
      const change = changes.find(({ rule, title }) => rule === step.finding.rule && (!title || title.test(step.fix.title)));
      assert.ok(change, `${step.finding.rule} has a safe fix that nothing is said of: ${step.fix.title}`);
      untried.delete(change);
      const at = (text: string): Drawn => draw(text, step.path);
      const [before, after] = change.compare({ before: at(step.before), after: at(step.after), withWord: at(step.withWord) }, step).map(tidy);
      if (JSON.stringify(before) !== JSON.stringify(after)) wrong.push(`${step.finding.rule}, ${step.fix.title} (${change.says})\n  ${step.path} ${JSON.stringify(step.before)}\n  ${JSON.stringify(step.after)}\n  ${JSON.stringify(before)}\n  ${JSON.stringify(after)}`);
    }
    for (const { text, each, all } of ends) if (all !== each) wrong.push(`each and all: ${JSON.stringify([text, each, all])}`);
    assert.deepEqual(wrong, [], wrong.join('\n\n'));
    assert.deepEqual([...untried].map(({ rule, title }) => `${rule} ${title}`), [], 'not tried');
    assert.ok(mended >= 500 && steps.length > 1000, `${steps.length} fixes in ${mended} posts of ${posts.length}`);
  }).timeout(120_000);
});

/** Hexo takes fenced code out before it looks at tags; a template in code becomes one when the code becomes HTML. */
const isPlain = (body: string): boolean => !/<[^>]*(?:```|~~~)|^[^\S\n]+<p>.*\{[{%]/m.test(body);
const host = new MemoryHost({ '_config.yml': 'url: https://example.com\ntimezone: Asia/Shanghai\n' });
const inBody: ReadonlySet<string> = new Set(rules.filter(({ part }) => part === 'body').map(({ id }) => id));
const MOST_FIXES = 100;

function toPost(body: string, index: number): { readonly text: string; readonly path: string } {
  const text = `---\ntitle: A\ndate: Fri, 11 Jun 2021 01:29:00 GMT\n---\n\n${body}\n`;
  return { text: index % 7 === 0 ? text.replaceAll('\n', '\r\n') : text, path: `source/_posts/a.${index % 3 === 0 ? 'html' : 'md'}` };
}

/** Applies the safe fixes of a body one by one. */
async function fixEach(text: string, path: string, blog: Blog): Promise<{ readonly steps: readonly Step[]; readonly text: string }> {
  const steps: Step[] = [];
  let before = text;
  while (steps.length < MOST_FIXES) {
    const findings = await checkPost(parsePost(before, { path, reader: getReaderName(blog) }), blog, host);
    const mendable = findings.filter(({ rule, fixes }) => inBody.has(rule) && fixes.some(({ safe }) => safe));
    // Within code that nobody meant, HTML is none before that is no code any more.
    const accident = findings.find(({ rule }) => rule === 'accidental-code-block');
    const finding = accident ? mendable.find(({ rule }) => rule === accident.rule) : mendable[0];
    if (!finding) break;
    const fix = finding.fixes.find(({ safe }) => safe)!;
    const { start, end } = finding.rule === 'template-syntax' ? { start: fix.edits[0]!.start, end: fix.edits.at(-1)!.end } : finding.span;
    const after = applyEdits(before, fix.edits);
    steps.push({ finding, fix, before, after, withWord: before.slice(0, start) + WORD + before.slice(end), marked: before.slice(start, end), isFirst: /\n\s*$/.test(before.slice(0, start)) });
    before = after;
  }
  assert.ok(steps.length < MOST_FIXES, text);
  return { steps, text: before };
}

const toKey = (text: string, path: string): string => `${path}\n${text}`;

async function renderAll(posts: readonly { readonly text: string; readonly path: string }[], blog: Blog): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const { text, path } of posts) {
    const key = toKey(text, path);
    if (!pages.has(key)) pages.set(key, await renderHtml(parsePost(text, { path, reader: getReaderName(blog) }), blog));
  }
  return pages;
}

const BATCH = 500;

/** Has the browser parse pages; in each, the article stands in a box, and something behind it. */
async function drawPages(browser: Browser, pages: ReadonlyMap<string, string>): Promise<(text: string, path: string) => Drawn> {
  const page = await browser.newPage();
  const sources = [...new Set(pages.values())];
  const drawn = new Map<string, Drawn>();
  for (let from = 0; from < sources.length; from += BATCH) {
    const batch = sources.slice(from, from + BATCH);
    const all = await page.evaluate(drawInPage, batch);
    batch.forEach((html, index) => drawn.set(html, JSON.parse(all[index]!) as Drawn));
  }
  await page.close();
  return (text, path) => drawn.get(pages.get(toKey(text, path))!)!;
}

/** Runs in the browser. */
function drawInPage(articles: readonly string[]): string[] {
  const draw = (node: Node): unknown => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
    if (!(node instanceof Element)) return { name: '#comment', attributes: {}, children: [node.nodeValue] };
    const children = node instanceof HTMLTemplateElement ? node.content.childNodes : node.childNodes;
    return { name: node.localName, attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])), children: [...children].map(draw) };
  };
  return articles.map(html => {
    const alone = document.implementation.createHTMLDocument('').createElement('article');
    alone.innerHTML = html;
    const whole = new DOMParser().parseFromString(`<!DOCTYPE html><body><div id="page"><main>${html}</main><footer>.</footer></div>`, 'text/html');
    return JSON.stringify({ name: '#page', attributes: {}, children: [draw(whole.body), draw(alone)] });
  });
}

function getArticle(page: Drawn): Drawn {
  return (page as DrawnElement).children[1]!;
}

/** Puts together the texts that meet, and leaves out the white space that no browser shows: at the ends of blocks, and beside them. */
function tidy(node: Drawn): Drawn {
  if (typeof node === 'string' || /^(?:pre|textarea|#comment)$/.test(node.name)) return node;
  const joined: Drawn[] = [];
  for (const child of node.children) {
    const last = joined.at(-1);
    if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = last + child;
    else joined.push(child);
  }
  const isEdge = (index: number): boolean => {
    const beside = joined[index] ?? node;
    return typeof beside !== 'string' && BLOCK.test(beside.name);
  };
  const children = joined.map((child, index) => {
    if (typeof child !== 'string') return tidy(child);
    const text = child.replaceAll(/[ \t\n]+/g, ' ');
    const start = isEdge(index - 1) ? text.replace(/^ /, '') : text;
    return isEdge(index + 1) ? start.replace(/ $/, '') : start;
  });
  return { ...node, children: children.filter(child => child !== '') };
}

const BLOCK = /^(?!(?:a|abbr|b|code|em|font|i|img|kbd|label|ruby|s|span|strong|sub|sup|u|#comment)$)/;

/** Puts other nodes in place of some. */
function replaceNodes(node: Drawn, replace: (node: Drawn) => readonly Drawn[] | undefined): Drawn {
  const change = (child: Drawn): readonly Drawn[] => replace(child)?.flatMap(change) ?? [replaceNodes(child, replace)];
  return typeof node === 'string' ? node : { ...node, children: node.children.flatMap(change) };
}

function dropEmptyParagraphs(page: Drawn): Drawn {
  return replaceNodes(page, node => (JSON.stringify(tidy(node)) === JSON.stringify({ name: 'p', attributes: {}, children: [] }) ? [] : undefined));
}

function dropLineBreaks(page: Drawn): Drawn {
  return replaceNodes(page, node => (typeof node !== 'string' && node.name === 'br' ? [] : undefined));
}

/** The page is as one with a word in place of what the finding marks. Quotes that Markdown makes curly, and what it makes of headings, depend on that. */
function showMarked({ after, withWord }: Pages, { marked }: Step): readonly [Drawn, Drawn] {
  const say = (text: string): string => text.replaceAll(WORD, () => marked).replaceAll(/[\u201c\u201d]/g, '"').replaceAll(/[\u2018\u2019]/g, '\'');
  const show = (node: Drawn): Drawn => {
    if (typeof node === 'string') return say(node);
    const isAnchor = node.attributes['class'] === 'headerlink';
    return { ...node, attributes: isAnchor ? {} : Object.fromEntries(Object.entries(node.attributes).map(([name, value]) => [say(name), say(value)])), children: node.children.map(show) };
  };
  return [show(withWord), show(after)];
}

/** Puts what stands in elements of the fix behind them; one that would hold the rest of the page as text is the end of it. */
function endAtOnce({ before, after }: Pages, { marked }: Step): readonly [Drawn, Drawn] {
  const name = /^<([^\s/>]+)/.exec(marked)![1]!.toLowerCase();
  const isRaw = /^(?:script|style|textarea|title|iframe|xmp|noembed|noframes|noscript)$/.test(name);
  const end = (page: Drawn): Drawn => {
    let hasEnded = false;
    return replaceNodes(isRaw ? getArticle(page) : page, node => {
      if (hasEnded) return [];
      if (typeof node === 'string' || node.name !== name) return undefined;
      hasEnded = isRaw;
      return isRaw ? [] : node.children;
    });
  };
  // Those are opened anew in each block.
  return /^(?:a|b|code|em|font|i|s|strong|u)$/.test(name) ? [getText(before), getText(after)] : [end(before), end(after)];
}

/** Leaves out the attributes of elements in which they differ, or one of them. */
function dropAttributes(before: Drawn, after: Drawn, only?: string): readonly [Drawn, Drawn] {
  if (typeof before === 'string' || typeof after === 'string') return [before, after];
  const keep = ({ attributes }: DrawnElement): DrawnElement['attributes'] => Object.fromEntries(Object.entries(attributes).filter(([name]) => only !== undefined && name !== only));
  const isSame = JSON.stringify(before.attributes) === JSON.stringify(after.attributes);
  const pairs = before.children.map((child, index) => dropAttributes(child, after.children[index] ?? '', only));
  return [
    { ...before, attributes: isSame ? before.attributes : keep(before), children: pairs.map(([child]) => child) },
    { ...after, attributes: isSame ? after.attributes : keep(after), children: after.children.map((child, index) => pairs[index]?.[1] ?? child) },
  ];
}

function getText(node: Drawn): string {
  return typeof node === 'string' ? node.replaceAll(/<(?:\/?\p{L}|!--)[^>]*>|&\w+;/gu, '').replaceAll(/[^\p{L}\p{N}]/gu, '') : node.name === '#comment' ? '' : node.children.map(getText).join('');
}
