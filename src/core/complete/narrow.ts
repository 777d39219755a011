/**
 * Keeps the first items whose text has in it what was typed: as it is before letter by letter, as VS Code matches suggestions. Whoever types on
 * comes to each of them so. A list that is short enough stays whole.
 *
 * @returns `isCut` says whether others are left out that would do as well
 */
export function narrow<Item>(items: readonly Item[], toText: (item: Item) => string, typed: string, most: number): { readonly kept: readonly Item[]; readonly isCut: boolean } {
  if (items.length <= most) return { kept: items, isCut: false };
  const wanted = typed.toLowerCase();
  const [whole, others] = [true, false].map(isWhole => items.filter(item => toText(item).toLowerCase().includes(wanted) === isWhole)) as [Item[], Item[]];
  const found = [...whole, ...others.filter(item => hasLetters(toText(item).toLowerCase(), wanted))];
  return { kept: found.slice(0, most), isCut: found.length > most };
}

/** Tells whether all letters of a word are in a text, in their order. */
function hasLetters(text: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}
