import { applyEdits, isInside, type Edit, type Span } from '../text/span';
import { isBlank } from './htmlPlace';
import type { Ground, Piece } from './mark';

/** A selection on its ground, and the texts in it. */
export interface Marked {
  readonly selection: Span;
  readonly ground: Ground;
  /** Without white space at their ends. */
  readonly texts: readonly Span[];
}

/** What becomes of a selection. */
export interface MarkedText {
  readonly edits: readonly Edit[];
  /** What is to be selected of the old text. */
  readonly kept: Span;
  /** A caret stands so far before where the edits leave it: within what they put in there. */
  readonly back?: number;
}

/** Takes from a selection the texts in it that can become something. An empty selection is the word around it. */
export function readMarked(text: string, selection: Span, ground: Ground): Marked {
  const wanted = selection.start === selection.end ? findWord(text, selection.start, ground) : selection;
  return { selection, ground, texts: ground.texts.map(piece => trim(text, meet(piece, wanted))).filter(({ start, end }) => start < end) };
}

/** Tells whether all that is selected is what it is to become. */
export function isMarked({ texts, ground: { pieces }, selection }: Marked): boolean {
  return texts.length > 0 ? texts.every(each => pieces.some(piece => piece.isWanted && isInside(each, piece))) : pieces.some(piece => piece.isWanted && isInside(selection, inner(piece)));
}

/** Takes away what the texts of a selection stand in. */
export function unmark({ texts, ground: { pieces }, selection }: Marked): MarkedText {
  const stretches = texts.length > 0 ? texts : [selection];
  const gone = pieces.filter(piece => piece.isWanted && stretches.some(each => isInside(each, piece)));
  return { edits: gone.flatMap(removeTags), kept: getKept(selection, texts) };
}

/** Wraps the texts of a selection: as few stretches as the elements around and in it allow. */
export function mark(text: string, { texts, ground: { pieces, breaks, isMarkdown, canStart, wrap }, selection }: Marked): MarkedText {
  const [first] = texts;
  const last = texts.at(-1);
  if (!first || !last) {
    const pair = selection.start === selection.end && canStart ? wrap(selection, '') : undefined;
    return pair ? insertPair(selection, pair) : { edits: [], kept: selection };
  }
  // Elements that are selected with their tags stay whole.
  const whole = widen({ start: first.start, end: last.end }, pieces, selection);
  const isCut = (piece: Piece): boolean => meets(piece, whole) && (isInside(piece, whole) ? breaks.some(each => meets(each, inner(piece))) : !isInside(whole, inner(piece)));
  const cuts = [...breaks, ...pieces.filter(isCut).flatMap(({ opening, closing }) => [opening, closing])]
    .filter(cut => meets(cut, whole)).sort((a, b) => a.start - b.start);
  const edits: Edit[] = [];
  let back = 0;
  for (const part of subtract(whole, cuts)) {
    const stretch = isMarkdown ? widenFilled(trim(text, part), pieces) : trim(text, part);
    if (stretch.start === stretch.end || !texts.some(each => meets(each, stretch)) || pieces.some(piece => piece.isWanted && isInside(stretch, inner(piece)))) continue;
    const gone = pieces.filter(piece => piece.isWanted && isInside(piece, stretch)).flatMap(removeTags);
    const pair = wrap(stretch, applyEdits(text.slice(stretch.start, stretch.end), gone.map(({ start, end }) => ({ start: start - stretch.start, end: end - stretch.start, text: '' }))));
    if (!pair) continue;
    const [before, behind] = pair;
    edits.push({ start: stretch.start, end: stretch.start, text: before }, ...gone, { start: stretch.end, end: stretch.end, text: behind });
    if (selection.start === selection.end && selection.start === stretch.end) back = behind.length;
  }
  return { edits, kept: getKept(selection, texts), back };
}

/** Takes the marks of what a stretch fills with it. */
function widenFilled(stretch: Span, pieces: readonly Piece[]): Span {
  const filled = pieces.find(piece => inner(piece).start === stretch.start && inner(piece).end === stretch.end);
  return filled ? widenFilled({ start: filled.start, end: filled.end }, pieces) : stretch;
}

function insertPair({ start, end }: Span, [before, behind]: readonly [string, string]): MarkedText {
  return { edits: [{ start, end, text: before + behind }], kept: { start, end }, back: behind.length };
}

function widen(span: Span, pieces: readonly Piece[], selection: Span): Span {
  const around = pieces.filter(piece => meets(piece, span) && isInside(piece, selection));
  return { start: Math.min(span.start, ...around.map(({ start }) => start)), end: Math.max(span.end, ...around.map(({ end }) => end)) };
}

function inner({ opening, closing }: Piece): Span {
  return { start: opening.end, end: closing.start };
}

function removeTags({ opening, closing }: Piece): Edit[] {
  return [{ ...opening, text: '' }, { ...closing, text: '' }];
}

/** A caret stays where it is; a selection is that of its texts. */
function getKept(selection: Span, texts: readonly Span[]): Span {
  return selection.start === selection.end || texts.length === 0 ? selection : { start: texts[0]!.start, end: texts.at(-1)!.end };
}

/** The letters and digits around a place; none where words are not parted by spaces. */
function findWord(text: string, offset: number, { texts }: Ground): Span {
  const around = texts.find(({ start, end }) => start <= offset && offset <= end);
  if (!around) return { start: offset, end: offset };
  const before = /(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{N}\p{M}_'’-])*$/u.exec(text.slice(around.start, offset))![0];
  const behind = /^(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{N}\p{M}_'’-])*/u.exec(text.slice(offset, around.end))![0];
  return { start: offset - before.length, end: offset + behind.length };
}

function meets(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function meet(a: Span, b: Span): Span {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}

function trim(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text[from]!)) from++;
  while (to > from && isBlank(text[to - 1]!)) to--;
  return { start: from, end: to };
}

function subtract(span: Span, cuts: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let position = span.start;
  for (const { start, end } of cuts) {
    if (start > position) parts.push({ start: position, end: start });
    position = Math.max(position, end);
  }
  return position < span.end ? [...parts, { start: position, end: span.end }] : parts;
}
