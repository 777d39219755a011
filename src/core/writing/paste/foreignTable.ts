import type { Block, Cell, Run } from './foreignArticle';

/** A table as it is read. */
export interface OpenTable {
  caption: readonly Run[];
  readonly rows: Cell[][];
  /** It says of itself that it is there for the look alone. */
  readonly isLayout: boolean;
  readonly hasBorder: boolean;
}

/** Returns a table's blocks: the table, or what stands in it where it only puts things in their places. */
export function closeTable({ caption, rows: all, isLayout, hasBorder }: OpenTable): readonly Block[] {
  const rows = all.filter(cells => cells.length > 0);
  const filled = rows.flat().filter(({ blocks }) => blocks.length > 0);
  const isColumn = !hasBorder && rows.every(cells => cells.length === 1);
  const isTable = filled.length > 1 && !isLayout && !isColumn && !filled.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table'));
  if (isTable) return [{ kind: 'table', caption, rows }];
  const above: readonly Block[] = caption.length > 0 ? [{ kind: 'words', level: 0, isCaption: false, runs: caption }] : [];
  return [...above, ...filled.flatMap(({ blocks }) => blocks)];
}
