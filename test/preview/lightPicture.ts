import { crc32, deflateSync } from 'node:zlib';

/** Makes a PNG of one light colour. */
export function toLightPicture(width: number, height: number): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * height, 200);
  for (let row = 0; row < height; row++) rows[row * (width * 3 + 1)] = 0;
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, toChunk('IHDR', header), toChunk('IDAT', deflateSync(rows)), toChunk('IEND', Buffer.alloc(0))]);
}

function toChunk(name: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
