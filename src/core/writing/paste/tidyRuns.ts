import type { Run } from './foreignArticle';

/** The text of a run that is a line break which readers see. */
export const BREAK = '\n';

// Between these, a line break of the source is no blank.
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uffee]/u;
const WIDE_OR_QUOTE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uffee\u2018-\u201d\u2014\u2026]/u;
// Neither to be seen nor to be written; what joins emoji is.
const NOTHING = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u200b\u2060\ufeff]/g;
const BLANKS = /[ \t\n\r\f\u00a0\u2028]+/g;

/** Collapses white space as HTML does, with none at the ends of lines and under no more marks than it must be; equal runs become one, and so do breaks. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  // What stands between the last words and the next ones.
  let blanks = '';
  let isBroken = false;
  let end = '';
  const add = (run: Run): void => {
    const last = tidy.at(-1);
    if (last && !isFixed(last) && !isFixed(run) && last.marks === run.marks && last.href === run.href) tidy[tidy.length - 1] = { ...last, text: last.text + run.text };
    else tidy.push(run);
  };
  const bridge = (next: Run): void => {
    const last = tidy.at(-1);
    if (last && isBroken) tidy.push({ text: BREAK, marks: 0 });
    else if (last && collapse(blanks, end, next.text[0] ?? '') !== '') add({ text: ' ', marks: last.marks & next.marks, href: last.href === next.href ? last.href : undefined });
    blanks = '';
    isBroken = false;
    end = next.text.at(-1) ?? '';
  };
  for (const run of withoutEmptyLinks(runs)) {
    if (run.picture) {
      bridge(run);
      tidy.push(run);
      continue;
    }
    if (run.text === BREAK) {
      isBroken = true;
      continue;
    }
    const { before, words, after } = splitBlanks(run.text.replaceAll(NOTHING, ''), tidy.length === 0 || isBroken);
    blanks += before;
    if (words === '') continue;
    const next = { ...run, text: words.replaceAll(BLANKS, (inner, at: number) => collapse(inner, words[at - 1]!, words[at + inner.length]!)) };
    bridge(next);
    add(next);
    blanks = after;
  }
  return trimEnds(tidy);
}

/** A link of nothing but blanks leads nowhere for readers. */
function withoutEmptyLinks(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = [];
  for (let start = 0; start < runs.length;) {
    const { href } = runs[start]!;
    let end = start;
    let isEmpty = href !== undefined;
    for (; end < runs.length && runs[end]!.href === href; end++) isEmpty &&= !runs[end]!.picture && runs[end]!.text.replaceAll(NOTHING, '').trim() === '';
    for (; start < end; start++) kept.push(isEmpty ? { ...runs[start]!, href: undefined } : runs[start]!);
  }
  return kept;
}

/** Parts words from the blanks around them. At the beginning of a line, wide blanks are an indentation by hand. */
function splitBlanks(text: string, isFirst: boolean): { readonly before: string; readonly words: string; readonly after: string } {
  const start = isFirst ? text.length - text.trimStart().length : /^[ \t\n\r\f\u00a0\u2028]*/.exec(text)![0].length;
  let end = text.length;
  while (end > start && isBlank(text[end - 1]!)) end--;
  return { before: text.slice(0, start), words: text.slice(start, end), after: text.slice(end) };
}

/** A picture or a break, which is no part of another run. */
function isFixed({ text, picture }: Run): boolean {
  return text === BREAK || picture !== undefined;
}

function isBlank(character: string): boolean {
  return ' \t\n\r\f\u00a0\u2028'.includes(character);
}

/** Returns what is left of some blanks between two characters. */
function collapse(blanks: string, before: string, after: string): string {
  if (blanks === '') return '';
  const isWrapped = /[\n\r]/.test(blanks) && !blanks.includes('\u00a0') && WIDE_OR_QUOTE.test(before) && WIDE_OR_QUOTE.test(after) && (WIDE.test(before) || WIDE.test(after));
  return isWrapped ? '' : ' ';
}

/** Takes wide blanks away at the ends of lines, and what is then empty. */
function trimEnds(runs: readonly Run[]): Run[] {
  const trimmed: Run[] = [];
  const end = (): void => {
    for (let last = trimmed.at(-1); last && !last.picture; last = trimmed.at(-1)) {
      const text = last.text.trimEnd();
      if (text === last.text) return;
      trimmed.pop();
      if (text !== '') trimmed.push({ ...last, text });
    }
  };
  for (const run of runs) {
    if (run.text === BREAK) end();
    if (run.text !== BREAK || trimmed.length > 0) trimmed.push(run);
  }
  end();
  return trimmed;
}
