import type { DefaultTreeAdapterTypes } from 'parse5';
import { read } from './foreignAttribute';
import { Flow } from './flow';
import { within, type Entry, type OpenItem, type OpenList, type Scope } from './foreignScope';
import type { ForeignStyle } from './foreignStyle';
import { closeTable, type OpenTable } from './foreignTable';
import { findLevel } from './headingLevel';
import { joinItems } from './joinItems';
import { readMarker } from './readMarker';
import { tidyRuns } from './tidyRuns';

type Element = DefaultTreeAdapterTypes.Element;

// What is deeper stands at this depth.
const DEEPEST = 16;

/** Lists, quotes, tables, and rules between texts. */
export function enterStructure(element: Element, scope: Scope, style: ForeignStyle): Entry | undefined {
  const { tagName: name } = element;
  const { flow, table, list, depth } = scope;
  if (name === 'hr') {
    flow.push([{ kind: 'rule' }]);
    return { scope };
  }
  if (table && (name === 'tbody' || name === 'thead' || name === 'tfoot')) return { scope };
  if (table && name === 'tr') {
    table.rows.push([]);
    return { scope };
  }
  if (table && (name === 'td' || name === 'th')) return enterCell(element, scope, table, style);
  if (table && name === 'caption') return within(scope, style, blocks => void (table.caption = tidyRuns(blocks.flatMap(block => (block.kind === 'words' ? block.runs : [])))));
  if (list && name === 'li') {
    closeBetween(list);
    return within(scope, style, blocks => void list.items.push(blocks));
  }
  if (depth >= DEEPEST) return undefined;
  if (name === 'blockquote') return within(scope, style, blocks => void (blocks.length > 0 && flow.push([{ kind: 'quote', blocks }])));
  if (name === 'li') return within(scope, style, blocks => void (blocks.length > 0 && flow.push([{ kind: 'item', level: 1, start: undefined, blocks }])));
  if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') return enterList(element, scope);
  if (name === 'table') return enterTable(element, scope);
  return style.listLevel !== undefined && findLevel(element, style) === 0 ? enterItem(scope, style, style.listLevel) : undefined;
}

function enterList(element: Element, scope: Scope): Entry {
  const { flow } = scope;
  flow.end();
  const start = element.tagName === 'ol' ? Number(/^\d{1,9}$/.exec(read(element, 'start'))?.[0] ?? 1) : undefined;
  const list: OpenList = { items: [], between: new Flow() };
  const end = (): void => {
    closeBetween(list);
    const items = list.items.filter(item => item.length > 0);
    // Yuque says how deep a list is, and has none in another.
    const level = Number(/^\d$/.exec(read(element, 'data-lake-indent'))?.[0] ?? 0) + 1;
    if (level > 1) flow.push(items.map(blocks => ({ kind: 'item', level, start, blocks })));
    else if (items.length > 0) flow.push([{ kind: 'list', start, items }]);
  };
  return { scope: { ...scope, flow: list.between, list, table: undefined, item: undefined, depth: scope.depth + 1 }, end };
}

/** What stands between two items is part of the first. */
function closeBetween({ items, between }: OpenList): void {
  const blocks = between.take();
  if (blocks.length > 0) items.push(joinItems([...(items.pop() ?? []), ...blocks]));
}

function enterTable(element: Element, scope: Scope): Entry {
  const { flow } = scope;
  flow.end();
  const table: OpenTable = { caption: [], rows: [], isLayout: /^(?:presentation|none)$/i.test(read(element, 'role')), hasBorder: read(element, 'border') !== '0' };
  return { scope: { ...scope, table, list: undefined, item: undefined, depth: scope.depth + 1 }, end: () => flow.push(closeTable(table)) };
}

function enterCell(element: Element, scope: Scope, table: OpenTable, style: ForeignStyle): Entry {
  const cells = table.rows.at(-1);
  const readSpan = (name: string): number => Math.min(Math.max(Number(/^\d{1,4}$/.exec(read(element, name))?.[0] ?? 1), 1), 1000);
  const isHead = element.tagName === 'th';
  return within(scope, style, blocks => void cells?.push({ isHead, columns: readSpan('colspan'), rows: readSpan('rowspan'), blocks }));
}

/** Word writes an item as a paragraph that says its level and begins with its number or bullet. */
function enterItem(scope: Scope, style: ForeignStyle, level: number): Entry {
  const { flow } = scope;
  const item: OpenItem = { marker: '' };
  const entry = within(scope, style, blocks => {
    const marker = readMarker(item.marker);
    if (marker === undefined) flow.push(blocks);
    else if (blocks.length > 0) flow.push([{ kind: 'item', level, start: marker.start, blocks }]);
  });
  return { ...entry, scope: { ...entry.scope, item } };
}

/** What stands before the words of Word's item: a number or bullet, unless it is words itself. */
export function enterMarker(scope: Scope, item: OpenItem): Entry {
  const flow = new Flow();
  const end = (): void => {
    const text = flow.take().flatMap(block => (block.kind === 'words' ? block.runs : [])).map(run => run.text).join('');
    item.marker += text;
    if (readMarker(item.marker) === undefined) scope.flow.add({ text: /[、，．。）]$/.test(text) ? text : `${text} `, marks: scope.marks });
  };
  return { scope: { ...scope, flow, item: undefined }, end };
}
