import * as l10n from '@vscode/l10n';
import type { ImageSettings } from '../settings';
import type { PictureFacts } from './pictureFacts';

// What browsers' developer tools call "Slow 4G": 1.6 megabits a second.
const SLOW_BYTES_A_SECOND = 200_000;

/** Says what a picture costs its readers when it is heavier or wider than the blog wants; `undefined` when it is not. */
export function describeCost({ bytes, size, path }: PictureFacts, { maxBytes, maxWidth }: Pick<ImageSettings, 'maxBytes' | 'maxWidth'>): string | undefined {
  const weight = toWeight(bytes);
  if (bytes > maxBytes) return l10n.t('This picture weighs {0}: on a slow mobile line readers wait {1} seconds for it. Save it smaller; this blog\'s limit is {2}.', weight, Math.ceil(bytes / SLOW_BYTES_A_SECOND), toWeight(maxBytes));
  // A drawing weighs the same at any size.
  if (!size || size.width <= maxWidth || /\.svg$/i.test(path)) return undefined;
  return l10n.t('This picture is {0} pixels wide, and weighs {2}; readers see no more than {1} of them. Save it no wider than that.', size.width, maxWidth, weight);
}

/** Returns a number of bytes as people say it. */
export function toWeight(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(Math.round(bytes / 1000), 1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
