import assert from 'node:assert/strict';
import { readToPreview } from '../../src/protocol/guards';

const file = { name: 'a.css', address: 'https://x/a.css' };
const places = { post: 'https://x/p/', site: 'https://x/s/', root: '/', assets: undefined, url: undefined };
const look = { type: 'look', builtIn: 'card', styles: [file], page: { file, html: '<p>' }, problems: ['a'], places };

describe('the message that dresses an article', () => {
  it('is read as it is', () => {
    assert.equal(readToPreview(look), look);
    // What is absent may come as null, or not at all.
    for (const page of [undefined, null]) assert.ok(readToPreview({ ...look, page, styles: [], problems: [] }));
    assert.ok(readToPreview({ ...look, places: { ...places, assets: 'https://x/p/a/', url: 'https://example.com' } }));
  });

  for (const wrong of [
    { builtIn: 'fancy' }, { builtIn: undefined }, { styles: undefined }, { styles: ['a.css'] }, { styles: [{ name: 'a.css' }] }, { styles: [{ ...file, address: 'x'.repeat(20_000) }] },
    { page: 'html' }, { page: { html: '<p>' } }, { page: { file, html: 1 } }, { problems: [1] }, { problems: 'a' }, { places: undefined }, { places: { ...places, root: 1 } }, { places: { ...places, assets: 1 } },
  ]) {
    it(`is none with ${JSON.stringify(wrong).slice(0, 60)}`, () => assert.equal(readToPreview({ ...look, ...wrong }), undefined));
  }
});
