import assert from 'node:assert/strict';
import { readToExtension, readToPreview } from '../../src/protocol/guards';

type Fields = Readonly<Record<string, unknown>>;

const reveal = { type: 'reveal', uri: 'file:///a.md', offset: 3, before: 'a', after: 'b', focus: false };
const scroll = { type: 'scroll', uri: 'file:///a.md', offset: 3 };
const follow = { type: 'follow', version: 2, offset: 3, what: 'caret', field: 'title' };
const problem = { start: 1, end: 2, severity: 'error', message: 'm', field: undefined };
const problems = { type: 'problems', uri: 'file:///a.md', version: 2, problems: [problem] };

const badOffsets: readonly unknown[] = [-1, 0.5, NaN, Infinity, '1', null, undefined, 2 ** 31, {}];
const badTexts: readonly unknown[] = [1, null, undefined, {}, ['a']];

/** Each field with each value that it must not have. */
function spoil(message: Fields, values: Readonly<Record<string, readonly unknown[]>>): readonly Fields[] {
  return Object.entries(values).flatMap(([key, bad]) => bad.map(value => ({ ...message, [key]: value })));
}

describe('messages about places', () => {
  it('are read', () => {
    for (const message of [reveal, scroll]) assert.deepEqual(readToExtension(message), message);
    for (const message of [follow, problems, { ...follow, field: undefined }, { ...follow, field: null }, { ...problems, problems: [] }]) assert.deepEqual(readToPreview(message), message);
  });

  it('are refused by the extension when they are none', () => {
    const bad = [
      ...spoil(reveal, { offset: badOffsets, uri: [...badTexts, 'a'.repeat(20_000)], before: badTexts, after: badTexts, focus: [0, 'true', null, undefined] }),
      ...spoil(scroll, { offset: badOffsets, uri: badTexts }),
    ];
    for (const message of bad) assert.equal(readToExtension(message), undefined, JSON.stringify(message).slice(0, 200));
  });

  it('are refused by the preview when they are none', () => {
    const badProblems = spoil(problem, { start: badOffsets, end: badOffsets, severity: ['fatal', 1, undefined], message: badTexts, field: ['tags', 1] });
    const bad = [
      ...spoil(follow, { version: badOffsets, offset: badOffsets, what: ['bottom', 1, undefined], field: ['body', 1, {}] }),
      ...spoil(problems, { uri: badTexts, version: badOffsets, problems: [undefined, null, {}, 'problem', [null], ['a'], ...badProblems.map(one => [problem, one])] }),
    ];
    for (const message of bad) assert.equal(readToPreview(message), undefined, JSON.stringify(message));
  });
});
