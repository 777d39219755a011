import { escapeFor } from '../../image/block';
import { escapeLineStart, escapeMarkdown } from '../escapeMarkdown';
import { Mark, type Run } from './foreignArticle';
import { toInlineHtml } from './htmlText';
import { tidyRuns } from './tidyRuns';

// Addresses that Markdown makes links of by itself, with whatever letters follow them.
const ADDRESS = /(?:https?|ftp):\/\/[\w!#$%&'()*+,\-./:;=?@[\]~]*[\w#$%&+\-/=]/gi;

/**
 * Writes runs so that Markdown reads them as that text. Marks are HTML where Markdown's would not be read: beside punctuation,
 * which Chinese writes without blanks, and in each other.
 */
export function toInlineMarkdown(runs: readonly Run[]): string {
  const linked = tidyRuns(runs.flatMap(linkAddresses));
  let markdown = '';
  for (let start = 0; start < linked.length;) {
    const { href } = linked[start]!;
    let end = start + 1;
    while (href !== undefined && end < linked.length && linked[end]!.href === href) end++;
    if (href === undefined) while (end < linked.length && linked[end]!.href === undefined) end++;
    const piece = linked.slice(start, end);
    markdown += href === undefined ? toMarked(piece) : toLink(piece, href);
    start = end;
  }
  return escapeLineStart(markdown);
}

/** Makes links of addresses, as Markdown would, but with an end that is theirs; a link is underlined as it is. */
function linkAddresses(run: Run): readonly Run[] {
  if (run.href !== undefined || run.picture || (run.marks & Mark.code) !== 0) return [run];
  const pieces: Run[] = [];
  let position = 0;
  for (const { index, 0: address } of run.text.matchAll(ADDRESS)) {
    if (index > position) pieces.push({ ...run, text: run.text.slice(position, index) });
    pieces.push({ text: address, marks: run.marks & ~Mark.u, href: address });
    position = index + address.length;
  }
  return position === 0 ? [run] : position === run.text.length ? pieces : [...pieces, { ...run, text: run.text.slice(position) }];
}

function toLink(runs: readonly Run[], href: string): string {
  const [only] = runs;
  if (runs.length === 1 && only!.text === href && /^(?:https?|ftp):\/\/[\w!#$%&'()*+,\-./:;=?@~]+$/i.test(href) && !REFERENCE.test(href)) {
    return toInlineHtml([{ ...only!, href: undefined }], () => `<${href}>`);
  }
  // marked does not always see where the words of a link end that have brackets.
  if (runs.some(({ text }) => /[[\]]/.test(text))) return toInlineHtml(runs, escapeWords);
  return `[${toMarked(runs.map(run => ({ ...run, href: undefined })))}](${toDestination(href)})`;
}

// What a browser takes for a character in an address, with or without a semicolon.
const REFERENCE = /&(?=#|[a-z]\w*(?![\w=]))/i;

/** In an address, `_` marks nothing. */
function toDestination(href: string): string {
  return escapeFor('markdownAddress', href).replaceAll('%5F', '_').replaceAll(new RegExp(REFERENCE, 'gi'), '&amp;');
}

/** Writes marks of runs without links. */
function toMarked(runs: readonly Run[]): string {
  let markdown = '';
  let html: Run[] = [];
  const flush = (): void => {
    markdown += toInlineHtml(html, escapeWords);
    html = [];
  };
  for (const [index, run] of runs.entries()) {
    const delimiter = isAlone(run, runs[index - 1], runs[index + 1]) ? DELIMITERS.get(run.marks) : undefined;
    if (delimiter === undefined || !canDelimit(run.text, delimiter)) {
      html.push(run);
      continue;
    }
    flush();
    markdown += `${delimiter}${delimiter === '`' ? run.text : escapeWords(run.text)}${delimiter}`;
  }
  flush();
  return markdown;
}

const DELIMITERS: ReadonlyMap<number, string> = new Map([[Mark.strong, '**'], [Mark.em, '*'], [Mark.del, '~~'], [Mark.code, '`']]);

/** Tells whether no neighbour has a mark: delimiters side by side would be taken for one. */
function isAlone(run: Run, before: Run | undefined, after: Run | undefined): boolean {
  return !run.picture && (before?.marks ?? 0) === 0 && (after?.marks ?? 0) === 0;
}

/** Tells whether Markdown reads a text between delimiters as marked, whatever stands around them. */
function canDelimit(text: string, delimiter: string): boolean {
  return delimiter === '`' ? !/[`{|]|^\s|\s$/.test(text) : /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u.test(text);
}

// Whatever the site makes of quotes, it makes of what is pasted.
const MEANING = { smartypants: false, isTemplate: true };

/** Escapes what Markdown, or Hexo, would read in a text, in a cell of a table as well. */
function escapeWords(text: string): string {
  return escapeMarkdown(text, MEANING).replaceAll('|', '\\|');
}
