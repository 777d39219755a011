/** A picture's size in pixels, as browsers show it. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Returns the size that a picture's bytes tell; `undefined` for what is no picture of a known kind. */
export async function measureImage(bytes: Uint8Array): Promise<PixelSize | undefined> {
  const { imageSize } = await import('image-size');
  try {
    const { width, height, orientation } = imageSize(bytes);
    // EXIF orientations 5 to 8 are turned by a quarter.
    return orientation !== undefined && orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
