import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/text/span';
import { splitAtCaret } from '../../src/core/writing/splitAtCaret';
import { atMost, fc } from './fuzzing';

describe('edits split at a caret', () => {
  it('are an insertion at the caret where it goes on behind', () => {
    const text = '<p><b>one</b></p>';
    const edits = [{ start: text.length, end: text.length, text: '\n<p></p>' }];
    const { before } = splitAtCaret(text, edits, '<p><b>one'.length, '<p><b>one</b></p>\n<p>'.length);
    assert.deepEqual(before, { start: '<p><b>one'.length, end: '<p><b>one'.length, text: '</b></p>\n<p>' });
  });

  it('have the same result, and neither reaches over the caret', () => {
    const words = fc.stringMatching(/^[ab</p>]{0,12}$/);
    fc.assert(fc.property(words, words, words, words, fc.nat(), fc.nat(), (first, middle, last, inserted, wanted, after) => {
      const text = first + middle + last;
      const edits = [{ start: first.length, end: first.length + middle.length, text: inserted }];
      const expected = applyEdits(text, edits);
      const caret = wanted % (text.length + 1);
      const { before, behind } = splitAtCaret(text, edits, caret, after % (expected.length + 1));
      assert.equal(applyEdits(text, [before, behind]), expected);
      assert.equal(before.end, caret);
      assert.equal(behind.start, caret);
    }));
  }).timeout(atMost(60_000));
});
