import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { defaultTreeAdapter, html, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { parseHtml } from '../../src/core/post/parseHtml';
import { atMost, fc, runs } from './fuzzing';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;

/** A tree without its ways back, and without fields that are there but empty. */
function draw(node: Node): unknown {
  const { parentNode, childNodes, content, ...own } = node as unknown as Record<string, unknown>;
  void parentNode;
  const children = (childNodes as Node[] | undefined)?.map(draw);
  return JSON.parse(JSON.stringify({ ...own, children, content: content === undefined ? undefined : draw(content as Node) })) as unknown;
}

const pieces = [
  'text', '校样：文章', ' ', '  ', '\n', '\r\n', '\r', '\t', '\f', '\0', '😀', '\ud800', '&amp;', '&copy', '&#x4e2d;', '&#0;', '&nosuch;', '&', '<', '>', '"', "'", '=', '/', 'a  b\tc', 'x\u00a0y',
  '<p>', '</p>', '<div class="a b  c">', "<div title='it is \"so\"'>", '</div>', '<b><i>', '</b></i>', '<a href="x?a=1&amp;b=2&c">', '</a>', '<img src="/a b.jpg" alt="校样 一页">', '<img alt=unquoted/>', '<br/>',
  '<p a="1" a="2">', '<table>', '<tr><td>', '</table>', 'foster ed', '<select><option>', '</select>', '<svg viewBox="0 0 1 1"><style>a < b</style><title>x</title>', '</svg>', '<math><mi>', '</math>', '<![CDATA[ a > b ]]>',
  '<script>if (a < b && "c") {}</script>', '<style>p > a { }</style>', '<textarea> a < b &amp; </textarea>', '<title>a b', '</title>', '<!-- a - b -->', '<!--', '-->', '<!doctype html>', '<?php echo ?>', '</ x>', '<pre>\n a', '</pre>',
  '<template><p>in it', '</template>', '<ruby>汉<rt>hàn', '</ruby>', '<colgroup> a', '<body class="x y">', '<frameset>', '<plaintext>', '<a b="c', '<p style="font-family: "Courier New"">', '<é>', '<x-y z>',
];

const body = defaultTreeAdapter.createElement('body', html.NS.HTML, []);

describe('the HTML parser', () => {
  const files = globSync(['sample/**/*.{md,html}', 'test/fixtures/**/*.{md,html}']);
  for (const file of files) {
    it(`gives the tree of parse5 for ${file}`, () => {
      const text = readFileSync(file, 'utf8');
      assert.deepEqual(draw(parseHtml(text).root), draw(parseFragment(body, text, { sourceCodeLocationInfo: true })));
    });
  }

  it('gives the tree of parse5 for any text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), parts => {
      const text = parts.join('');
      assert.deepEqual(draw(parseHtml(text).root), draw(parseFragment(body, text, { sourceCodeLocationInfo: true })));
    }), runs(3000));
  }).timeout(atMost(60_000));

  it('gives the tree of parse5 for a text longer than what it holds at once', () => {
    const text = `<p title="${'a b '.repeat(20_000)}">${'校样 proof '.repeat(20_000)}<b>${'long'.repeat(40_000)}\n</b>😀${' x'.repeat(50_000)}`;
    assert.deepEqual(draw(parseHtml(text).root), draw(parseFragment(body, text, { sourceCodeLocationInfo: true })));
  });
});
