import type { Blog } from '../../blog';
import { findAltFault } from '../../image/alts';
import { isBold, withoutBold } from './boldLine';
import type { Block, ForeignPicture, Run } from './foreignArticle';
import { isSign } from './isSign';
import { BREAK, tidyRuns } from './tidyRuns';

/** What a body is made of, from top to bottom. */
export type Part =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'section'; /** 1 to 6. */ readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'picture'; readonly picture: ForeignPicture; readonly href: string | undefined; readonly caption: readonly Run[] }
  | Exclude<Block, { readonly kind: 'words' }>;

/** Puts an article in order: each line a paragraph, pictures between them, sections where the author wrote bold lines, and no level of headings left out. */
export function arrange(blocks: readonly Block[], blog: Blog): readonly Part[] {
  const parts: Part[] = [];
  const hasSections = blocks.some(block => block.kind === 'words' && block.level > 0 && block.runs.some(({ text }) => text.trim() !== ''));
  const level = getSectionLevel(blog);
  for (const block of blocks) {
    if (block.kind !== 'words') {
      parts.push(block);
      continue;
    }
    for (const piece of split(block.runs)) {
      if ('picture' in piece) parts.push({ kind: 'picture', picture: piece.picture, href: piece.href, caption: [] });
      else if (block.level > 0) parts.push({ kind: 'section', level: block.level, runs: withoutBold(piece.runs) });
      else if (block.isCaption && addCaption(parts, piece.runs)) continue;
      else if (!hasSections && isHeadline(piece.runs)) parts.push({ kind: 'section', level, runs: withoutBold(piece.runs) });
      else parts.push({ kind: 'paragraph', runs: piece.runs });
    }
  }
  return orderLevels(parts);
}

/** Returns the level of the headings with which a blog heads its sections; 2 when it has none. */
function getSectionLevel({ settings: { section } }: Blog): number {
  return Number(/<h([1-6])[\s>]/i.exec(section.block)?.[1] ?? /^(#{1,6}) /.exec(section.block.trim())?.[1]!.length ?? 2);
}

type Piece = { readonly runs: readonly Run[] } | { readonly picture: ForeignPicture; readonly href: string | undefined };

/** Splits lines from each other, and pictures from text; a formula on a line of its own is a picture as others are. */
function split(runs: readonly Run[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let line: Run[] = [];
  const end = (): void => {
    const tidy = tidyRuns(line);
    if (tidy.some(({ picture, text: words }) => !picture && words !== ' ')) pieces.push({ runs: tidy });
    else for (const { picture, href } of tidy) if (picture) pieces.push({ picture, href });
    line = [];
  };
  for (const run of runs) {
    const { picture } = run;
    if (isPicture(picture) || run.text === BREAK) end();
    if (isPicture(picture)) pieces.push({ picture, href: run.href });
    else if (run.text !== BREAK) line.push(run);
  }
  end();
  return pieces;
}

/** Tells whether there is a picture that stands for itself. */
function isPicture(picture: ForeignPicture | undefined): picture is ForeignPicture {
  return picture !== undefined && !picture.isInline;
}

/** Gives the picture that stands above a caption its words, if it is the first line of them; as its alt, too, if it has none. */
function addCaption(parts: Part[], runs: readonly Run[]): boolean {
  const last = parts.at(-1);
  if (last?.kind !== 'picture' || last.caption.length > 0) return false;
  const words = runs.map(({ text }) => text).join('');
  const alt = last.picture.alt ?? (findAltFault({ alt: words, address: last.picture.src }) === undefined && !isSign(words) ? words : undefined);
  const picture = alt === undefined ? last.picture : { ...last.picture, alt };
  parts[parts.length - 1] = { ...last, picture, caption: isHeadline(runs) ? withoutBold(runs) : runs };
  return true;
}

const LONGEST_HEADLINE = 40;

/** Tells whether a line is one that heads a section: all its words bold, short, and no sentence. */
function isHeadline(runs: readonly Run[]): boolean {
  const text = runs.map(run => run.text).join('');
  return isBold(runs) && text.length <= LONGEST_HEADLINE && !/[。．.;；,，、:：…][”"’'」』）)]*$/.test(text);
}

/** A heading is one level below the one before it at most. */
function orderLevels(parts: readonly Part[]): readonly Part[] {
  let last = 6;
  return parts.map(part => {
    if (part.kind !== 'section') return part;
    last = Math.min(part.level, last + 1);
    return { ...part, level: last };
  });
}
