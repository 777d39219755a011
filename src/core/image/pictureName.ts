import type { ImageSettings } from '../settings';
import { isReservedName } from '../text/fileName';
import { hashBytes } from '../text/hash';
import { findAltFault } from './alts';

// A file system takes 255 bytes, three of which a Chinese character needs; addresses are to be read.
const LONGEST_NAME = 60;

/** Returns the name of a new picture's file, without its extension: from its alt, else the day and what tells it from others of that day. */
export function toPictureName(alt: string | undefined, bytes: Uint8Array, { year, month, day }: { readonly year: number; readonly month: number; readonly day: number }, { names }: Pick<ImageSettings, 'names'>): string {
  const words = alt !== undefined && findAltFault({ alt, address: '' }) === undefined ? alt.normalize('NFC').trim() : '';
  const name = names === 'unicode' || isAscii(words) ? toFileName(words) : '';
  return name === '' ? `${year}${pad(month)}${pad(day)}-${hashBytes(bytes)}` : name;
}

/** Returns words as a name that every file system takes and every address shows: letters and digits of any language, joined by hyphens. */
export function toFileName(words: string): string {
  const whole = words.normalize('NFC').replaceAll(/['’]/g, '').replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-').toLowerCase();
  const characters = [...whole.replace(/^-+/, '')].slice(0, LONGEST_NAME);
  const name = characters.join('').replace(/-+$/, '');
  return isReservedName(name) ? `${name}-picture` : name;
}

/** Words that lose a letter when they become a name are not ASCII; marks and emoji are no letters. */
function isAscii(words: string): boolean {
  return /[a-z\d]/i.test(words) && !/[^\x20-\x7e‘’“”–—…\p{Extended_Pictographic}\u200d\ufe0f]/u.test(words);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
