import assert from 'node:assert/strict';
import { useAttacks } from './attacks';
import { pollutions, vectors } from './attackVectors';

const counts = new Map<string, number>();
for (const { family } of vectors) counts.set(family, (counts.get(family) ?? 0) + 1);

describe('The attacks that the preview is tried with', () => {
  const attacks = useAttacks();

  it(`are ${vectors.length + Object.keys(pollutions).length} (${[...counts].map(([family, count]) => `${family} ${count}`).join(', ')}, pollution ${Object.keys(pollutions).length}), and each leaves its mark in a bare page`, async () => {
    const missing = await attacks.attackBarePages(vectors, 30_000);
    assert.deepEqual(missing.map(({ id, html }) => `${id}: ${html}`), []);
  }).timeout(120_000);
});
