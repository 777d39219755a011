import assert from 'node:assert/strict';
import { parsePost } from '../../src/core/post/post';
import { applyEdits } from '../../src/core/text/span';
import { pasteBody } from '../../src/core/writing/pasteBody';

const HEAD = '---\ntitle: a\n---\n\n';
const FORM = '<p class="x">{text}</p>';
const ONE = '<p class="x">新的</p>';
const TWO = '<p class="x">one</p>\n<p class="x">two</p>';

/** `[` and `]` enclose the selection, or stand together for a caret; `|` is where the caret ends up. */
async function paste(marked: string, blocks: string, name = 'a.md'): Promise<string> {
  const start = marked.indexOf('[');
  const text = HEAD + marked.replace('[', '').replace(']', '');
  const selection = { start: HEAD.length + start, end: HEAD.length + marked.indexOf(']') - 1 };
  const { edits, selections: [caret] } = await pasteBody(parsePost(text, { path: name, reader: 'hexo' }), blocks, selection, FORM);
  const result = applyEdits(text, edits);
  return `${result.slice(HEAD.length, caret!.start)}|${result.slice(caret!.end)}`;
}

describe('pasting blocks', () => {
  const cases: readonly (readonly [what: string, before: string, blocks: string, after: string, name?: string])[] = [
    ['into an empty body', '[]', ONE, '<p class="x">新的|</p>\n'],
    ['in place of an empty paragraph', '<p class="x">[]</p>\n', TWO, '<p class="x">one</p>\n<p class="x">two|</p>\n'],
    ['one paragraph into a text', '<p class="x">旧[]的</p>\n', ONE, '<p class="x">旧新的|的</p>\n'],
    ['one paragraph in place of words', '<p class="x">a [word] b</p>\n', ONE, '<p class="x">a 新的| b</p>\n'],
    ['more behind the paragraph', '<p class="x">a[]b</p>\n<p class="x">c</p>\n', TWO, '<p class="x">ab</p>\n<p class="x">one</p>\n<p class="x">two|</p>\n<p class="x">c</p>\n'],
    ['more in place of words', '<p class="x">a[b]c</p>\n', TWO, '<p class="x">ac</p>\n<p class="x">one</p>\n<p class="x">two|</p>\n'],
    ['in place of whole paragraphs', '[<p>a</p>\n<p>b</p>]\n', ONE, '<p class="x">新的|</p>\n'],
    ['what would be torn stays', '<p>a[b</p>\n<p>c]d</p>\n', ONE, '<p>ab</p>\n<p>cd</p>\n<p class="x">新的|</p>\n'],
    ['behind a list, not into it', '<ul>\n<li>a[]</li>\n</ul>\n', TWO, '<ul>\n<li>a</li>\n</ul>\n<p class="x">one</p>\n<p class="x">two|</p>\n'],
    ['words into a list', '<ul>\n<li>a[]</li>\n</ul>\n', ONE, '<ul>\n<li>a新的|</li>\n</ul>\n'],
    ['between blocks of HTML', '<p>a</p>\n[]\n<p>b</p>\n', TWO, '<p>a</p>\n\n<p class="x">one</p>\n<p class="x">two|</p>\n\n<p>b</p>\n'],
    ['words of Markdown into a text', 'some [] text\n', '**b**', 'some **b**| text\n'],
    ['blocks of Markdown behind the paragraph', 'some[] text\nmore\n\nend\n', 'a\n\nb', 'some text\nmore\n\na\n\nb|\n\nend\n'],
    ['in an HTML file', '<p>a[]</p>\n', TWO, '<p>a</p>\n<p class="x">one</p>\n<p class="x">two|</p>\n', 'a.html'],
  ];
  for (const [what, before, blocks, after, name] of cases) {
    it(what, async () => assert.equal(await paste(before, blocks, name), after));
  }
});
