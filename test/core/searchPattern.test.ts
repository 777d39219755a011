import assert from 'node:assert/strict';
import { toSearchPattern } from '../../src/webview/searchPattern';

const punctuation = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index)).filter(character => /[^a-z0-9]/i.test(character));

describe('what is looked for in the article', () => {
  it('may have any punctuation in it, which stands for itself', () => {
    assert.equal(punctuation.length, 32);
    for (const mark of punctuation) {
      for (const wanted of [mark, `a${mark}b`, mark + mark, `${mark} ${mark}`]) {
        const text = `aXb a-b ${wanted} ${wanted.replaceAll(' ', '\n  ')}`;
        const found = [...text.matchAll(toSearchPattern(wanted)!)].map(([match]) => match.replace(/\s+/g, ' '));
        assert.ok(found.length >= 2 && found.every(match => match === wanted), `${wanted} finds ${JSON.stringify(found)}`);
      }
    }
  });

  for (const [wanted, text, expected] of [
    ['well-known', 'A Well-Known wall', ['Well-Known']],
    ['2021-06', '2021-06-11', ['2021-06']],
    ['low water', 'Low\n\twater lowwater', ['Low\n\twater']],
    ['😀', '😀😀', ['😀', '😀']],
    ['', 'a', undefined],
    [' \n ', 'a b', undefined],
  ] as const) {
    it(`${JSON.stringify(wanted)} finds ${JSON.stringify(expected)} in ${JSON.stringify(text)}`, () => {
      const pattern = toSearchPattern(wanted);
      assert.deepEqual(pattern && [...text.matchAll(pattern)].map(([match]) => match), expected);
    });
  }
});
