import assert from 'node:assert/strict';
import type { Blog } from '../../src/core/blog';
import { checkPost } from '../../src/core/check';
import { parseHtmlTree } from '../../src/core/post/body';
import { parsePost } from '../../src/core/post/post';
import { renderHtml } from '../../src/core/render/renderHtml';
import { defaultSettings } from '../../src/core/settings';
import { applyEdits, type Span } from '../../src/core/text/span';
import type { Change } from '../../src/core/writing/change';
import type { Mark } from '../../src/core/writing/mark';
import { needsAddress } from '../../src/core/writing/needsAddress';
import { toggleMark } from '../../src/core/writing/toggleMark';
import { atMost, fc, runs } from './fuzzing';
import { bodies } from './generatedBodies';
import { MemoryHost } from './memoryHost';

// Selections stand between « and », a caret is `|`; `¶` … `/¶` is a paragraph in the house's form, `§` … `/§` one that is bold in it.

const blog: Blog = { settings: defaultSettings.hexo, schema: {}, problems: [] };
const host = new MemoryHost();
const head = '---\ntitle: a\n---\n\n';
const house = '<p style="text-indent: 2em; text-align: left;">';
const unfold = (text: string): string => text.replaceAll('/¶', '</p>').replaceAll('/§', '</strong></p>').replaceAll('¶', house).replaceAll('§', `${house}<strong>`);
const fold = (text: string): string => unfold(text).replaceAll(`${house}<strong>`, '§').replaceAll(house, '¶').replaceAll('</strong></p>', '/§').replaceAll('</p>', '/¶');

function readSelections(marked: string): { readonly text: string; readonly selections: readonly Span[] } {
  const selections: Span[] = [];
  let text = '';
  let start = 0;
  for (const part of marked.split(/([«»|])/)) {
    if (part === '«') start = text.length;
    else if (part === '»') selections.push({ start, end: text.length });
    else if (part === '|') selections.push({ start: text.length, end: text.length });
    else text += part;
  }
  return { text, selections };
}

function drawSelections(text: string, { selections }: Change): string {
  const marks = selections.flatMap(({ start, end }) => (start === end ? [{ start, end, text: '|' }] : [{ start, end: start, text: '«' }, { start: end, end, text: '»' }]));
  return applyEdits(text, marks);
}

async function toggle(marked: string, mark: Mark, path = 'a.md'): Promise<string> {
  const { text, selections } = readSelections(head + unfold(marked));
  const change = await toggleMark(parsePost(text, { path, reader: 'hexo' }), blog, selections, mark);
  return change ? fold(drawSelections(applyEdits(text, change.edits), change).slice(head.length)) : fold(marked);
}

type Case = readonly [name: string, before: string, after: string, path?: string];

function draw(mark: Mark, cases: readonly Case[]): void {
  for (const [name, before, after, path] of cases) it(name, async () => assert.equal(await toggle(before, mark, path), fold(after)));
}

describe('the address of a link is needed', () => {
  for (const [name, marked, isNeeded] of [
    ['for words', '¶春«天»/¶', true], ['for a caret', '¶春|/¶', true], ['for one of several', '<p>«<a href="/a">春</a>» «天»</p>', true], ['in Markdown', '春«天»', true],
    ['not where a link is taken away', '<p>春<a href="/a">天|来</a></p>', false], ['not where several are', '<p>«<a href="/a">春</a>» «<a href="/b">天</a>»</p>', false],
    ['not where one of Markdown is', '春[«天»](/a)', false], ['not for an address', '¶«https://example.com/a»/¶', false], ['not for an address in Markdown', '«https://example.com/a»', false], ['not where nothing becomes a link', '<pre>|</pre>', false],
  ] as const) {
    it(name, async () => {
      const { text, selections } = readSelections(head + unfold(marked));
      assert.equal(await needsAddress(parsePost(text, { path: 'a.md', reader: 'hexo' }), blog, selections), isNeeded);
    });
  }
});

describe('bold in HTML', () => draw({ kind: 'bold' }, [
  ['a selection', '¶春«天»来/¶', '¶春<strong>«天»</strong>来/¶'],
  ['a selection with blanks at its ends', '¶a« b »c/¶', '¶a <strong>«b»</strong> c/¶'],
  ['bold, selected', '¶春<strong>«天»</strong>来/¶', '¶春«天»来/¶'],
  ['bold, selected with its tags', '¶春«<strong>天</strong>»来/¶', '¶春«天»来/¶'],
  ['a part of bold', '¶春<b>天«空»海</b>来/¶', '¶春天«空»海来/¶'],
  ['a caret in bold', '¶春<b>天|空</b>来/¶', '¶春天|空来/¶'],
  ['from bold into plain text', '¶a<b>b«c</b>d»e/¶', '¶a<b>b«c</b><strong>d»</strong>e/¶'],
  ['from a link into plain text', '¶a<a href="/">b«c</a>d»e/¶', '¶a<a href="/">b<strong>«c</strong></a><strong>d»</strong>e/¶'],
  ['from plain text into emphasis', '¶a«b<em>c»d</em>/¶', '¶a<strong>«b</strong><em><strong>c»</strong>d</em>/¶'],
  ['around emphasis', '¶«a<em>b</em>c»/¶', '¶<strong>«a<em>b</em>c»</strong>/¶'],
  ['around bold', '¶«a<b>b</b>c»/¶', '¶<strong>«abc»</strong>/¶'],
  ['within emphasis', '¶<em>a«b»c</em>/¶', '¶<em>a<strong>«b»</strong>c</em>/¶'],
  ['emphasis with its tags', '¶a«<em>b</em>»c/¶', '¶a<strong><em>«b»</em></strong>c/¶'],
  ['over two paragraphs', '¶a«b/¶\n¶c»d/¶', '¶a<strong>«b</strong>/¶\n¶<strong>c»</strong>d/¶'.replaceAll('</strong>/¶', '</strong></p>')],
  ['over two bold paragraphs', '§«a/§\n§b»/§', '¶«a/¶\n¶b»/¶'],
  ['over a picture', '¶«a<img src="/a.png" alt="a">b»/¶', '¶<strong>«a<img src="/a.png" alt="a">b»</strong>/¶'],
  ['from within a tag', '<p cla«ss="a">b»c</p>', '<p class="a"><strong>«b»</strong>c</p>'],
  ['a word of English', '¶the br|idge here/¶', '¶the <strong>br|idge</strong> here/¶'],
  ['a caret at the start of a word', '¶the |bridge/¶', '¶the <strong>|bridge</strong>/¶'],
  ['a caret at the end of a word', '¶the bridge|, here/¶', '¶the <strong>bridge|</strong>, here/¶'],
  ['a caret in Chinese', '¶春|天/¶', '¶春<strong>|</strong>天/¶'],
  ['a caret in a pair with nothing in it', '¶春<strong>|</strong>天/¶', '¶春|天/¶'],
  ['an English word amid Chinese', '¶用Vu|e写/¶', '¶用<strong>Vu|e</strong>写/¶'],
  ['two selections', '¶«a»b«c»/¶', '¶<strong>«a»</strong>b<strong>«c»</strong>/¶'],
  ['two selections, one of them bold', '¶<b>«a»</b>b«c»/¶', '¶<b>«a»</b>b<strong>«c»</strong>/¶'],
  ['two bold selections', '¶<b>«a»</b>b<b>«c»</b>/¶', '¶«a»b«c»/¶'],
  ['two carets in a word', '¶ab|cd|ef/¶', '¶<strong>ab|cd|ef</strong>/¶'],
  ['two selections that touch', '¶«春»«天»/¶', '¶<strong>«春»</strong><strong>«天»</strong>/¶'],
  ['items of a list', '<ul>\n<li>«a</li>\n<li>b»</li>\n</ul>', '<ul>\n<li><strong>«a</strong></li>\n<li><strong>b»</strong></li>\n</ul>'],
  ['cells', '<table><tr><td>«a</td><td>b»</td></tr></table>', '<table><tr><td><strong>«a</strong></td><td><strong>b»</strong></td></tr></table>'],
  ['what is no text', '<script>«a»</script>', '<script>«a»</script>'],
  ['in a comment', '¶春<!-- «天» -->/¶', '¶春<!-- «天» -->/¶'],
  ['typed lines', '«春\n天»', '<strong>«春\n天»</strong>', 'a.html'],
  ['around a template', '¶«a {{ "<" }} b»/¶', '¶<strong>«a</strong> {{ "<" }} <strong>b»</strong>/¶'],
  ['plain letters', '«abc»', '<strong>«abc»</strong>', 'a.html'],
]));

describe('emphasis, code and links in HTML', () => {
  draw({ kind: 'emphasis' }, [
    ['emphasis', '¶春«天»来/¶', '¶春<em>«天»</em>来/¶'],
    ['emphasis, selected', '¶春<i>«天»</i>来/¶', '¶春«天»来/¶'],
  ]);
  draw({ kind: 'code' }, [
    ['code', '¶run «npm test»/¶', '¶run <code>«npm test»</code>/¶'],
    ['code, selected', '¶run <code>«npm» test</code>/¶', '¶run «npm» test/¶'],
  ]);
  draw({ kind: 'link', address: 'https://a.example/?b=1&c="d"' }, [
    ['a link', '¶看«这里»/¶', '¶看<a href="https://a.example/?b=1&amp;c=&quot;d&quot;">«这里»</a>/¶'],
    ['a link, selected', '¶看<a href="/b">«这里»</a>/¶', '¶看«这里»/¶'],
    ['an address', '¶看«https://b.example/?a=1&amp;b=2»/¶', '¶看<a href="https://b.example/?a=1&amp;b=2">«https://b.example/?a=1&amp;b=2»</a>/¶'],
    ['a picture', '¶«<img src="/a.png" alt="a">»/¶', '¶<a href="https://a.example/?b=1&amp;c=&quot;d&quot;">«<img src="/a.png" alt="a">»</a>/¶'],
    ['around a link', '¶«a<a href="/b">b</a>»/¶', '¶<a href="https://a.example/?b=1&amp;c=&quot;d&quot;">«ab»</a>/¶'],
    ['over two paragraphs', '¶«a/¶¶b»/¶', '¶<a href="https://a.example/?b=1&amp;c=&quot;d&quot;">«a</a>/¶¶<a href="https://a.example/?b=1&amp;c=&quot;d&quot;">b»</a>/¶'],
  ]);
});

describe('marks in Markdown', () => {
  draw({ kind: 'bold' }, [
    ['bold', 'a «b» c', 'a **«b»** c'],
    ['bold, selected', 'a **«b»** c', 'a «b» c'],
    ['bold, selected with its marks', 'a «**b**» c', 'a «b» c'],
    ['a caret in bold', 'a **b|c** d', 'a b|c d'],
    ['a word', 'the br|idge', 'the **br|idge**'],
    ['Chinese', '春«天»来', '春**«天»**来'],
    ['a caret in Chinese', '春|天', '春**|**天'],
    ['a mark of Chinese at the end', '春«天。»来', '春<strong>«天。»</strong>来'],
    ['quotes of Chinese', '他说«“好”»了', '他说<strong>«“好”»</strong>了'],
    ['a mark of Chinese at the end of the line', '春«天。»', '春**«天。»**'],
    ['bold in HTML, selected', '他说<strong>«“好”»</strong>了', '他说«“好”»了'],
    ['around a link', '«a [b](/c)»', '**«a [b](/c)»**'],
    ['from emphasis into plain text', '*a «b* c» d', '*a «b* **c»** d'],
    ['lines', '«a\nb»', '**«a**\n**b»**'],
    ['items', '- «a\n- b»', '- **«a**\n- **b»**'],
    ['in code', '`a «b» c`', '`a «b» c`'],
    ['in fenced code', '```\na «b»\n```', '```\na «b»\n```'],
    ['in a block of HTML', 'a\n\n<p>春«天»</p>\n\nb', 'a\n\n<p>春<strong>«天»</strong></p>\n\nb'],
  ]);
  draw({ kind: 'emphasis' }, [['emphasis', 'a «b» c', 'a *«b»* c'], ['emphasis, selected', 'a *«b»* c', 'a «b» c'], ['in bold', '**a «b» c**', '**a *«b»* c**'], ['all of bold', '**«b»**', '***«b»***'], ['emphasis in part of it, up to where its own mark would not count', '文 «*斜* ， **粗**末»', '文 <em>«斜 ， **粗**末»</em>']]);
  draw({ kind: 'code' }, [['code', 'run «npm»', 'run `«npm»`'], ['code, selected', 'run `«npm»` now', 'run «npm» now'], ['with a back-tick', 'a «b`c»', 'a ``«b`c»``'], ['beside code', '«文»`c`', '<code>«文»</code>`c`']]);
  draw({ kind: 'link', address: 'https://a.example/b_(c)' }, [
    ['a link', '看«这里»', '看[«这里»](https://a.example/b%5F%28c%29)'],
    ['a link, selected', '看[«这里»](/b)', '看«这里»'],
    ['a link in it', '«看 [这里](/b) 吧»', '[«看 这里 吧»](https://a.example/b%5F%28c%29)'],
    ['brackets', '看«[1]»', '看<a href="https://a.example/b_(c)">«[1]»</a>'],
  ]);
  draw({ kind: 'heading', level: 3 }, [['a heading', '春|天', '### 春|天'], ['a heading of another level', '## «春天»', '### «春天»'], ['a heading again', '### 春|天', '春|天'], ['lines', '«a\n\nb»', '### «a\n\n### b»'], ['an empty line', 'a\n\n|', 'a\n\n### |']]);
  draw({ kind: 'quote' }, [['a quote', '«a\n\nb»', '> «a\n> \n> b»'], ['a quote again', '> «a\n> \n> b»', '«a\n\nb»']]);
  draw({ kind: 'list', isOrdered: false }, [['a list', '«a\nb»', '- «a\n- b»'], ['a list again', '- «a\n- b»', '«a\nb»'], ['of numbers', '1. «a\n2. b»', '- «a\n- b»'], ['indented', '  a|', '  - a|']]);
  draw({ kind: 'list', isOrdered: true }, [['numbers', '«a\n\nb»', '1. «a\n\n2. b»']]);
  draw({ kind: 'paragraph' }, [['a paragraph of a heading', '## 春|天', '春|天'], ['fenced code', '```\n# a|\n```', '```\n# a|\n```']]);
});

describe('blocks in HTML', () => {
  describe('heading', () => draw({ kind: 'heading', level: 2 }, [
    ['a paragraph', '¶春|天/¶', '<h2>春|天</h2>'],
    ['a heading again', '<h2>春|天</h2>', '¶春|天/¶'],
    ['a heading of another level', '<h3>春|天</h3>', '<h2>春|天</h2>'],
    ['the head of a section', '§春|天/§', '<h2>春|天</h2>'],
    ['a typed line', '春天|', '<h2>春天|</h2>', 'a.html'],
    ['two paragraphs', '¶«a/¶\n<h2>b»</h2>', '<h2>«a</h2>\n<h2>b»</h2>'],
    ['an item', '<ul><li>春|天</li></ul>', '<ul><li>春|天</li></ul>'],
    ['an empty post', '|', '<h2>|</h2>'],
  ]));
  describe('section', () => draw({ kind: 'heading' }, [
    ['a paragraph', '¶春|天/¶', '§春|天/§'],
    ['a section again', '§春|天/§', '¶春|天/¶'],
    ['bold words at both ends', '¶<strong>a</strong>b|<strong>c</strong></p>', '§<strong>a</strong>b|<strong>c</strong></strong></p>'],
  ]));
  describe('quote', () => draw({ kind: 'quote' }, [
    ['a paragraph', '¶春|天/¶', '<blockquote>\n<p>春|天</p>\n</blockquote>'],
    ['a quote again', '<blockquote>\n<p>春|天</p>\n</blockquote>', '¶春|天/¶'],
    ['two paragraphs with a picture between', '¶«a/¶\n<p><img src="/a.png" alt="a"></p>\n¶b»/¶', '<blockquote>\n<p>«a</p>\n<p><img src="/a.png" alt="a"></p>\n<p>b»</p>\n</blockquote>'],
    ['an item', '<ul>\n<li>春|天</li>\n</ul>', '<blockquote>\n<ul>\n<li>春|天</li>\n</ul>\n</blockquote>'],
    ['on a line of several', '¶a/¶¶b|/¶¶c/¶', '¶a/¶<blockquote><p>b|</p></blockquote>¶c/¶'],
    ['a typed line', '春天|', '<blockquote>\n<p>春天|</p>\n</blockquote>', 'a.html'],
    ['a quoted line again', '<blockquote>\n春|天\n</blockquote>', '¶春|天/¶', 'a.html'],
  ]));
  describe('list', () => draw({ kind: 'list', isOrdered: false }, [
    ['two paragraphs', '<div>\n  ¶«a/¶\n  ¶b»/¶\n</div>', '<div>\n  <ul>\n  <li>«a</li>\n  <li>b»</li>\n  </ul>\n</div>'],
    ['a list again', '<div>\n  <ul>\n  <li>«a</li>\n  <li>b»</li>\n  </ul>\n</div>', '<div>\n  ¶«a/¶\n  ¶b»/¶\n</div>'],
    ['of numbers', '<ol>\n<li>a|</li>\n<li>b</li>\n</ol>', '<ul>\n<li>a|</li>\n<li>b</li>\n</ul>'],
    ['on one line', '¶«a/¶¶b»/¶', '<ul>\n<li>«a</li><li>b»</li>\n</ul>'],
    ['typed lines', '«a\nb»', '<ul>\n<li>«a</li>\n<li>b»</li>\n</ul>', 'a.html'],
    ['paragraphs with a heading between', '¶«a/¶\n<hr>\n¶b»/¶', '<ul>\n<li>«a</li>\n</ul>\n<hr>\n<ul>\n<li>b»</li>\n</ul>'],
  ]));
  describe('paragraph', () => draw({ kind: 'paragraph' }, [
    ['typed lines', '«春\n天»', '¶«春/¶\n¶天»/¶', 'a.html'],
    ['paragraphs that were typed lines', '¶«春/¶\n¶天»/¶', '«春\n天»', 'a.html'],
    ['a bare paragraph', '<p>春|</p>', '¶春|/¶'],
    ['a heading', '<h2>春|</h2>', '¶春|/¶'],
    ['the head of a section', '§春|/§', '¶春|/¶'],
    ['a list', '<ul>\n<li>a|</li>\n<li>b</li>\n</ul>', '¶a|/¶\n¶b/¶'],
    ['a picture', '<p style="text-align:center"><img src="/a.png" alt="a">|</p>', '<p style="text-align:center"><img src="/a.png" alt="a">|</p>'],
    ['a tag with code in it', '<p\n```\n<b>\n```\n>春|</p>', '<p\n```\n<b>\n```\n>春|</p>', 'a.html'],
    ['an empty post', '|', '¶|/¶'],
    ['an empty line', '¶a/¶\n|\n¶b/¶', '¶a/¶\n¶|/¶\n¶b/¶'],
    ['paragraphs on a line', '¶«a/¶¶b»/¶', '¶«a/¶¶b»/¶'],
  ]));
});

const marks: readonly Mark[] = [
  { kind: 'bold' }, { kind: 'emphasis' }, { kind: 'code' }, { kind: 'link', address: 'https://a.example/' },
  { kind: 'heading' }, { kind: 'heading', level: 2 }, { kind: 'quote' }, { kind: 'list', isOrdered: false }, { kind: 'list', isOrdered: true }, { kind: 'paragraph' },
];

describe('marks of generated bodies', () => {
  const word = fc.constantFrom('春天', '，', '“夏”', 'autumn', ' ', '&amp;', '😀', '<br>');
  const inline = fc.letrec<{ inline: string }>(tie => ({
    inline: fc.oneof({ depthSize: 'small' }, { weight: 3, arbitrary: word }, fc.tuple(fc.constantFrom('strong', 'b', 'em', 'code', 'span style="color:red"'), tie('inline'), word, tie('inline')).map(([tag, ...parts]) => `<${tag}>${parts.join('')}</${tag.split(' ')[0]!}>`)),
  })).inline;
  const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map(parts => `文${parts.join('')}`);
  const block = fc.oneof(
    fc.tuple(fc.constantFrom(house, '<p>', '<h2>', `${house}`), line).map(([opening, text]) => `${opening}${text}</${/\w+/.exec(opening)![0]}>`),
    fc.array(line, { minLength: 1, maxLength: 3 }).map(items => `<ul>\n${items.map(item => `<li>${item}</li>`).join('\n')}\n</ul>`),
    line.map(text => `<blockquote><p>${text}</p></blockquote>`),
  );
  const body = fc.tuple(fc.array(block, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '', '\r\n')).map(([blocks, gap]) => `<div>\n${blocks.join(gap)}\n</div>\n`);

  async function change(text: string, path: string, at: readonly [number, number], kind: Mark): Promise<{ readonly before: string; readonly after: string } | undefined> {
    const before = head + text;
    const [start, end] = at.map(offset => offset % (before.length + 1)).sort((a, b) => a - b) as [number, number];
    const done = await toggleMark(parsePost(before, { path, reader: 'hexo' }), blog, [{ start, end }], kind);
    if (!done) return undefined;
    let position = head.trimEnd().length;
    for (const edit of done.edits) {
      assert.ok(position <= edit.start && edit.start <= edit.end && edit.end <= before.length);
      position = edit.end;
    }
    const after = applyEdits(before, done.edits);
    for (const selection of done.selections) assert.ok(0 <= selection.start && selection.start <= selection.end && selection.end <= after.length);
    return { before, after };
  }
  const place = fc.tuple(fc.nat(), fc.nat());
  const readText = async (text: string): Promise<string> => (await parseHtmlTree(parsePost(text, { path: 'a.html', reader: 'hexo' }))).texts.map(({ value }) => value).join('').replaceAll(/\s+/g, '');
  const countHtml = async (text: string): Promise<number> => (await checkPost(parsePost(text, { path: 'a.html', reader: 'hexo' }), blog, host)).filter(({ rule }) => rule.startsWith('html-')).length;

  it('leave the text as it is read, and no HTML worse', () => fc.assert(fc.asyncProperty(body, place, fc.constantFrom(...marks), async (text, at, kind) => {
    const changed = await change(text, 'a.html', at, kind);
    if (!changed) return;
    assert.equal(await readText(changed.after), await readText(changed.before));
    assert.ok(await countHtml(changed.after) <= await countHtml(changed.before), changed.after);
  }), runs(800))).timeout(atMost(60_000));

  it('stay in bounds in any body', () => fc.assert(fc.asyncProperty(bodies, place, fc.constantFrom(...marks), fc.boolean(), async (text, at, kind, isHtml) => {
    await change(text, isHtml ? 'a.html' : 'a.md', at, kind);
  }), runs(500))).timeout(atMost(60_000));

  const markdownWord = fc.constantFrom('春天', '。', '“夏”', ' ', 'word', '，', '(a)', '**粗**', '*斜*', '`c`', '[链](/a)');
  it('show the same in Markdown', () => fc.assert(fc.asyncProperty(fc.array(markdownWord, { minLength: 1, maxLength: 8 }), place, fc.constantFrom(...marks.slice(0, 4)), async (words, at, kind) => {
    const text = `文${words.join(' ')}末\n`;
    const start = at[0] % text.length;
    const changed = await change(text, 'a.md', [head.length + start, head.length + start + 1 + at[1] % (text.length - start)], kind);
    if (!changed) return;
    const show = async (source: string): Promise<string> => (await renderHtml(parsePost(source, { path: 'a.md', reader: 'hexo' }), blog)).replaceAll(/<[^>]*>|\s+/g, '');
    assert.equal(await show(changed.after), await show(changed.before), changed.after);
  }), runs(500))).timeout(atMost(60_000));
});
