// What the package titlecase 1 leaves small.
const SMALL = /^(?:a|an|and|as|at|but|by|en|for|if|in|nor|of|on|or|per|the|to|vs?\.?|via)$/i;

/** Returns a title as Hexo's `titlecase` writes it. */
export function toTitleCase(title: string): string {
  return title.replace(/[A-Za-z0-9\u00C0-\u00FF]+[^\s-]*/g, (word, index: number) => {
    const next = title.charAt(index + word.length);
    const isInside = index > 0 && index + word.length !== title.length && title.charAt(index - 2) !== ':';
    if (isInside && SMALL.test(word) && (next !== '-' || title.charAt(index - 1) === '-') && !/[^\s-]/.test(title.charAt(index - 1))) return word.toLowerCase();
    return /[A-Z]|\../.test(word.slice(1)) ? word : word.charAt(0).toUpperCase() + word.slice(1);
  });
}
