/** Puts a mark before the first of some lines of Markdown, and the same width, or another mark, before the others. */
export function prefixLines(text: string, first: string, others: string = ' '.repeat(first.length)): string {
  return text.split('\n').map((line, index) => {
    const mark = index === 0 ? first : others;
    return line === '' ? mark.trimEnd() : mark + line;
  }).join('\n');
}

/** Returns a row of a table of Markdown. */
export function toRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Returns a fenced block of code, whatever fences are in it. */
export function toFence(code: string, language: string): string {
  let fence = '```';
  for (const [marks] of code.matchAll(/`{3,}/g)) if (marks.length >= fence.length) fence = `${marks}\``;
  return `${fence}${language}\n${code}\n${fence}`;
}
