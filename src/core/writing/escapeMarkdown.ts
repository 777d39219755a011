import { escapeTemplates } from '../text/escape';
import { OPEN_NAMES } from '../text/openNames';

/** What a site takes for more than letters in a text of Markdown. */
export interface MarkdownMeaning {
  /** Quotes, dashes and dots become typographic. */
  readonly smartypants: boolean;
  /** `{{`, `{%` and `{#` begin a template. */
  readonly isTemplate: boolean;
}

// An open one is shown as it stands, and looks like a slip.
const REFERENCE_OR_LIKE = new RegExp(String.raw`&(?=#\w|\w+;|(?:${OPEN_NAMES})(?![\w=]))`, 'g');

/** Returns a text without line breaks as it stands within a line of Markdown, so that readers see these very letters. */
export function escapeMarkdown(text: string, { smartypants, isTemplate }: MarkdownMeaning): string {
  let written = text
    .replaceAll(/[\\`*[\]~]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(REFERENCE_OR_LIKE, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\u00a0', '&nbsp;')
    // What would become a link by itself.
    .replaceAll(/www(?=\.)/gi, '$&\\')
    .replaceAll(/(?<=[\w.+-])@(?=[\w-])/g, '\\@')
    .replaceAll(/(https?|ftp)(?=:\/\/)/gi, '$1\\');
  if (smartypants) written = written.replaceAll('"', '&quot;').replaceAll('\'', '&#39;').replaceAll('--', '-&#45;').replaceAll('...', '..&#46;');
  return isTemplate ? escapeTemplates(written) : written;
}

/** Returns a line of Markdown that does not begin a heading, list, quote or rule by its first letters. */
export function escapeLineStart(line: string): string {
  return line.replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-(?=[-\s]*$)|=(?==*$))/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
