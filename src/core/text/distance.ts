/**
 * Returns the Damerau-Levenshtein distance of two words (optimal string alignment): letters added, dropped, changed or swapped.
 *
 * @param most infinity is returned beyond it
 */
export function getDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  // What both begin and end with costs nothing.
  let start = 0;
  let [endOfA, endOfB] = [a.length, b.length];
  while (start < endOfA && start < endOfB && a[start] === b[start]) start++;
  while (endOfA > start && endOfB > start && a[endOfA - 1] === b[endOfB - 1]) [endOfA, endOfB] = [endOfA - 1, endOfB - 1];
  return align(a.slice(start, endOfA), b.slice(start, endOfB), most);
}

// One row for each letter of the first word so far, two of them behind; kept, as thousands of words are compared at a time.
const rows: readonly [number[], number[], number[]] = [[], [], []];

function align(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    const letter = a.charCodeAt(i - 1);
    const letterBefore = i > 1 ? a.charCodeAt(i - 2) : -1;
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cell = last[j - 1]! + (letter === other ? 0 : 1);
      if (row[j - 1]! + 1 < cell) cell = row[j - 1]! + 1;
      if (last[j]! + 1 < cell) cell = last[j]! + 1;
      if (j > 1 && letterBefore === other && letter === b.charCodeAt(j - 2) && beforeLast[j - 2]! + 1 < cell) cell = beforeLast[j - 2]! + 1;
      row[j] = cell;
      if (cell < least) least = cell;
    }
    // A swap goes back to the row before: what is beyond in one may end within.
    if (least > most + 1) return Number.POSITIVE_INFINITY;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length]! <= most ? last[b.length]! : Number.POSITIVE_INFINITY;
}
