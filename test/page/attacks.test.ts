import assert from 'node:assert/strict';
import { assertUnharmed, useAttacks } from './attacks';
import { vectors } from './attackVectors';

describe('Attacks on the preview', () => {
  const attacks = useAttacks();

  it('do nothing, and it stays usable', async () => {
    const attacked = await attacks.attackPreviews(vectors, []);
    assert.deepEqual(attacks.findRun(attacked), []);
    assert.deepEqual(attacks.findLeaked(attacked).map(({ id, html }) => `${id}: ${html}`), []);
    await assertUnharmed(attacked);
  }).timeout(120_000);
});
