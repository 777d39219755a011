/** What a site takes for more than letters in a text of Markdown. */
export interface MarkdownMeaning {
  /** A line break in a paragraph is one on the page. */
  readonly breaks: boolean;
  /** Quotes, dashes and dots become typographic. */
  readonly smartypants: boolean;
  /** `{{`, `{%` and `{#` begin a template. */
  readonly isTemplate: boolean;
}

/** Returns a text without line breaks as it stands within a line of Markdown, so that readers see these very letters. */
export function escapeMarkdownText(text: string, { smartypants, isTemplate }: MarkdownMeaning): string {
  let written = text
    .replaceAll(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll(/[\\`*[\]~]/g, '\\$&')
    .replaceAll(/(?<![a-z0-9])_|_(?![a-z0-9])/gi, '\\_')
    .replaceAll('<', '&lt;')
    .replaceAll('\u00a0', '&nbsp;')
    // What would become a link by itself.
    .replaceAll(/(?<=\b(?:https?|ftp)):(?=\/\/)/gi, '\\:')
    .replaceAll(/(?<=\bwww)\.|(?<=\w)@(?=\w)/gi, '\\$&');
  if (isTemplate) written = written.replaceAll(/\{(?=[{%#]|$)/g, '&#123;');
  if (smartypants) written = written.replaceAll('"', '&quot;').replaceAll('\'', '&#39;').replaceAll('--', '-&#45;').replaceAll('...', '..&#46;');
  return written;
}

/** Returns a line of Markdown that does not begin a heading, list, quote, code or rule by its first letters. */
export function escapeLineStarts(line: string): string {
  return line.replace(/^(?=#{1,6}(?: |$)|[-+](?: |$)|[-=]+$|>)/, '\\').replace(/^(\d{1,9})(?=[.)](?: |$))/, '$1\\');
}
