// A text of the article is followed through its source, letter by letter: white space does not count, markup is passed over.

/** A text as the article shows it, cut at the place that is looked for. */
export interface ShownText {
  /** From where its source begins, to the place. */
  readonly before: string;
  /** A little of what follows: it tells places apart that look the same. */
  readonly after: string;
}

// Letters that must agree before a jump over what is no letter of the text is believed.
const ENOUGH = 6;
const LONGEST_JUMP = 4000;
// A site makes little text of its own: the number of a line, a mark of a heading.
const LONGEST_ADDITION = 40;

// White space, and what is as invisible.
const INVISIBLE = /[\s\u00AD\u200B-\u200F\u2060\uFEFF]/;
// What is in a script is in no article.
const TAG = /<(?:!--[^]*?(?:-->|$)|script\b[^]*?<\/script\s*>|[/!?]?[a-z](?:[^>=]|=(?!\s*["'])|=\s*(?:"[^"]*"|'[^']*'))*>)/iy;
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]*));?/iy;
const KNOWN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };
const INVISIBLE_NAMES = /^(?:nbsp|e[nm]sp|emsp1[34]|thinsp|hairsp|numsp|puncsp|shy|zwn?j|lrm|rlm|Tab|NewLine|NoBreak|ZeroWidthSpace)$/;
// A Markdown picture, the address of a link, a tag of the site's templates.
const SYNTAX = /(?:!\[[^\]]{0,2000})?\](?:\([^()]{0,2000}(?:\([^()]{0,2000}\)[^()]{0,2000})?\)|\[[^\]]{0,2000}\])|\{%[^]{0,2000}?%\}|\{#[^]{0,2000}?#\}/y;
const MARKS = /[*_~`^=+#>|\\()[\]!:-]/;
// What typography makes of quotes, dots and hyphens.
const TYPED: Readonly<Record<string, string>> = { '“': '"', '”': '"', '„': '"', '‘': '\'', '’': '\'', '‚': '\'', '…': '.', '–': '-', '—': '-' };

/**
 * Finds the place in a post's text that a place in its article was made from: exactly where the source has the shown text
 * literally (white space, character references, tags and Markdown's marks may stand between), else beside the nearest word that it has.
 *
 * @param start offset in `text` of what `before` begins in
 */
export function findSourceOffset(text: string, start: number, { before, after }: ShownText): number {
  const shown = toVisible(before);
  const wanted = shown.length;
  const path = new Path(text, shown + toVisible(after).slice(0, LONGEST_ADDITION));
  let place: Place = { source: start, shown: 0 };
  // The offset behind the letter before the place, and that of the letter behind it.
  let behind: number | undefined;
  let ahead: number | undefined;
  let nearest = start;
  while (place.shown <= wanted) {
    const next = path.findStep(place) ?? path.findJump(place);
    if (!next) break;
    if (next.isLetter) {
      if (place.shown < wanted) nearest = next.source;
      if (place.shown === wanted - 1) behind = next.source;
      if (place.shown === wanted) ahead = place.source;
    }
    place = next;
  }
  const isAtBeginning = before === '' || INVISIBLE.test(before.at(-1)!);
  return (isAtBeginning ? ahead ?? behind : behind ?? ahead) ?? nearest;
}

interface Place {
  readonly source: number;
  /** Index in the visible letters. */
  readonly shown: number;
}

/** A place one on; `isLetter`: a letter was passed that is in both. */
interface Step extends Place {
  readonly isLetter: boolean;
}

class Path {
  readonly #source: string;
  readonly #shown: string;

  constructor(source: string, shown: string) {
    this.#source = source;
    this.#shown = shown;
  }

  /** Returns the next place when what comes is the same letter in both, or plainly no letter of the text. */
  findStep({ source, shown }: Place): Step | undefined {
    const written = this.#source[source];
    const wanted = this.#shown[shown];
    if (written === undefined || wanted === undefined) return undefined;
    const pass = (length: number): Step => ({ source: source + length, shown, isLetter: false });
    if (INVISIBLE.test(written)) return pass(1);
    if (written === '<' && !this.#isLiteral(source, shown, 2)) return pass(this.#isLiteral(source + 1, shown, 4) ? 1 : this.#match(TAG, source)?.[0].length ?? 1);
    if (written === '&') {
      const reference = this.#readReference(source, shown);
      if (reference) return reference;
    }
    if (written === (TYPED[wanted] ?? wanted) || written === wanted) return { source: source + 1, shown: shown + 1, isLetter: true };
    const syntax = this.#match(SYNTAX, source);
    if (syntax) return pass(syntax[0].length);
    return MARKS.test(written) ? pass(1) : undefined;
  }

  /** Returns the nearest place from which on both agree again; `undefined` when there is none. */
  findJump({ source, shown }: Place): Step | undefined {
    const rest = this.#shown.length - shown;
    for (let length = 1; length <= Math.min(LONGEST_JUMP, this.#source.length - source + LONGEST_ADDITION); length++) {
      for (let added = 0; added <= Math.min(length, LONGEST_ADDITION, rest - 1); added++) {
        const place = { source: source + length - added, shown: shown + added };
        if (this.#agrees(place)) return { ...place, isLetter: false };
      }
    }
    return undefined;
  }

  /** Tells whether enough letters on from a place are the same. */
  #agrees(place: Place): boolean {
    const wanted = this.#shown[place.shown]!;
    const written = this.#source[place.source];
    if (written !== wanted && written !== TYPED[wanted] && written !== '&') return false;
    const end = Math.min(place.shown + ENOUGH, this.#shown.length);
    let next: Place | undefined = place;
    while (next && next.shown < end) next = this.findStep(next);
    return next !== undefined;
  }

  #readReference(source: number, shown: number): Step | undefined {
    const found = this.#match(REFERENCE, source);
    // In code, a reference is shown as it is written.
    if (!found || this.#isLiteral(source, shown, found[0].length)) return undefined;
    const [{ length }, decimal, hexadecimal, name] = found;
    const number = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const character = name === undefined ? toCharacter(number) : KNOWN[name] ?? (INVISIBLE_NAMES.test(name) ? ' ' : undefined);
    const present = String.fromCodePoint(this.#shown.codePointAt(shown)!);
    if (character !== undefined && INVISIBLE.test(character)) return { source: source + length, shown, isLetter: false };
    // A name that is not known stands for some letter that keyboards lack.
    const isSame = character === undefined ? present > '\u007F' : character === present;
    return isSame ? { source: source + length, shown: shown + present.length, isLetter: true } : undefined;
  }

  #isLiteral(source: number, shown: number, length: number): boolean {
    const wanted = this.#shown.slice(shown, shown + length);
    return wanted.length === length && this.#source.startsWith(wanted, source);
  }

  #match(pattern: RegExp, offset: number): RegExpExecArray | null {
    pattern.lastIndex = offset;
    return pattern.exec(this.#source);
  }
}

function toVisible(text: string): string {
  return text.replace(new RegExp(INVISIBLE, 'g'), '');
}

function toCharacter(number: number): string {
  return number > 0 && number <= 0x10FFFF ? String.fromCodePoint(number) : '\uFFFD';
}
