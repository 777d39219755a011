import assert from 'node:assert/strict';
import { decode, encode } from '../../src/core/text/decode';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe('decode', () => {
  it('reads UTF-8, with and without a BOM, and writes it back', () => {
    for (const bom of [true, false]) {
      const encoded = encode('标题 😀\r\n', bom);
      assert.equal(encoded.length, (bom ? 3 : 0) + new TextEncoder().encode('标题 😀\r\n').length);
      assert.deepEqual(decode(encoded), { text: '标题 😀\r\n', bom });
    }
    assert.deepEqual(decode(bytes()), { text: '', bom: false });
  });

  it('names GBK', () => {
    // "标题" in GBK, below ASCII.
    assert.deepEqual(decode(bytes(0x2d, 0x2d, 0x2d, 0x0a, 0xb1, 0xea, 0xcc, 0xe2, 0x0a)), { encoding: 'GBK' });
  });

  it('names UTF-16, with and without a BOM', () => {
    const little = new Uint8Array(Buffer.from('---\ntitle: 标题\n', 'utf16le'));
    const big = little.map((_, index) => little[index ^ 1]!);
    assert.deepEqual(decode(bytes(0xff, 0xfe, ...little)), { encoding: 'UTF-16LE' });
    assert.deepEqual(decode(bytes(0xfe, 0xff, ...big)), { encoding: 'UTF-16BE' });
    assert.deepEqual(decode(little), { encoding: 'UTF-16LE' });
    assert.deepEqual(decode(big), { encoding: 'UTF-16BE' });
  });

  it('names what is no text', () => assert.deepEqual(decode(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff, 0x81)), { encoding: 'binary' }));
});
