import { GIF } from 'image-size/types/gif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import type { PictureSize } from './pictureSizes';

const KINDS = [JPG, PNG, GIF, WEBP];
// A photograph's notes and thumbnail come before its size.
const MOST_BYTES = 256 * 1024;

/** Returns the size that a picture's first bytes tell, as soon as they are there; `undefined` when they tell none. */
export async function readHead(bytes: ReadableStream<Uint8Array>): Promise<PictureSize | undefined> {
  const reader = bytes.getReader();
  let head = new Uint8Array();
  try {
    while (head.length < MOST_BYTES) {
      const { value } = await reader.read();
      if (!value) break;
      const longer = new Uint8Array(head.length + value.length);
      longer.set(head);
      longer.set(value, head.length);
      head = longer;
      const size = findSize(head);
      if (size) return size;
    }
  } catch {
    // Who reads the whole of it says that it has not come.
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return undefined;
}

function findSize(head: Uint8Array): PictureSize | undefined {
  try {
    const { width, height, orientation = 1 } = KINDS.find(({ validate }) => validate(head))!.calculate(head);
    if (!(width > 0 && height > 0)) return undefined;
    // EXIF orientations 5 to 8 are turned by a quarter.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
