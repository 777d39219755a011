/** Makes the pattern that finds a text whatever its case and its white space; `undefined` when there is nothing to look for. */
export function toSearchPattern(wanted: string): RegExp | undefined {
  const words = wanted.split(/\s+/).map(word => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return words.every(word => word === '') ? undefined : new RegExp(words.join('\\s+'), 'giu');
}
