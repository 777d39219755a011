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
  let gap = '';
  const add = (run: Run): void => {
    const last = tidy.at(-1);
    if (last && !isFixed(last) && !isFixed(run) && last.marks === run.marks && last.href === run.href) tidy[tidy.length - 1] = { ...last, text: last.text + run.text };
    else tidy.push(run);
  };
  const bridge = (next: Run): void => {
    const last = tidy.at(-1);
    if (last && gap === BREAK) tidy.push({ text: BREAK, marks: 0 });
    else if (last && collapse(gap, last.text.at(-1) ?? '', next.text[0] ?? '') !== '') add({ text: ' ', marks: last.marks & next.marks, href: last.href === next.href ? last.href : undefined });
    gap = '';
  };
  for (const run of runs) {
    if (run.picture) {
      bridge(run);
      tidy.push(run);
    } else if (run.text === BREAK || gap === BREAK && run.text.trim() === '') gap = BREAK;
    else {
      const isFirst = tidy.length === 0 || gap === BREAK;
      // At the beginning of a line, wide blanks are an indentation by hand.
      const text = isFirst ? run.text.replaceAll(NOTHING, '').trimStart() : run.text.replaceAll(NOTHING, '');
      const start = /^[ \t\n\r\f\u00a0\u2028]*/.exec(text)![0].length;
      let end = text.length;
      while (end > start && isBlank(text[end - 1]!)) end--;
      if (gap !== BREAK) gap += text.slice(0, start);
      const words = text.slice(start, end);
      if (words === '') continue;
      const next = { ...run, text: words.replaceAll(BLANKS, (blanks, at: number) => collapse(blanks, words[at - 1]!, words[at + blanks.length]!)) };
      bridge(next);
      add(next);
      gap = text.slice(end);
    }
  }
  return trimEnds(tidy);
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
