/** A text in which some runs were replaced, and the way back from its offsets to those of the original. */
export interface MappedText {
  readonly text: string;
  /** Returns the original offset of an offset of `text`; inside a replaced run it is the run's start. */
  toOriginal(offset: number): number;
}

/** Replaces every match of a global pattern that matches no empty text, remembering where everything came from. */
export function replaceMapped(original: string, pattern: RegExp, replace: (match: string) => string): MappedText {
  const ends: { readonly mapped: number; readonly original: number; readonly from: number; readonly fromOriginal: number }[] = [];
  let position = 0;
  let text = '';
  pattern.lastIndex = 0;
  for (let match = pattern.exec(original); match; match = pattern.exec(original)) {
    text += original.slice(position, match.index);
    const from = text.length;
    text += replace(match[0]);
    position = match.index + match[0].length;
    ends.push({ from, fromOriginal: match.index, mapped: text.length, original: position });
  }
  if (ends.length === 0) return { text: original, toOriginal: offset => offset };
  text += original.slice(position);
  return {
    text,
    toOriginal(offset) {
      const next = ends.findIndex(end => end.mapped > offset);
      const inside = next === -1 ? undefined : ends[next];
      if (inside && inside.from <= offset) return inside.fromOriginal;
      const last = ends[(next === -1 ? ends.length : next) - 1];
      return last ? offset - last.mapped + last.original : offset;
    },
  };
}
