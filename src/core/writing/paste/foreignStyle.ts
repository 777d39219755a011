import type { DefaultTreeAdapterTypes } from 'parse5';
import { forKnownTexts } from '../../text/knownTexts';
import { Mark } from './foreignArticle';

/** What of an element's look is meaning. */
export interface ForeignStyle {
  /** The marks that it gives, and those that it takes away. */
  readonly marks: number;
  readonly unmarks: number;
  readonly isHidden: boolean;
  /** It begins a line of its own, whatever its name. */
  readonly isBlock: boolean;
  /** Line breaks in its text are shown; `false`: they are not; `undefined`: as in what it stands in. */
  readonly keepsLines: boolean | undefined;
  /** Its text is code: every blank is shown, in letters of one width. */
  readonly isCode: boolean;
  /** Word: it is an item of a list, at this level. */
  readonly listLevel: number | undefined;
  /** Word: it is the number or bullet of an item. */
  readonly isListMarker: boolean;
  /** Word: it is a heading of this level. */
  readonly outlineLevel: number | undefined;
}

const DECLARATION = /(?:^|[;\s])(font-weight|font-style|font-family|text-decoration|text-decoration-line|vertical-align|display|white-space|white-space-collapse|mso-list|mso-hide|mso-outline-level)\s*:\s*([^;]*)/gi;

// Articles repeat a few styles; a stranger's may have thousands of long ones.
const MOST_KNOWN = 500;
const toStyle = forKnownTexts(MOST_KNOWN, readStyle);
const plain = readStyle('');

/** Reads an element's `style`. */
export function getStyle({ attrs }: DefaultTreeAdapterTypes.Element): ForeignStyle {
  const style = attrs.find(({ name }) => name === 'style')?.value;
  return style === undefined ? plain : toStyle(style);
}

function readStyle(style: string): ForeignStyle {
  const values = new Map([...style.matchAll(DECLARATION)].map(([, name, value]) => [name!.toLowerCase(), value!.replace(/!\s*important/i, '').trim().toLowerCase()]));
  const has = (name: string, pattern: RegExp): boolean => pattern.test(values.get(name) ?? '');
  const space = `${values.get('white-space') ?? ''} ${values.get('white-space-collapse') ?? ''}`;
  let marks = 0;
  let unmarks = 0;
  const decide = (mark: number, isGiven: boolean, isTaken: boolean): void => {
    if (isGiven) marks |= mark;
    if (isTaken) unmarks |= mark;
  };
  decide(Mark.strong, has('font-weight', /^(?:bold|bolder|[6-9]\d\d)$/), has('font-weight', /^(?:normal|lighter|[1-5]\d\d)$/));
  decide(Mark.em, has('font-style', /^(?:italic|oblique)/), has('font-style', /^normal/));
  for (const name of ['text-decoration', 'text-decoration-line']) {
    decide(Mark.del, has(name, /line-through/), false);
    decide(Mark.u, has(name, /underline/), false);
  }
  decide(Mark.sup, has('vertical-align', /^super/), has('vertical-align', /^baseline/));
  decide(Mark.sub, has('vertical-align', /^sub/), has('vertical-align', /^baseline/));
  return {
    marks, unmarks,
    isHidden: has('display', /^none/) || has('mso-hide', /^all/),
    isBlock: has('display', /^(?:block|flex|grid|list-item|table)$/),
    keepsLines: /\bpre|break-spaces/.test(space) ? true : /normal|nowrap|collapse/.test(space) ? false : undefined,
    isCode: has('white-space', /^pre$/) && has('font-family', /mono|consolas|courier|menlo/),
    listLevel: toLevel(/\blevel(\d)/.exec(values.get('mso-list') ?? '')),
    isListMarker: has('mso-list', /^ignore/),
    outlineLevel: toLevel(/^([1-6])/.exec(values.get('mso-outline-level') ?? '')),
  };
}

function toLevel(match: RegExpExecArray | null): number | undefined {
  return match ? Number(match[1]) : undefined;
}
