import assert from 'node:assert/strict';
import { readSrcset, writeSrcset } from '../../src/webview/srcset';

describe('a srcset', () => {
  for (const [text, addresses, written = text] of [
    ['a.png', ['a.png']],
    ['a.png 1x, b.png 2x', ['a.png', 'b.png']],
    [' a.png,\n b.png   320w , ', ['a.png', 'b.png'], 'a.png, b.png   320w'],
    ['data:image/png;base64,AA== 1x, a,b.png 2x', ['data:image/png;base64,AA==', 'a,b.png']],
    ['', []],
    [' ,, ', [], ''],
  ] as const) {
    it(`is read: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readSrcset(text).map(({ address }) => address), addresses);
      assert.equal(writeSrcset(readSrcset(text)), written);
    });
  }
});
