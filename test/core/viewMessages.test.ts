import assert from 'node:assert/strict';
import { readPreviewState, readToExtension, readToPreview } from '../../src/protocol/guards';

const view = { width: 'phone', theme: 'dark', pictures: false, toolbar: true };

describe('Messages about how articles are shown', () => {
  it('go both ways', () => {
    for (const read of [readToExtension, readToPreview]) {
      assert.deepEqual(read({ type: 'view', view: { ...view, more: 1 } }), { type: 'view', view });
      assert.deepEqual(read({ type: 'lock', isLocked: true, more: 1 }), { type: 'lock', isLocked: true });
    }
    assert.deepEqual(readToPreview({ type: 'count', facts: ['12 words'] }), { type: 'count', facts: ['12 words'] });
  });

  it('are refused when anything is wrong with them', () => {
    const bad = [
      { type: 'view' }, { type: 'view', view: null }, { type: 'view', view: 'phone' }, { type: 'view', view: [] },
      ...Object.keys(view).flatMap(key => [{ type: 'view', view: { ...view, [key]: undefined } }, { type: 'view', view: { ...view, [key]: 'wide' } }, { type: 'view', view: { ...view, [key]: {} } }]),
      { type: 'view', view: { ...view, width: '__proto__' } }, { type: 'view', view: { ...view, theme: ['dark'] } },
      { type: 'lock' }, { type: 'lock', isLocked: 'yes' }, { type: 'lock', isLocked: 1 },
    ];
    for (const message of bad) for (const read of [readToExtension, readToPreview]) assert.equal(read(message), undefined, JSON.stringify(message));
    for (const facts of [undefined, 'a', [1], [null], ['a'.repeat(201)], new Array(11).fill('a'), { length: 1, 0: 'a' }]) assert.equal(readToPreview({ type: 'count', facts }), undefined);
    assert.equal(readToExtension({ type: 'count', facts: [] }), undefined);
  });

  it('keep a lock', () => {
    assert.deepEqual(readPreviewState({ uri: 'file:///a.md', top: 3, isLocked: true }), { uri: 'file:///a.md', top: 3, isLocked: true });
    assert.deepEqual(readPreviewState({ uri: 'file:///a.md', top: -3, isLocked: 'true' }), { uri: 'file:///a.md', top: 0, isLocked: false });
  });
});
