/** Returns the beginning of a text as one line, no longer than so many UTF-16 units; where it goes on, it ends in an ellipsis. */
export function shorten(text: string, longest: number): string {
  // Of a text without end no more is looked at than can be shown.
  const line = text.slice(0, 2 * longest).replaceAll(/\s+/g, ' ').trim();
  const isWhole = line.length <= longest && text.length <= 2 * longest;
  return isWhole ? line : `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
