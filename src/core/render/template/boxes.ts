import { type TracedText, type TracedEdit } from '../tracedText';
import { HtmlPlace } from './htmlPlace';

// What Galley shows for template syntax that only the site can fill: a box with what stands there. Until the HTML is finished a box is a word
// of noncharacters (see originMarks.ts), its number in hexadecimal, that Markdown and highlighters leave alone; also where an address was
// encoded it is found again.
const STAND_IN = /\uFDD2([\uFDD4-\uFDE3]+)\uFDD3|%EF%B7%92((?:%EF%B7%[9A][0-9A-F])+)%EF%B7%93/g;
const ZERO = 0xfdd4;

/** The class of the boxes, for the styles of whoever shows them. */
const BOX = 'galley-tag';
const FONT = 'font-family: monospace; font-size: 0.9em';

/** The boxes of a text. */
export class Boxes {
  readonly #codes: string[] = [];

  /** Returns what stands for a box for now. */
  put(code: string): string {
    const number = (this.#codes.push(code) - 1).toString(16);
    return `\uFDD2${number.replace(/./g, digit => String.fromCharCode(ZERO + parseInt(digit, 16)))}\uFDD3`;
  }

  /** Puts the boxes into finished HTML; where no element can stand, in an attribute or a script, only their words. */
  show(html: TracedText): TracedText {
    if (this.#codes.length === 0) return html;
    const place = new HtmlPlace();
    const edits: TracedEdit[] = [];
    let position = 0;
    for (const { index, 0: found, 1: digits, 2: encoded } of html.text.matchAll(STAND_IN)) {
      place.read(html.text.slice(position, index));
      position = index + found.length;
      const label = toLabel(this.#codes[readNumber(digits ?? decodeURIComponent(encoded!))] ?? '');
      edits.push({ start: index, end: position, text: place.isText ? `<span class="${BOX}" style="border: 1px dashed; border-radius: 3px; padding: 0 0.3em; ${FONT}">${label}</span>` : label.replaceAll(' ', '&#32;') });
    }
    return html.replace(edits);
  }
}

function readNumber(digits: string): number {
  return parseInt(digits.replace(/./g, digit => (digit.charCodeAt(0) - ZERO).toString(16)), 16);
}

/** Returns what stands before and behind the content of a tag that only a theme or plugin knows. */
export function toOuterBox(code: string): readonly [string, string] {
  return [`<div class="${BOX}" style="border: 1px dashed; border-radius: 3px; padding: 0.3em"><div class="${BOX}-name" style="${FONT}">${toLabel(code)}</div>`, '</div>'];
}

/** Punctuation becomes references: what stands there is text wherever it comes to stand, in Markdown and in an attribute without quotes too. */
function toLabel(code: string): string {
  return code.replace(/\s+/g, ' ').trim().replace(/[!-/:-@[-`{-~]/g, (mark, at: number, whole: string) => {
    const isInWord = /[-_.]/.test(mark) && /\w/.test(whole[at - 1] ?? '') && /\w/.test(whole[at + 1] ?? '');
    return isInWord ? mark : `&#${mark.charCodeAt(0)};`;
  });
}
