/** What a list's item begins with in Word: a number, or a bullet when `start` is `undefined`. */
export interface Marker {
  readonly start: number | undefined;
}

/** Reads the number or bullet of an item; `undefined` for words, such as 一、, which readers are to see. */
export function readMarker(text: string): Marker | undefined {
  const mark = text.trim();
  const number = /^[(（]?(?:(\d{1,9})|[a-zA-Z]|[ivxIVX]{1,6})[.．)）]$/.exec(mark);
  if (number) return { start: Number(number[1] ?? 1) };
  // Bullets are letters of fonts that have pictures instead.
  return mark.length <= 2 && !/[\p{Script=Han}\d]/u.test(mark) ? { start: undefined } : undefined;
}
