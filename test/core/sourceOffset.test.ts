import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { readBlog } from '../../src/core/blog';
import { parsePost } from '../../src/core/post/post';
import { renderArticle } from '../../src/core/render/renderArticle';
import { findSourceOffset } from '../../src/core/sync/findSourceOffset';
import { atMost, fc, runs } from './fuzzing';
import { MemoryHost } from './memoryHost';
import { listShownTexts } from './shownTexts';

/** Both with `|`: the source where the place is expected, the shown text where it was clicked. */
type Case = readonly [source: string, shown: string];

const html: readonly Case[] = [
  ['<p>Low |water</p>', 'Low |water'],
  ['<p>|Low water</p>', '|Low water'],
  ['<p>Low wat|er</p>', 'Low wat|er'],
  ['<p style="a: b">The <b>long</b> tide <i>tur|ns</i></p>', 'The long tide tur|ns'],
  ['<p title="turns at noon">It <b title="noon">turns</b> at |noon</p>', 'It turns at |noon'],
  ['<p>a &lt;b&gt; &amp; |c</p>', 'a <b> & |c'],
  ['<p>a &lt;b|&gt; c</p>', 'a <b|> c'],
  ['<p>&#26657;&#x6837;|&hellip;</p>', '校样|…'],
  ['<p>1&nbsp;km &#160;and |more</p>', '1\u00a0km \u00a0and |more'],
  ['<p>one\n     two\n  |three</p>', 'one two |three'],
  ['<p>校样是文章付印|之前的样张。</p>', '校样是文章付印|之前的样张。'],
  ['<p>a<!-- water, not shown -->b| water</p>', 'ab| water'],
  ['<p style="font-family: "Courier New"">Courier |New</p>', 'Courier |New'],
  ['<p>1 < 2 and 3 > |2</p>', '1 < 2 and 3 > |2'],
  ['<p>AT&T |and R&D</p>', 'AT&T |and R&D'],
  ['<p>😀 and |😀</p>', '😀 and |😀'],
  ['<p>x<script>let water = "water";</script> |water</p>', 'x |water'],
];

const markdown: readonly Case[] = [
  ['Low **wa|ter** here', 'Low wa|ter here'],
  ['# The |title', 'The |title'],
  ['See [the tide](https://example.com/the/tide "at noon") at |noon', 'See the tide at |noon'],
  ['See ![the tide](a.png) at |the tide', 'See  at |the tide'],
  ['A [link][ref] and |ref', 'A link and |ref'],
  ['> one\n> two\n> |three', 'one\ntwo\n|three'],
  ['- one\n- t|wo', 'one\nt|wo'],
  ['Run `a<b>c` |now', 'Run a<b>c |now'],
  ['Show `&amp;` |now', 'Show &amp; |now'],
  ['1 \\* 2 \\* |3', '1 * 2 * |3'],
  ['He said "low... |water" -- twice', 'He said “low… |water” – twice'],
  ['<https://example.com/a> |end', 'https://example.com/a |end'],
  ['| a | b |\n|---|---|\n| one | two| more |', 'ab one two| more'],
  ['{% raw %}{{ a }}{% endraw %} |end', '{{ a }} |end'],
];

const metadata: readonly Case[] = [
  ["'从油灯到|星光'", '从油灯到|星光'],
  ["'It''s |low'", "It's |low"],
  ['"a \\"b\\" |c"', 'a "b" |c'],
  ['>-\n  folded\n  |text', 'folded |text'],
  ['[转载, |夜色]', '|夜色'],
];

function assertFound([source, shown]: Case): void {
  const at = source.lastIndexOf('|', source.startsWith('| a') ? source.length - 8 : Infinity);
  const text = source.slice(0, at) + source.slice(at + 1);
  const [before, after] = shown.split('|') as [string, string];
  const offset = 3 + at;
  const found = findSourceOffset(`***${text}`, 3, { before, after });
  assert.equal(found, offset, `${text.slice(0, found - 3)}|${text.slice(found - 3)} for ${source}`);
}

async function render(text: string, path: string) {
  return renderArticle(parsePost(text, { path, reader: 'hexo' }), await readBlog(new MemoryHost().files));
}

/** Asks for each letter of an article's texts that stand in the source as they are; `where` says where. */
async function assertExact(text: string, path: string, findTexts: (text: string) => ReadonlyMap<string, number>): Promise<number> {
  const known = findTexts(text);
  let count = 0;
  for (const { value, start, lead, tail } of listShownTexts(await render(text, path))) {
    const source = known.get(value);
    if (source === undefined) continue;
    for (let at = 0; at < value.length; at++) {
      if (/\s/.test(value[at]!)) continue;
      const found = findSourceOffset(text, start, { before: lead + value.slice(0, at), after: (value.slice(at) + tail).slice(0, 60) });
      // Between white space or a tag and a letter, either side of it is the same place.
      const expected = source + at;
      const isThere = found === expected || (found < expected && /^(?:\s|<[^>]*>)*$/.test(text.slice(found, expected)));
      assert.ok(isThere, `"${lead.slice(-20)}${value.slice(0, at)}|${value.slice(at, at + 20)}": ${found}, not ${expected}`);
      count++;
    }
  }
  return count;
}

/** The texts of an HTML body that stand there once and literally. */
function findHtmlTexts(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  const bodyStart = text.indexOf('\n---', 5) + 4;
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node && node.sourceCodeLocation) {
      const start = bodyStart + node.sourceCodeLocation.startOffset;
      if (found.has(node.value)) twice.add(node.value);
      if (text.startsWith(node.value, start)) found.set(node.value, start);
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(text.slice(bodyStart), { sourceCodeLocationInfo: true }));
  for (const value of twice) found.delete(value);
  return found;
}

describe('the source of what is clicked', () => {
  for (const [name, cases] of Object.entries({ html, markdown, metadata })) {
    it(`is found in ${name}`, () => cases.forEach(assertFound));
  }

  it('is exact for every letter of the model post', async () => {
    const text = readFileSync('test/fixtures/model-post.md', 'utf8');
    assert.ok((await assertExact(text, 'model.md', findHtmlTexts)) > 3000);
  });

  it('is exact for every letter of a body of one line', async () => {
    const words = Array.from({ length: 420 }, (_, index) => `<p style="text-indent: 2em">${index} A&amp;B <b>tide ${index}</b>, 潮水 ${index * 7}.</p>`);
    const text = `---\ntitle: One line\n---\n<div>${words.join('')}</div>`;
    assert.ok(text.length > 13_000);
    assert.ok((await assertExact(text, 'line.md', findHtmlTexts)) > 5000);
  });

  it('is exact for every word of a Markdown post', async () => {
    const text = readFileSync('sample/source/_posts/reading-the-river.md', 'utf8');
    let count = 0;
    for (const { value, start, lead, tail } of listShownTexts(await render(text, 'river.md'))) {
      for (const { 0: word, index } of value.matchAll(/[\p{L}\d]{4,}/gu)) {
        const source = text.indexOf(word);
        if (source !== text.lastIndexOf(word)) continue;
        assert.equal(findSourceOffset(text, start, { before: lead + value.slice(0, index), after: (value.slice(index) + tail).slice(0, 60) }), source, word);
        count++;
      }
    }
    assert.ok(count > 60, String(count));
  });

  it('is exact whatever stands between', () => {
    const silent = fc.constantFrom('<b>', '</b>', '<i title="tide > ebb">', '<!-- tide -->', '<br>', '<img src="tide.png" alt="ebb">', '<span style=\'a:b\'>', '</p><p>', '&nbsp;', ' \n ');
    const shown = fc.constantFrom('tide', 'ebb', '潮', '水', 'a', '1', '.', '，', ['&amp;', '&'], ['&lt;', '<'], ['&#9731;', '☃'], ['&hellip;', '…']);
    fc.assert(fc.property(fc.array(fc.oneof(silent.map(source => ({ source, text: '' })), shown.map(piece => (typeof piece === 'string' ? { source: piece, text: piece } : { source: piece[0]!, text: piece[1]! }))), { maxLength: 60 }), fc.nat(), (pieces, chosen) => {
      const visible = pieces.flatMap(({ text }, index) => (text === '' ? [] : [index]));
      const index = visible[chosen % visible.length];
      if (index === undefined) return;
      const join = (list: typeof pieces, key: 'source' | 'text'): string => list.map(piece => piece[key]).join('');
      const found = findSourceOffset(join(pieces, 'source'), 0, { before: join(pieces.slice(0, index), 'text'), after: join(pieces.slice(index), 'text').slice(0, 60) });
      const start = join(pieces.slice(0, index), 'source').length;
      const previous = visible[visible.indexOf(index) - 1];
      const earliest = previous === undefined ? start : join(pieces.slice(0, previous + 1), 'source').length;
      assert.ok(found >= earliest && found <= start, `${found}, not ${earliest} to ${start}`);
    }), runs(2000));
  }).timeout(atMost(60_000));

  it('is in bounds for any two texts', () => {
    const text = fc.oneof(fc.string({ maxLength: 60 }), fc.array(fc.constantFrom('<', '<!--', '&', '&#', '&#x110000;', '![', '](', '{%', '\\', 'a', ' ', '\ud800'), { maxLength: 40 }).map(parts => parts.join('')));
    fc.assert(fc.property(text, text, text, fc.nat(80), (source, before, after, start) => {
      const from = Math.min(start, source.length);
      const found = findSourceOffset(source, from, { before, after });
      assert.ok(found >= from && found <= source.length);
    }), runs(3000));
  }).timeout(atMost(60_000));

  it('is where its element begins when nothing of it is in the source', () => {
    assert.equal(findSourceOffset('xx<iframe src="a"></iframe>', 2, { before: 'Film', after: ': 校样' }), 2);
  });
});
