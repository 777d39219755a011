import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { parsePost } from '../../src/core/post/post';
import { hexoTable, type NamedText } from './frontMatterInputs';

// What Hexo makes of each row of the table "How Hexo reads a front matter", span by span, drawn in hexoTable.txt:
// «fence», ‹metadata›, ⟨key⟩, [value=key:what is read]; the body is what follows ¶.
// readers.test.ts holds the same rows to the real package.

const FILE = 'test/core/hexoTable.txt';

describe('the table "How Hexo reads a front matter"', () => {
  const drawn = hexoTable.map(draw);
  it('is drawn as it should be', () => {
    if (process.env['UPDATE']) writeFileSync(FILE, drawn.join('\n'));
    assert.equal(drawn.join('\n'), readFileSync(FILE, 'utf8'));
  });
});

function draw({ name, text: file }: NamedText): string {
  const text = file.replace(/^\uFEFF/, '');
  const { frontMatter, body } = parsePost(text, { path: 'a.md', reader: 'hexo' });
  const marks: { readonly at: number; readonly text: string; readonly order: number }[] = [{ at: body.start, text: '¶', order: 9 }];
  const mark = (at: number, order: number, sign: string): number => marks.push({ at, text: sign, order });
  if (frontMatter) {
    const { opener, source, closer, entries } = frontMatter;
    if (opener) {
      mark(opener.start, 1, '«');
      mark(opener.end, 2, '»');
    }
    mark(source.start, opener && opener.start >= source.start ? 0 : 3, '‹');
    for (const { key, keySpan, node } of entries) {
      mark(keySpan.start, 4, '⟨');
      mark(keySpan.end, 5, '⟩');
      mark(node.span.start, 6, '[');
      mark(node.span.end, 7, `=${key}:${JSON.stringify(node.value)}]`);
    }
    mark(source.end, 8, '›');
    if (closer) {
      mark(closer.start, 1, '«');
      mark(closer.end, 2, '»');
    }
  }
  let result = '';
  let position = 0;
  for (const { at, text: sign } of marks.sort((a, b) => a.at - b.at || a.order - b.order)) {
    result += text.slice(position, at) + sign;
    position = at;
  }
  return `### ${name}: ${frontMatter?.outcome ?? 'no front matter'}\n${(result + text.slice(position)).replaceAll('\r', '␍')}`;
}
