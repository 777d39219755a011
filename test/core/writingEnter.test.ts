import assert from 'node:assert/strict';
import type { Blog } from '../../src/core/blog';
import { parseHtmlTree } from '../../src/core/post/body';
import { voidElements } from '../../src/core/post/htmlNames';
import { parsePost, type Post } from '../../src/core/post/post';
import { defaultSettings } from '../../src/core/settings';
import { applyEdits } from '../../src/core/text/span';
import { pressBackspace } from '../../src/core/writing/backspace';
import type { Change } from '../../src/core/writing/change';
import { pressEnter } from '../../src/core/writing/enter';
import { isWhole } from '../../src/core/writing/htmlPlace';
import { bodies } from './generatedBodies';
import { asksOracles, atMost, fc, runs, scale } from './fuzzing';
import { renderInHexo } from './inHexo';

// The caret is `|`. `¶` and `§` begin a paragraph in the house's form and one that is bold in it; `/¶` and `/§` end them.

const blog: Blog = { settings: defaultSettings.hexo, schema: {}, problems: [] };
const head = '---\ntitle: a\n---\n\n';
const house = '<p style="text-indent: 2em; text-align: left;">';
const unfold = (text: string): string => text.replaceAll('/¶', '</p>').replaceAll('/§', '</strong></p>').replaceAll('¶', house).replaceAll('§', `${house}<strong>`);
const fold = (text: string): string => text.replaceAll(`${house}<strong>`, '§').replaceAll(house, '¶').replaceAll('</strong></p>', '/§').replaceAll('</p>', '/¶');

/** How many end tags end nothing, and how many elements have none. */
async function countFaults(post: Post, text: string): Promise<number> {
  const { strayEndTags, elements } = await parseHtmlTree(parsePost(text, post));
  return strayEndTags.length + elements.filter(element => !voidElements.has(element.name) && !isWhole(element)).length;
}

type Key = typeof pressEnter;

async function press(key: Key, marked: string, path = 'a.md', own = blog): Promise<{ readonly change: Change | undefined; readonly before: string; readonly after: string }> {
  const before = marked.replace('|', '');
  const change = await key(parsePost(before, { path, reader: 'hexo' }), own, marked.indexOf('|'));
  return { change, before, after: change ? mark(applyEdits(before, change.edits), change) : marked };
}

function mark(text: string, { selections: [caret] }: Change): string {
  return `${text.slice(0, caret!.start)}|${text.slice(caret!.start)}`;
}

function draw(key: Key, cases: readonly (readonly [name: string, before: string, after: string | undefined, path?: string])[]): void {
  for (const [name, before, after, path] of cases) {
    it(name, async () => {
      const pressed = await press(key, head + unfold(before), path);
      assert.equal(pressed.change && fold(pressed.after.slice(head.length)), after === undefined ? undefined : fold(unfold(after)));
    });
  }
}

describe('Enter in an HTML body', () => {
  draw(pressEnter, [
    // At the end.
    ['at the end of a paragraph', '¶春天|/¶\n', '¶春天/¶\n¶|/¶\n'],
    ['at the end of a bare paragraph', '<p>春天|</p>\n', '<p>春天</p>\n¶|/¶\n'],
    ['at the end of a centred paragraph', '<p style="text-align:center">图|</p>\n', '<p style="text-align:center">图</p>\n¶|/¶\n'],
    ['before white space at the end', '¶春天|  /¶\n', '¶春天  /¶\n¶|/¶\n'],
    ['behind the end tag', '¶春天/¶|\n', '¶春天/¶\n¶|/¶\n'],
    ['behind the end tag of a heading', '<h2>春天</h2>|\n', '<h2>春天</h2>\n¶|/¶\n'],
    ['behind the end tag of an item', '<ul>\n<li>春</li>|\n</ul>\n', '<ul>\n<li>春</li>\n<li>|</li>\n</ul>\n'],
    ['behind the end tag, text behind it', '¶春天/¶|夏天\n', undefined],
    ['behind the end tag of a container', '<div>¶春天/¶</div>|\n', undefined],
    ['at the end of the head of a section', '§一、春|/§\n', '§一、春/§\n¶|/¶\n'],
    ['behind the bold of the head of a section', '§一、春</strong>|</p>\n', '§一、春/§\n¶|/¶\n'],
    ['at the end of a heading', '<h2>春|</h2>\n<p>a</p>\n', '<h2>春</h2>\n¶|/¶\n<p>a</p>\n'],
    ['at the end of a heading with an id', '<h2 id="spring">春|</h2>\n', '<h2 id="spring">春</h2>\n¶|/¶\n'],
    ['at the end of a link', '¶看<a href="/a">这里|</a>/¶\n', '¶看<a href="/a">这里</a>/¶\n¶|/¶\n'],
    ['at the end of code', '¶用<code>a|</code>/¶\n', '¶用<code>a</code>/¶\n¶|/¶\n'],
    ['behind a picture', '¶<img src="/a.png" alt="a">|/¶\n', '¶<img src="/a.png" alt="a">/¶\n¶|/¶\n'],
    ['on an indented line', '<div>\n  ¶春天|/¶\n</div>\n', '<div>\n  ¶春天/¶\n  ¶|/¶\n</div>\n'],
    ['on a line indented by a tab', '<div>\n\t¶春天|/¶\n</div>\n', '<div>\n\t¶春天/¶\n\t¶|/¶\n</div>\n'],
    ['beside the next on its line', '<div>\n¶春/¶¶夏|/¶¶秋/¶\n</div>\n', '<div>\n¶春/¶¶夏/¶¶|/¶¶秋/¶\n</div>\n'],
    ['at the end of a line of several', '<div>\n¶春/¶¶夏|/¶ \n  \n</div>\n', '<div>\n¶春/¶¶夏/¶¶|/¶ \n  \n</div>\n'],
    ['at the end of a line of several, more lines below', '¶春/¶¶夏|/¶\n¶秋/¶\n', '¶春/¶¶夏/¶\n¶|/¶\n¶秋/¶\n'],
    ['in a container on one line', '<div>¶春|/¶</div>\n', '<div>¶春/¶¶|/¶</div>\n'],
    ['at the end of the file', '¶春天|/¶', '¶春天/¶\n¶|/¶'],
    ['in a paragraph of several lines', '<p>\n  春天\n  夏天|\n</p>\n', '<p>\n  春天\n  夏天\n</p>\n¶|/¶\n'],
    ['in a quote', '<blockquote>\n<p>春|</p>\n</blockquote>\n', '<blockquote>\n<p>春</p>\n<p>|</p>\n</blockquote>\n'],
    ['in a cell', '<table><tr><td><p>春|</p></td></tr></table>\n', '<table><tr><td><p>春</p><p>|</p></td></tr></table>\n'],
    ['in an item', '<ul>\n  <li>春|</li>\n</ul>\n', '<ul>\n  <li>春</li>\n  <li>|</li>\n</ul>\n'],
    ['in an item between others', '<ul>\n<li>春|</li>\n<li>秋</li>\n</ul>\n', '<ul>\n<li>春</li>\n<li>|</li>\n<li>秋</li>\n</ul>\n'],
    ['in an item on one line', '<ul><li>春|</li></ul>\n', '<ul><li>春</li><li>|</li></ul>\n'],
    ['in an item with a number', '<ol><li value="3" class="a">春|</li></ol>\n', '<ol><li value="3" class="a">春</li><li class="a">|</li></ol>\n'],
    ['before a list in an item', '<ul>\n<li>春|\n<ul>\n<li>夏</li>\n</ul>\n</li>\n</ul>\n', '<ul>\n<li>春</li>\n<li>|<ul>\n<li>夏</li>\n</ul>\n</li>\n</ul>\n'],
    ['in an HTML post', '¶春天|/¶\n', '¶春天/¶\n¶|/¶\n', 'a.html'],
    ['with capital letters', '<P>春天|</P>\n', '<P>春天</P>\n¶|/¶\n'],

    // In the middle.
    ['in the middle', '¶春天|夏天/¶\n', '¶春天/¶\n¶|夏天/¶\n'],
    ['in the middle of a bare paragraph', '<p>春天|夏天</p>\n', '<p>春天</p>\n<p>|夏天</p>\n'],
    ['in the middle of a centred paragraph', '<p style="text-align:center" id="x">春|夏</p>\n', '<p style="text-align:center" id="x">春</p>\n<p style="text-align:center">|夏</p>\n'],
    ['between words', '¶Spring |and autumn/¶\n', '¶Spring/¶\n¶|and autumn/¶\n'],
    ['before a blank', '¶Spring| and autumn/¶\n', '¶Spring/¶\n¶|and autumn/¶\n'],
    ['at a line break', '<p>春\n|夏</p>\n', '<p>春</p>\n<p>|夏</p>\n'],
    ['before a blank of Chinese, which stays', '¶春|　夏/¶\n', '¶春/¶\n¶|　夏/¶\n'],
    ['in bold', '¶一<strong>春|夏</strong>二/¶\n', '¶一<strong>春</strong>/¶\n¶<strong>|夏</strong>二/¶\n'],
    ['in a link in bold', '¶<b>一<a href="/a" id="l">春|夏</a></b>二/¶\n', '¶<b>一<a href="/a" id="l">春</a></b>/¶\n¶<b><a href="/a">|夏</a></b>二/¶\n'],
    ['at the end of bold', '¶一<strong>春|</strong>夏/¶\n', '¶一<strong>春</strong>/¶\n¶|夏/¶\n'],
    ['at the start of bold', '¶一<strong>|春</strong>夏/¶\n', '¶一/¶\n¶|<strong>春</strong>夏/¶\n'],
    ['in the head of a section', '§一、春|夏/§\n', '§一、春/§\n§|夏/§\n'],
    ['in a heading', '<h2 id="a">春|夏</h2>\n', '<h2 id="a">春</h2>\n<h2>|夏</h2>\n'],
    ['in an item', '<ul>\n<li>春|夏</li>\n</ul>\n', '<ul>\n<li>春</li>\n<li>|夏</li>\n</ul>\n'],
    ['in a quote', '<blockquote><p>春|夏</p></blockquote>\n', '<blockquote><p>春</p><p>|夏</p></blockquote>\n'],
    ['on a line of several', '¶春|夏/¶¶秋/¶\n', '¶春/¶¶|夏/¶¶秋/¶\n'],
    ['in a paragraph whose tag has a quotation mark too many and another tag in it', '<p style="font-family: "<p>urier| New"">x</p>\n', '<p style="font-family: "<p>urier</p>\n<p style="font-family: "<p>|New"">x</p>\n'],
    ['in code', '¶<code>a|b</code>/¶\n', undefined],

    // At the start.
    ['at the start', '¶春/¶\n¶|夏/¶\n', '¶春/¶\n¶/¶\n¶|夏/¶\n'],
    ['at the start of bold at the start', '§|春/§\n', '¶/¶\n§|春/§\n'],
    ['at the start of a heading', '<h2>|春</h2>\n', '¶/¶\n<h2>|春</h2>\n'],
    ['at the start of an item', '<ul>\n<li>|春</li>\n</ul>\n', '<ul>\n<li></li>\n<li>|春</li>\n</ul>\n'],
    ['at the start of the second on a line', '¶春/¶¶|夏/¶¶秋/¶\n', '¶春/¶¶/¶¶|夏/¶¶秋/¶\n'],

    // In an empty one.
    ['in an empty paragraph', '¶春/¶\n¶|/¶\n', '¶春/¶\n|\n'],
    ['in an empty paragraph between others', '¶春/¶\n¶|/¶\n¶夏/¶\n', '¶春/¶\n|\n¶夏/¶\n'],
    ['in an empty paragraph with a blank', '¶春/¶\n¶ |/¶\n', '¶春/¶\n|\n'],
    ['in an empty one, indented', '<div>\n  ¶春/¶\n  ¶|/¶\n</div>\n', '<div>\n  ¶春/¶\n  |\n</div>\n'],
    ['in an empty one between others on a line', '¶春/¶¶|/¶¶夏/¶\n', '¶春/¶\n|\n¶夏/¶\n'],
    ['in an empty head of a section', '§|/§\n', '|\n'],
    ['in an empty heading', '<h2>|</h2>\n', '¶|/¶\n'],
    ['in an empty item at the end', '<ul>\n<li>春</li>\n<li>|</li>\n</ul>\n', '<ul>\n<li>春</li>\n</ul>\n¶|/¶\n'],
    ['in an empty item at the end of one line', '<div>\n<ul><li>春</li><li>|</li></ul>\n</div>\n', '<div>\n<ul><li>春</li></ul>\n¶|/¶\n</div>\n'],
    ['in the only item', '<ul>\n<li>|</li>\n</ul>\n', '¶|/¶\n'],
    ['in an empty item between others', '<ul>\n<li>春</li>\n<li>|</li>\n<li>夏</li>\n</ul>\n', undefined],
    ['in an empty item of a list in an item', '<ul>\n<li>春\n<ul>\n<li>夏</li>\n<li>|</li>\n</ul>\n</li>\n</ul>\n', '<ul>\n<li>春\n<ul>\n<li>夏</li>\n</ul>\n</li>\n<li>|</li>\n</ul>\n'],
    ['in the only item of a list in an item', '<ul>\n<li>春<ul><li>|</li></ul></li>\n</ul>\n', '<ul>\n<li>春</li>\n<li>|</li>\n</ul>\n'],
    ['in an empty paragraph at the end of a quote', '<blockquote>\n<p>春</p>\n<p>|</p>\n</blockquote>\n', '<blockquote>\n<p>春</p>\n</blockquote>\n¶|/¶\n'],
    ['in the only paragraph of a quote', '<blockquote><p>|</p></blockquote>\n', '¶|/¶\n'],
    ['in a paragraph of a picture alone', '¶|<img src="/a.png" alt="a">/¶\n', '¶/¶\n¶|<img src="/a.png" alt="a">/¶\n'],

    // Where an empty line would make code of what follows.
    ['in an empty one, indented by four blanks', '<div>\n    ¶春/¶\n    ¶|/¶\n    ¶夏/¶\n</div>\n', '<div>\n    ¶春/¶|\n    ¶夏/¶\n</div>\n'],
    ['in the first, indented by a tab', '<div>\n\t¶|/¶\n\t¶夏/¶\n</div>\n', '<div>|\n\t¶夏/¶\n</div>\n'],
    ['in an empty one beside another, indented', '<div>\n    ¶春/¶¶|/¶\n    ¶夏/¶\n</div>\n', '<div>\n    ¶春/¶|\n    ¶夏/¶\n</div>\n'],
    ['in the last, indented by four blanks', '<div>\n    ¶春/¶\n    ¶|/¶\n</div>\n', '<div>\n    ¶春/¶\n    |\n</div>\n'],
    ['in an empty one of an HTML post, indented', '<div>\n    ¶|/¶\n    ¶夏/¶\n</div>\n', '<div>\n    |\n    ¶夏/¶\n</div>\n', 'a.html'],

    // In a quote or a list of Markdown.
    ['at the end in a quote of Markdown', '> <p>春|</p>\n> <p>夏</p>\n', '> <p>春</p>\n> <p>|</p>\n> <p>夏</p>\n'],
    ['behind the end tag in a quote of Markdown', '> <p>春</p>|\n', '> <p>春</p>\n> <p>|</p>\n'],
    ['at the start in a quote of Markdown', '> <p>|春</p>\n', '> <p></p>\n> <p>|春</p>\n'],
    ['in the middle in a quote in a quote of Markdown', '> > <p>春|夏</p>\n', '> > <p>春</p>\n> > <p>|夏</p>\n'],
    ['in an empty one in a quote of Markdown', '> <p>春</p>\n> <p>|</p>\n> <p>夏</p>\n', '> <p>春</p>|\n> <p>夏</p>\n'],
    ['in the only one in a quote of Markdown', '> <p>|</p>\n', '> |\n'],
    ['at the end of a typed line in a quote of Markdown', '> <div>\n> 春|\n> </div>\n', undefined],
    ['at the end in a list of Markdown', '- <p>春|</p>\n  <p>夏</p>\n', '- <p>春</p>\n  <p>|</p>\n  <p>夏</p>\n'],
    ['in a later paragraph of an item of Markdown', '- 春\n\n  <p>夏|</p>\n', '- 春\n\n  <p>夏</p>\n  ¶|/¶\n'],

    // Bare text.
    ['at the end of a typed line', '<div>\n春天来了|\n</div>\n', '<div>\n¶春天来了/¶\n¶|/¶\n</div>\n'],
    ['at the end of a typed line of an HTML post', '春天来了|', '¶春天来了/¶\n¶|/¶', 'a.html'],
    ['at the end of a typed line of an HTML post, white space behind it', '  Spring |\n', '  ¶Spring/¶\n  ¶|/¶\n', 'a.html'],
    ['at the end of a typed line below a paragraph', '¶春/¶\n夏天|\n', '¶春/¶\n¶夏天/¶\n¶|/¶\n'],
    ['at the end of a typed line above another', '春|\n夏\n', '¶春/¶\n¶|/¶\n夏\n', 'a.html'],
    ['at the end of a typed line with bold and a link', '春<b>天</b><a href="/a">来|</a>了\n', undefined, 'a.html'],
    ['behind a link at the end of a typed line', '春<b>天</b>，<a href="/a">来了</a>|\n', '¶春<b>天</b>，<a href="/a">来了</a>/¶\n¶|/¶\n', 'a.html'],
    ['in the middle of a typed line', '春|天\n', undefined, 'a.html'],
    ['at the end of a typed line in a container on the line', '<div>春天|</div>\n', '<div>¶春天/¶\n¶|/¶</div>\n'],
    ['at the end of a typed line in a quote', '<blockquote>\n春天|\n</blockquote>\n', '<blockquote>\n<p>春天</p>\n<p>|</p>\n</blockquote>\n'],
    ['behind a picture on a line of its own', '<img src="/a.png" alt="a">|\n', undefined, 'a.html'],
    ['behind a tag of a template', '{% img /a.png %}|\n', undefined, 'a.html'],
    ['behind a comment', '春<!-- 天 -->|\n', undefined, 'a.html'],
    ['behind a comment of several lines', '<!-- 春\n天 -->|\n', undefined],
    ['behind a comment of several lines in a container', '<div>\n<!-- 春\n天 -->夏|\n</div>\n', undefined],
    ['behind a comment with fenced code in it', '<!-- 春\n\n```js\n{{ x }}\n```\n-->|\n', undefined],
    ['on an empty line', '¶春/¶\n|\n', undefined],
    ['behind a rule', '春<hr>|\n', undefined, 'a.html'],

    // Where Enter is VS Code's.
    ['in Markdown', '春天|\n\n夏天\n', undefined],
    ['in a list of Markdown', '- 春|\n- 夏\n', undefined],
    ['in a start tag', '<p sty|le="a">春</p>\n', undefined],
    ['in an end tag', '¶春</|p>\n', undefined],
    ['in a half-typed tag', '¶春天<b|/¶\n', undefined],
    ['in a paragraph without an end tag', '<p>春|\n', undefined],
    ['in bold without an end tag', '¶<b>春|夏/¶\n', undefined],
    ['in a comment', '<!-- 春| -->\n', undefined],
    ['in a comment in a paragraph', '¶一<!-- 春| -->二/¶\n', undefined],
    ['in pre', '<pre>春|</pre>\n', undefined],
    ['in a script', '<script>a|</script>\n', undefined],
    ['in a style', '<style>a|</style>\n', undefined],
    ['in a text area', '<p><textarea>a|</textarea></p>\n', undefined],
    ['in a cell', '<table><tr><td>春|</td></tr></table>\n', undefined],
    ['in a template', '¶春{{ "a|b" }}/¶\n', undefined],
    ['in fenced code', '<p>春</p>\n\n```\n<p>a|</p>\n```\n', undefined, 'a.html'],
    ['in SVG', '<svg><text>a|</text></svg>\n', undefined],
    ['in wrongly nested bold', '¶<b>春<i>夏|天</b>秋</i>/¶\n', undefined],
  ]);

  for (const [name, before, after] of [
    ['in the front matter', '---\ntitle: a|\n---\n\n<p>a</p>\n', undefined],
    ['in a line that may become metadata', 'title: 春天|\n', undefined],
    ['in a block that is not closed', '---\ntitle: a\n春天|\n', undefined],
    ['CRLF', `${head}<div>\n  ${house}春|夏</p>\n</div>\n`.replaceAll('\n', '\r\n'), `${head}<div>\n  ${house}春</p>\n  ${house}|夏</p>\n</div>\n`.replaceAll('\n', '\r\n')],
    ['CRLF, in an empty paragraph', `${head}${house}春</p>${house}|</p>\n`.replaceAll('\n', '\r\n'), `${head}${house}春</p>\n|\n`.replaceAll('\n', '\r\n')],
    ['CRLF, a typed line', `${head}春天|\n`.replaceAll('\n', '\r\n'), `${head}${house}春天</p>\n${house}|</p>\n`.replaceAll('\n', '\r\n')],
  ] as const) {
    it(name, async () => assert.equal((await press(pressEnter, before, 'a.html')).after, after ?? before));
  }

  for (const [name, block, before, after] of [
    ['of another element', '<div class="p">{text}</div>', '<div class="p">春|夏</div>\n', '<div class="p">春</div>\n<div class="p">|夏</div>\n'],
    ['of another element, at the end', '<div class="p">{text}</div>', '<div class="p">春|</div>\n', '<div class="p">春</div>\n<div class="p">|</div>\n'],
    ['of another element, empty', '<div class="p">{text}</div>', '<div class="p">|</div>\n', '|\n'],
    ['of two elements', '<p><span class="t">{text}</span></p>', '<p><span class="t">春|</span></p>\n', '<p><span class="t">春</span></p>\n<p><span class="t">|</span></p>\n'],
    ['of two elements, in the middle', '<p><span class="t">{text}</span></p>', '<p><span class="t">春|夏</span></p>\n', '<p><span class="t">春</span></p>\n<p><span class="t">|夏</span></p>\n'],
    ['that is no HTML', '　　{text}', '<p>春|</p>\n', '<p>春</p>\n<p>|</p>\n'],
  ] as const) {
    it(`a form ${name}`, async () => {
      const own = { ...blog, settings: { ...blog.settings, paragraph: { block } } };
      assert.equal((await press(pressEnter, before, 'a.html', own)).after, after);
    });
  }

  it('an article is written from an empty HTML post by typing alone', async () => {
    let text = `${head}|`;
    for (const key of ['春天来了。', '\n', '第二段。', '\n', '\n', '又一段', '\n', '完。']) {
      if (key === '\n') {
        const { change, after } = await press(pressEnter, text, 'a.html');
        assert.ok(change, text);
        text = after;
      } else text = text.replace('|', `${key}|`);
    }
    assert.equal(fold(text.slice(head.length)), '¶春天来了。/¶\n¶第二段。/¶\n¶又一段/¶\n¶完。|/¶');
  });
});

describe('Backspace in an HTML body', () => {
  draw(pressBackspace, [
    ['at the start of a paragraph', '¶春/¶\n¶|夏/¶\n', '¶春|夏/¶\n'],
    ['at the start of one on the same line', '¶春/¶¶|夏/¶\n', '¶春|夏/¶\n'],
    ['at the start of one below an empty line', '¶春/¶\n\n¶|夏/¶\n', '¶春|夏/¶\n'],
    ['of one with bold, behind bold', '¶一<strong>春</strong>/¶\n¶<strong>|夏</strong>二/¶\n', '¶一<strong>春|夏</strong>二/¶\n'],
    ['of one with a link, behind the same', '¶<b>一<a href="/a" id="l">春</a></b>/¶\n¶<b><a href="/a">|夏</a></b>/¶\n', '¶<b>一<a href="/a" id="l">春|夏</a></b>/¶\n'],
    ['of one with a link, behind another', '¶<a href="/a">春</a>/¶\n¶<a href="/b">|夏</a>/¶\n', '¶<a href="/a">春</a><a href="/b">|夏</a>/¶\n'],
    ['of one with bold, before the bold', '¶春/¶\n¶|<strong>夏</strong>/¶\n', '¶春|<strong>夏</strong>/¶\n'],
    ['of a paragraph behind the head of a section', '§春/§\n¶|夏/¶\n', '§春</strong>|夏</p>\n'],
    ['of a paragraph behind a heading', '<h2>春</h2>\n¶|夏/¶\n', '<h2>春|夏</h2>\n'],
    ['of a heading', '¶春/¶\n<h2>|夏</h2>\n', '¶春|夏/¶\n'],
    ['of an item', '<ul>\n<li>春</li>\n<li>|夏</li>\n</ul>\n', '<ul>\n<li>春|夏</li>\n</ul>\n'],
    ['of the first item: nothing goes', '<ul>\n<li>|夏</li>\n</ul>\n', '<ul>\n<li>|夏</li>\n</ul>\n'],
    ['of an item behind a list in an item: nothing goes', '<ul><li>春<ul><li>夏</li></ul></li><li>|秋</li></ul>\n', '<ul><li>春<ul><li>夏</li></ul></li><li>|秋</li></ul>\n'],
    ['of a paragraph behind a list: nothing goes', '<ul><li>春</li></ul>\n¶|夏/¶\n', '<ul><li>春</li></ul>\n¶|夏/¶\n'],
    ['of a paragraph behind text: nothing goes', '¶春/¶秋\n¶|夏/¶\n', '¶春/¶秋\n¶|夏/¶\n'],
    ['of the first paragraph: nothing goes', '<div>\n¶|夏/¶\n</div>\n', '<div>\n¶|夏/¶\n</div>\n'],
    ['of a paragraph behind a picture: nothing goes', '<p><img src="/a.png" alt="a"></p>\n¶|夏/¶\n', '<p><img src="/a.png" alt="a"></p>\n¶|夏/¶\n'],
    ['of an empty paragraph', '¶春/¶\n¶|/¶\n', '¶春|/¶\n'],
    ['of an empty paragraph behind a picture', '<p><img src="/a.png" alt="a"></p>\n¶|/¶\n', '<p><img src="/a.png" alt="a">|</p>\n'],
    ['of an empty paragraph behind the head of a section', '§春/§\n¶|/¶\n', '§春|/§\n'],
    ['of the first paragraph, empty', '<div>\n¶|/¶\n</div>\n', '<div>\n|\n</div>\n'],
    ['of an empty paragraph behind a list', '<ul><li>春</li></ul>\n¶|/¶\n', '<ul><li>春</li></ul>\n|\n'],
    ['of an empty item', '<ul>\n<li>春</li>\n<li>|</li>\n</ul>\n', '<ul>\n<li>春|</li>\n</ul>\n'],
    ['behind an empty paragraph', '¶/¶\n¶|夏/¶\n', '¶|夏/¶\n'],
    ['in the middle', '¶春|夏/¶\n', undefined],
    ['at the end', '¶春|/¶\n', undefined],
    ['at the start of bold in the midst', '¶春/¶\n¶夏<b>|秋</b>/¶\n', undefined],
    ['below lines of a paragraph', '<p>\n  春\n</p>\n<p>|夏</p>\n', '<p>\n  春|夏</p>\n'],
    ['in Markdown', '春\n\n|夏\n', undefined],
    ['of the first paragraph, empty, before one that would be code', '<div>\n    ¶|/¶\n    ¶夏/¶\n</div>\n', '<div>|\n    ¶夏/¶\n</div>\n'],
    ['of an empty paragraph in a quote of Markdown', '> <p>春</p>\n> <p>|</p>\n', '> <p>春</p>|\n'],
    ['of the only paragraph in a quote of Markdown', '> <p>|</p>\n', '> |\n'],
    ['in a paragraph without an end tag', '<p>春\n<p>|夏\n', undefined],
  ]);

  it('CRLF', async () => {
    const { after } = await press(pressBackspace, `${head}${house}春</p>\n${house}|夏</p>\n`.replaceAll('\n', '\r\n'));
    assert.equal(after, `${head}${house}春|夏</p>\n`.replaceAll('\n', '\r\n'));
  });
});

if (asksOracles) describe('what a real Hexo makes of a body', () => {
  it('has what Enter and Backspace leave in its place', async () => {
    const cases = [
      ['<div>\n    <p>春</p>\n    <p>|</p>\n    <p>夏</p>\n</div>\n', '<div><p>春</p><p>夏</p></div>'],
      ['<div>\n\t<p>|</p>\n\t<p>夏</p>\n</div>\n', '<div><p>夏</p></div>'],
      ['<div>\n    <p>春</p><p>|</p>\n    <p>夏</p>\n</div>\n', '<div><p>春</p><p>夏</p></div>'],
      ['<div>\n    <p>春</p>\n    <p>|</p>\n</div>\n', '<div><p>春</p></div>'],
      ['> <p>春|天</p>\n> <p>夏</p>\n', '<blockquote><p>春</p><p>天</p><p>夏</p></blockquote>'],
      ['> <p>春|</p>\n> <p>夏</p>\n', '<blockquote><p>春</p><p></p><p>夏</p></blockquote>'],
      ['> <p>春</p>\n> <p>|</p>\n> <p>夏</p>\n', '<blockquote><p>春</p><p>夏</p></blockquote>'],
      ['- <p>春|天</p>\n- <p>夏</p>\n', '<ul><li><p>春</p><p>天</p></li><li><p>夏</p></li></ul>'],
    ] as const;
    const pressed = await Promise.all(cases.map(([before]) => press(pressEnter, head + before)));
    const rendered = await renderInHexo('url: https://example.com\n', pressed.map(({ after }, index) => ({ path: `${index}.md`, content: after.replace('|', '').slice(head.length), values: {} })));
    assert.deepEqual(rendered.map(({ html }) => html?.replaceAll(/\s+/g, '')), cases.map(([, wanted]) => wanted));
  }).timeout(60_000);
});

describe('Enter and Backspace', () => {
  const word = fc.constantFrom('春天', '，', '夏', 'autumn', '&amp;', '“冬”', '😀');
  const inline = fc.letrec<{ inline: string }>(tie => ({
    inline: fc.oneof({ depthSize: 'small' }, { weight: 3, arbitrary: word }, fc.tuple(fc.constantFrom('strong', 'em', 'a href="/a"', 'span style="color:red"'), tie('inline'), word).map(([tag, a, b]) => `<${tag}>${a}${b}</${tag.split(' ')[0]!}>`)),
  })).inline;
  const line = fc.tuple(word, fc.array(fc.tuple(inline, word).map(pair => pair.join('')), { maxLength: 3 })).map(([first, rest]) => first + rest.join(''));
  const paragraph = fc.tuple(fc.constantFrom(house, '<p>', '<p style="text-align:center">', '<h2>'), line).map(([opening, text]) => `${opening}${text}</${/\w+/.exec(opening)![0]}>`);
  const body = fc.tuple(fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '', '\n  ', '\r\n', '\n\n'), fc.boolean())
    .map(([paragraphs, gap, isInDiv]) => (isInDiv ? `<div>\n${paragraphs.join(gap)}\n</div>\n` : `${paragraphs.join(gap)}\n`));

  it('undo each other', async () => {
    let undone = 0;
    await fc.assert(fc.asyncProperty(body, fc.nat(), fc.boolean(), async (text, at, isHtml) => {
      const file = head + text;
      const offset = head.length + at % (text.length + 1);
      const path = isHtml ? 'a.html' : 'a.md';
      const split = await press(pressEnter, `${file.slice(0, offset)}|${file.slice(offset)}`, path);
      if (!split.change) return;
      const joined = await press(pressBackspace, split.after, path);
      undone++;
      assert.equal(joined.after.replace('|', ''), file);
    }), runs(800));
    assert.ok(undone > scale(150), `${undone}`);
  }).timeout(atMost(60_000));

  it('keep every word, wherever the caret is', () => fc.assert(fc.asyncProperty(fc.oneof(body, bodies), fc.nat(), fc.boolean(), fc.constantFrom(pressEnter, pressBackspace), async (text, at, isHtml, key) => {
    const file = head + text;
    const offset = at % (file.length + 1);
    const post = parsePost(file, { path: isHtml ? 'a.html' : 'a.md', reader: 'hexo' });
    const change = await key(post, blog, offset);
    if (!change) return;
    let position = head.length;
    for (const edit of change.edits) {
      assert.ok(position <= edit.start && edit.start <= edit.end && edit.end <= file.length);
      position = edit.end;
    }
    const after = applyEdits(file, change.edits);
    const { start, end } = change.selections[0]!;
    assert.ok(start === end && start <= after.length);
    // A tag, which is written again where it is split, ends at `>`: it may have a `<` in it. Each line of a quote of Markdown begins with `>`.
    const words = (source: string): string => source.replaceAll(/<[a-z/!][^>]*>|[\s>]+/gi, '');
    assert.equal(words(after), words(file));
    assert.ok(await countFaults(post, after) <= await countFaults(post, file), after);
  }), runs(1000))).timeout(atMost(60_000));
});
