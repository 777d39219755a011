import type { Post } from './post/post';
import { toVisibleText } from './post/visibleText';

/** How long a post is for those who read it. */
export interface TextCount {
  /** Each Han character and kana is one, of other scripts each word. */
  readonly words: number;
  /** Without white space. */
  readonly characters: number;
  /** Of quiet reading, rounded; at least 1 where there is anything to read. */
  readonly minutes: number;
  readonly pictures: number;
}

// Brysbaert 2019 has 238 words of English a minute; hexo-wordcount takes 300 Chinese characters.
const WORDS_A_MINUTE = 238;
const CJK_A_MINUTE = 300;

/** Counts what readers see of a post's body: no tags, no comments, no scripts or styles, no front matter. */
export function countText(post: Post): TextCount {
  const { text, pictures } = toVisibleText(post);
  let cjk = 0;
  let others = 0;
  let characters = 0;
  let previous: Kind = SPACE;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at++;
    const kind = getKind(code);
    if (kind === PART) continue;
    if (kind !== SPACE) characters++;
    if (kind === CJK) cjk++;
    const isWord = kind === LETTER || kind === DIGIT;
    if (isWord && !isInWord) others++;
    // A hyphen or an apostrophe in a word, a point or a comma in a number.
    isInWord = isWord || (kind === JOINT && previous === LETTER) || ((kind === JOINT || kind === POINT) && previous === DIGIT);
    previous = kind;
  }
  const minutes = cjk / CJK_A_MINUTE + others / WORDS_A_MINUTE;
  return { words: cjk + others, characters, minutes: minutes === 0 ? 0 : Math.max(1, Math.round(minutes)), pictures };
}

// Numbers, since a long text has millions of them.
const CJK = 1;
const LETTER = 2;
const DIGIT = 3;
const JOINT = 4;
const POINT = 5;
const SPACE = 6;
/** Belongs to the character before it, as accents and skin tones do. */
const PART = 7;
const MARK = 8;
type Kind = number;

const kinds = new Uint8Array(0x10000);

function getKind(code: number): Kind {
  if (code >= kinds.length) return findKind(code);
  return kinds[code] || (kinds[code] = findKind(code));
}

function findKind(code: number): Kind {
  const character = String.fromCodePoint(code);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u30fc\uff70]/u.test(character)) return CJK;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  if (/[-'’_\u2010\u2011]/.test(character)) return JOINT;
  if (/[.,:]/.test(character)) return POINT;
  if (/[\s\u200b]/.test(character)) return SPACE;
  return /[\p{M}\p{Cf}\p{Cc}\p{Emoji_Modifier}]/u.test(character) ? PART : MARK;
}
