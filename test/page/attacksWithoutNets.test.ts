import { waitFor } from '../waitFor';
import { useAttacks } from './attacks';
import { vectors } from './attackVectors';

describe('Attacks on the preview without any net', () => {
  const attacks = useAttacks();

  it('would do much', async () => {
    const attacked = await attacks.attackBarePreviews(vectors);
    await waitFor('more than a hundred of them to run', () => attacks.findRun(attacked).length > 100);
  }).timeout(120_000);
});
