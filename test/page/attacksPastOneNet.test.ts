import assert from 'node:assert/strict';
import { assertUnharmed, useAttacks } from './attacks';
import { vectors } from './attackVectors';

describe('Attacks on the preview, past one of its nets', () => {
  const attacks = useAttacks();

  for (const net of ['sandbox', 'policy', 'sanitiser'] as const) {
    it(`run nothing without the ${net}`, async () => {
      const attacked = await attacks.attackPreviews(vectors, [net]);
      assert.deepEqual(attacks.findRun(attacked), []);
      // Unsanitised, the document's own methods are hidden.
      if (net !== 'sanitiser') await assertUnharmed(attacked);
    }).timeout(120_000);
  }
});
