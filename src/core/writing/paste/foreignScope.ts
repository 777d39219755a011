import type { CodeText } from './codeText';
import { Flow } from './flow';
import { Mark, type Block } from './foreignArticle';
import type { ForeignStyle } from './foreignStyle';
import type { OpenTable } from './foreignTable';
import type { IsSection } from './sectionTag';
import { BREAK } from './tidyRuns';

/** What holds for all that stands in an element. */
export interface Scope {
  readonly flow: Flow;
  readonly marks: number;
  readonly href: string | undefined;
  /** Line breaks in texts are shown. */
  readonly keepsLines: boolean;
  readonly code: CodeText | undefined;
  /** The table, list or Word's item whose parts may stand here. */
  readonly table: OpenTable | undefined;
  readonly list: OpenList | undefined;
  readonly item: OpenItem | undefined;
  /** How many lists, quotes and tables are around. */
  readonly depth: number;
  readonly isSection: IsSection;
}

export interface OpenList {
  readonly items: (readonly Block[])[];
  /** What stands between the items. */
  readonly between: Flow;
}

export interface OpenItem {
  marker: string;
}

/** What becomes of an element: its children are read in the scope, then it ends. `undefined`: nothing of it is taken. */
export interface Entry {
  readonly scope: Scope;
  readonly end?: () => void;
}

/** Adds a text to the line or the code that is being read. */
export function addText(text: string, { flow, code, marks, href, keepsLines }: Scope): void {
  if (code) return code.add(text);
  for (const [index, line] of (keepsLines ? text.split(/\r\n?|\n/) : [text]).entries()) {
    if (index > 0) flow.addBreak();
    flow.add({ text: line === BREAK ? ' \n' : line, marks, href });
  }
}

/** Returns the scope of what stands in an element: its style and name may give marks and take them away. */
export function inherit(scope: Scope, style: ForeignStyle, own: number): Scope {
  // A link is underlined as it is.
  const around = scope.href === undefined ? scope.marks : scope.marks & ~Mark.u;
  if (own === 0 && style.marks === 0 && style.unmarks === 0 && style.keepsLines === undefined && around === scope.marks) return scope;
  const marks = ((around | own) & ~style.unmarks) | style.marks;
  return { ...scope, marks: scope.href === undefined ? marks : marks & ~Mark.u, keepsLines: style.keepsLines ?? scope.keepsLines };
}

/** Reads an element's content as blocks of their own. */
export function within(scope: Scope, style: ForeignStyle, end: (blocks: readonly Block[]) => void): Entry {
  scope.flow.end();
  const flow = new Flow();
  const inner = { ...scope, flow, table: undefined, list: undefined, item: undefined, depth: scope.depth + 1 };
  return { scope: inherit(inner, style, 0), end: () => end(flow.take()) };
}
