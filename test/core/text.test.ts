import assert from 'node:assert/strict';
import { getDistance } from '../../src/core/text/distance';
import { LineIndex } from '../../src/core/text/lineIndex';
import { replaceMapped } from '../../src/core/text/offsetMap';
import { shorten } from '../../src/core/text/shorten';
import { applyEdits, isOverlap } from '../../src/core/text/span';
import { atMost, fc, runs } from './fuzzing';

describe('LineIndex', () => {
  it('counts lines as VS Code does: LF, CRLF, and a lone CR', () => {
    const index = new LineIndex('ab\r\nc\rd\n😀e');
    const places = [0, 2, 4, 6, 8, 10, 11].map(offset => index.positionAt(offset));
    assert.deepEqual(places.map(({ line, column }) => [line, column]), [[0, 0], [0, 2], [1, 0], [2, 0], [3, 0], [3, 2], [3, 3]]);
  });

  it('goes there and back', () => fc.assert(fc.property(fc.array(fc.constantFrom('a', '😀', '\n', '\r\n', '\r')), fc.nat({ max: 40 }), (pieces, at) => {
    const text = pieces.join('');
    const index = new LineIndex(text);
    const offset = Math.min(at, text.length);
    assert.equal(index.offsetAt(index.positionAt(offset)), offset);
  }), runs(100))).timeout(atMost(60_000));

  it('takes what lies beyond the text as its end', () => {
    assert.deepEqual(new LineIndex('a').positionAt(99), { line: 0, column: 1 });
    assert.equal(new LineIndex('a').offsetAt({ line: 7, column: 7 }), 1);
  });
});

describe('edits', () => {
  it('are applied in the order of the text', () => assert.equal(applyEdits('abc', [{ start: 2, end: 3, text: 'C' }, { start: 0, end: 0, text: '-' }]), '-abC'));
  it('must not overlap', () => assert.throws(() => applyEdits('abc', [{ start: 0, end: 2, text: '' }, { start: 1, end: 3, text: '' }]), RangeError));
  it('overlap when they share characters, or insert at the same place', () => {
    const overlap = (a: readonly [number, number], b: readonly [number, number]): boolean => isOverlap({ start: a[0], end: a[1] }, { start: b[0], end: b[1] });
    assert.deepEqual([overlap([0, 2], [2, 3]), overlap([0, 2], [1, 3]), overlap([1, 1], [1, 1]), overlap([1, 1], [2, 2]), overlap([0, 2], [2, 2])], [false, true, true, false, true]);
  });
});

describe('mapped text', () => {
  it('leads back to the original', () => {
    const { text, toOriginal } = replaceMapped('a\r\n\tb\r\n\t\tc', /\r\n|(?<=\n)\t+/g, run => (run === '\r\n' ? '\n' : '  '.repeat(run.length)));
    assert.equal(text, 'a\n  b\n    c');
    assert.deepEqual(['a', '\n', 'b', 'c'].map(character => toOriginal(text.indexOf(character))), [0, 1, 4, 9]);
    assert.equal(toOriginal(text.length), 10);
  });

  it('keeps a text without any match as it is', () => assert.equal(replaceMapped('abc', /x/g, () => 'y').toOriginal(2), 2));
});

describe('the distance of two words', () => {
  it('is the same however much of it is asked for, and infinite beyond', () => {
    // The textbook's, without any short cut.
    const measure = (a: string, b: string): number => {
      const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)));
      for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) {
        const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
        const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
        rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, change, swap);
      }
      return rows[a.length]![b.length]!;
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 9 }), (a, b, most) => {
      const expected = measure(a, b);
      assert.equal(getDistance(a, b), expected);
      assert.equal(getDistance(a, b, most), expected <= most ? expected : Infinity);
    }), runs(2000));
  }).timeout(atMost(60_000));
});

describe('a text cut short', () => {
  for (const [text, expected] of [['', ''], ['abcde', 'abcde'], [' ab\n\tc ', 'ab c'], ['abcdef', 'abcd…'], ['abc😀d', 'abc…'], [`a${' '.repeat(20)}b`, 'a…']] as const) {
    it(`${JSON.stringify(text)} is ${JSON.stringify(expected)}`, () => assert.equal(shorten(text, 5), expected));
  }
});
