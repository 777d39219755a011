import assert from 'node:assert/strict';
import { assertUnharmed, useAttacks } from './attacks';
import { vectors } from './attackVectors';

describe('Attacks on the preview that ask other sites', () => {
  const attacks = useAttacks();

  it('get nothing from other sites but pictures', async () => {
    const attacked = await attacks.attackPreviews(vectors.filter(({ html }) => /\b(?:LEAK|HOST)\b/.test(html)), [], { isSecure: true });
    const got = attacks.findLeaked(attacked);
    const isShown = ({ html, kind = '' }: (typeof got)[number]): boolean =>
      // An SVG to cut with is a picture to the policy, and something else to Chromium.
      kind === 'image' || (/clip-path/.test(html) && kind === 'other');
    assert.deepEqual(got.filter(leak => !isShown(leak)).map(({ id, kind, html }) => `${id} (${kind}): ${html}`), []);
    assert.ok(got.some(({ kind }) => kind === 'image'));
    await assertUnharmed(attacked);
  }).timeout(120_000);
});
