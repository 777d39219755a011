import { TracedText, type Run } from './tracedText';

// Noncharacters: no text in interchange holds them (Unicode, section 23.7).
const MARK = /\uFDD0([mv])([0-9a-z]+)\uFDD1/g;
const NONCHARACTERS = /[\uFDD0-\uFDEF]/g;

/** Returns a text without the characters that marks and boxes (template/boxes.ts) are made of; its length stays. */
export function withoutMarkCharacters(text: string): string {
  return text.replace(NONCHARACTERS, '\uFFFD');
}

/** Returns a mark that says where the text behind it was made from. */
export function markMade(source: number): string {
  return `\uFDD0m${source.toString(36)}\uFDD1`;
}

/** Returns a mark that says that the text behind it stands in the source. */
export function markVerbatim(source: number): string {
  return `\uFDD0v${source.toString(36)}\uFDD1`;
}

/** Returns a text without its marks. */
export function stripMarks(text: string): string {
  return text.replace(MARK, '');
}

/** Turns a text with marks into one that knows where it came from. */
export function readMarks(marked: string): TracedText {
  const runs: Run[] = [{ at: 0, source: 0, verbatim: false }];
  let text = '';
  let position = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(position, match.index);
    position = match.index + match[0].length;
    runs.push({ at: text.length, source: parseInt(match[2]!, 36), verbatim: match[1] === 'v' });
  }
  return new TracedText(text + marked.slice(position), runs);
}
