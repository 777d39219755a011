import { replaceMapped, type MappedText } from './offsetMap';

/** Returns the text that a JSON string stands for, between its quotes, and the way back from its offsets to those of the string as written. */
export function readJsonText(written: string): MappedText {
  const { text, toOriginal } = replaceMapped(written.slice(1, -1), /\\(?:u[\da-f]{4}|[^])/gi, escape => JSON.parse(`"${escape}"`) as string);
  return { text, toOriginal: offset => toOriginal(offset) + 1 };
}
