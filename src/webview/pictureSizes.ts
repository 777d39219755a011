const KEY = 'galley.size ';

/** A picture's size in pixels, as browsers show it. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The sizes of the pictures that were shown, by address. They outlive this page, which goes away whenever the panel is hidden. */
export class PictureSizes {
  readonly #sizes = new Map<string, PictureSize | undefined>();

  find(address: string): PictureSize | undefined {
    if (!this.#sizes.has(address)) this.#sizes.set(address, readKept(address));
    return this.#sizes.get(address);
  }

  note(address: string, { width, height }: PictureSize): void {
    const known = this.find(address);
    if (width === 0 || height === 0 || address.startsWith('data:') || (known?.width === width && known.height === height)) return;
    this.#sizes.set(address, { width, height });
    try {
      sessionStorage.setItem(KEY + address, `${width} ${height}`);
    } catch {
      // Where nothing can be kept, a picture that comes back is measured again.
    }
  }
}

function readKept(address: string): PictureSize | undefined {
  try {
    const [width, height] = (sessionStorage.getItem(KEY + address) ?? '').split(' ').map(Number);
    return width !== undefined && height !== undefined && width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}
