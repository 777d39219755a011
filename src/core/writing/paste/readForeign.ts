import type { DefaultTreeAdapterTypes } from 'parse5';
import { paragraphEnders } from '../../post/htmlNames';
import { shorten } from '../../text/shorten';
import { findCodeLanguage } from './codeLanguage';
import { CodeText } from './codeText';
import { Flow } from './flow';
import { Mark, type Block, type ForeignArticle } from './foreignArticle';
import { readForeignLink } from './foreignLink';
import { getStyle, type ForeignStyle } from './foreignStyle';
import { closeTable, type OpenTable } from './foreignTable';
import { joinItems } from './joinItems';
import { readForeignPicture } from './readForeignPicture';
import { readMarker } from './readMarker';
import type { IsSection } from './sectionTag';
import { BREAK, tidyRuns } from './tidyRuns';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

// UTF-16 units.
const LONGEST_LOST = 200;

/** What holds for all that stands in an element. */
interface Scope {
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

interface OpenList {
  readonly items: (readonly Block[])[];
  /** What stands between the items. */
  readonly between: Flow;
}

interface OpenItem {
  marker: string;
}

/** What becomes of an element: its children are read in the scope, then it ends. `undefined`: nothing of it is taken. */
interface Entry {
  readonly scope: Scope;
  readonly end?: () => void;
}

// The level of the head of a section that is no heading.
const SECTION = 2;

// What is deeper stands at this depth.
const DEEPEST = 16;

const DROPPED: ReadonlySet<string> = new Set(['script', 'style', 'title', 'meta', 'link', 'base', 'template', 'noscript', 'noembed', 'noframes', 'xml', 'applet', 'param', 'source', 'track', 'map', 'area', 'button', 'select', 'datalist', 'textarea', 'input', 'progress', 'meter', 'w:sdtpr', 'col', 'colgroup']);
const LOST: ReadonlySet<string> = new Set(['iframe', 'frame', 'embed', 'object', 'video', 'audio', 'canvas', 'svg']);
const MARKS: Readonly<Record<string, number>> = {
  b: Mark.strong, strong: Mark.strong, em: Mark.em, i: Mark.em, u: Mark.u, s: Mark.del, strike: Mark.del, del: Mark.del, sup: Mark.sup, sub: Mark.sub,
  ruby: Mark.ruby, rt: Mark.rt, rp: Mark.rp, code: Mark.code, kbd: Mark.code, samp: Mark.code, tt: Mark.code,
};

/** Reads what another program wrote, depth first and without recursion: it may nest deeper than a stack. */
export function readForeign(root: DefaultTreeAdapterTypes.DocumentFragment, isSection: IsSection): ForeignArticle {
  const lost = new Set<string>();
  const flow = new Flow();
  const scope: Scope = { flow, marks: 0, href: undefined, keepsLines: false, code: undefined, table: undefined, list: undefined, item: undefined, depth: 0, isSection };
  const waiting: ({ readonly node: Node; readonly scope: Scope } | (() => void))[] = [];
  const wait = (nodes: readonly Node[], inner: Scope): void => {
    for (let index = nodes.length - 1; index >= 0; index--) waiting.push({ node: nodes[index]!, scope: inner });
  };
  wait(root.childNodes, scope);
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if (typeof step === 'function') step();
    else if ('tagName' in step.node) {
      const entry = enter(step.node, step.scope, lost);
      if (!entry) continue;
      if (entry.end) waiting.push(entry.end);
      wait(step.node.childNodes, entry.scope);
    } else if (step.node.nodeName === '#text') addText((step.node as DefaultTreeAdapterTypes.TextNode).value, step.scope);
  }
  return { blocks: flow.take(), lost: [...lost] };
}

function addText(text: string, { flow, code, marks, href, keepsLines }: Scope): void {
  if (code) return code.add(text);
  for (const [index, line] of (keepsLines ? text.split(/\r\n?|\n/) : [text]).entries()) {
    if (index > 0) flow.addBreak();
    flow.add({ text: line === BREAK ? ' \n' : line, marks, href });
  }
}

function enter(element: Element, scope: Scope, lost: Set<string>): Entry | undefined {
  const { tagName: name } = element;
  const { code, flow } = scope;
  if (name === 'br') return void (code ? code.addBreak() : flow.addBreak());
  if (name === 'img') return void addPicture(element, scope, lost);
  if (name === 'input' && read(element, 'type').toLowerCase() === 'checkbox') return void addText(has(element, 'checked') ? '☑ ' : '☐ ', scope);
  if (DROPPED.has(name)) return undefined;
  if (LOST.has(name)) return void noteLoss(element, lost);
  const style = getStyle(element);
  if (style.isHidden || isDouble(element)) return undefined;
  if (name === 'math') return void addText(readFormula(element), scope);
  if (code) return enterCodePart(element, scope, style);
  if (name === 'pre' || name === 'listing' || name === 'xmp' || style.isCode) return enterCode(element, scope);
  if (style.isListMarker && scope.item) return enterMarker(scope, scope.item);
  return enterStructure(element, scope, style) ?? enterWords(element, scope, style);
}

/** Lines of text, or a part of one. */
function enterWords(element: Element, scope: Scope, style: ForeignStyle): Entry {
  const { tagName: name } = element;
  const { flow } = scope;
  const isBlock = paragraphEnders.has(name) || style.isBlock || name === 'body' || name === 'tr' || name === 'td' || name === 'th' || name === 'caption';
  const href = name === 'a' ? readForeignLink(read(element, 'href')) : scope.href;
  const inner = inherit({ ...scope, href }, style, MARKS[name] ?? 0);
  if (!isBlock) return { scope: inner };
  flow.end();
  const level = findLevel(element, style) || (scope.isSection(element) ? SECTION : 0);
  const before = { level: flow.level, isCaption: flow.isCaption };
  if (level > 0) flow.level = level;
  if (name === 'figcaption') flow.isCaption = true;
  return { scope: inner, end: () => {
    flow.end();
    Object.assign(flow, before);
  } };
}

function inherit(scope: Scope, style: ForeignStyle, own: number): Scope {
  // A link is underlined as it is.
  const around = scope.href === undefined ? scope.marks : scope.marks & ~Mark.u;
  if (own === 0 && style.marks === 0 && style.unmarks === 0 && style.keepsLines === undefined && around === scope.marks) return scope;
  const marks = ((around | own) & ~style.unmarks) | style.marks;
  return { ...scope, marks: scope.href === undefined ? marks : marks & ~Mark.u, keepsLines: style.keepsLines ?? scope.keepsLines };
}

/** Lists, quotes, tables, and rules between texts. */
function enterStructure(element: Element, scope: Scope, style: ForeignStyle): Entry | undefined {
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

/** Reads an element's content as blocks of their own. */
function within(scope: Scope, style: ForeignStyle, end: (blocks: readonly Block[]) => void): Entry {
  scope.flow.end();
  const flow = new Flow();
  const inner = { ...scope, flow, table: undefined, list: undefined, item: undefined, depth: scope.depth + 1 };
  return { scope: inherit(inner, style, 0), end: () => end(flow.take()) };
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

function enterMarker(scope: Scope, item: OpenItem): Entry {
  const flow = new Flow();
  const end = (): void => {
    const text = flow.take().flatMap(block => (block.kind === 'words' ? block.runs : [])).map(run => run.text).join('');
    item.marker += text;
    if (readMarker(item.marker) === undefined) scope.flow.add({ text: /[、，．。）]$/.test(text) ? text : `${text} `, marks: scope.marks });
  };
  return { scope: { ...scope, flow, item: undefined }, end };
}

function enterCode(element: Element, scope: Scope): Entry {
  const { flow } = scope;
  const code = new CodeText();
  flow.end();
  return { scope: { ...scope, code }, end: () => {
    const text = code.take();
    if (text !== '') flow.push([{ kind: 'code', text, language: findCodeLanguage(element) }]);
  } };
}

function enterCodePart({ tagName: name, parentNode }: Element, scope: Scope, style: ForeignStyle): Entry {
  const code = scope.code!;
  // WeChat writes each line as an element of its own.
  const isLine = paragraphEnders.has(name) || style.isBlock || name === 'tr' || (name === 'code' && parentNode?.nodeName === 'pre');
  if (!isLine) return { scope };
  code.endLine();
  return { scope, end: () => code.endLine() };
}

function addPicture(element: Element, scope: Scope, lost: Set<string>): void {
  const reading = readForeignPicture(element);
  if (reading.kind === 'text') addText(reading.text, scope);
  else if (reading.kind === 'picture' && !scope.code) scope.flow.addPicture(reading.picture, scope.href);
  else if (reading.kind === 'lost') lost.add(toLost(reading.address));
}

/** An icon is nothing to be told of. */
function noteLoss(element: Element, lost: Set<string>): void {
  const address = ['data-src', 'src', 'data'].map(name => read(element, name)).find(value => value !== '');
  const isIcon = element.tagName === 'svg' && (has(element, 'aria-hidden') || Number.parseInt(read(element, 'width') || '0', 10) <= 48);
  if (!isIcon) lost.add(address === undefined ? `<${element.tagName}>` : toLost(address));
}

function toLost(address: string): string {
  return /^data:/i.test(address) ? /^[^,;]*/.exec(address)![0] : shorten(address, LONGEST_LOST);
}

/** What stands there a second time: line numbers beside code, a formula's look beside its meaning. */
function isDouble(element: Element): boolean {
  return /(?:^|\s)(?:gutter|line-?numbers?(?:-rows)?|lineno|hljs-ln-numbers|code-snippet__line-index|katex-html|MathJax_Preview)(?:\s|$)/.test(read(element, 'class'));
}

function readFormula(math: Element): string {
  let words = '';
  const waiting: Node[] = [...math.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text') words += (node as DefaultTreeAdapterTypes.TextNode).value;
    if (!('tagName' in node)) continue;
    if (/^annotation/.test(node.tagName)) {
      const [tex] = node.childNodes;
      if (/tex/i.test(read(node, 'encoding')) && tex?.nodeName === '#text') return `$${(tex as DefaultTreeAdapterTypes.TextNode).value.trim()}$`;
    } else for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
  return words;
}

/** Returns the level of a heading, else 0: by its name, its role, or Word's way of saying it. */
function findLevel(element: Element, { outlineLevel }: ForeignStyle): number {
  const { tagName: name } = element;
  if (/^h[1-6]$/.test(name)) return Number(name[1]);
  const role = /^heading$/i.test(read(element, 'role')) ? Number(/^[1-6]$/.exec(read(element, 'aria-level'))?.[0] ?? 2) : 0;
  if (role > 0 || name !== 'p') return role;
  const word = /(?:^|\s)Mso(?:Title|Heading([1-6])?)(?:\s|$)/.exec(read(element, 'class'));
  return outlineLevel ?? (word ? Number(word[1] ?? 1) : 0);
}

function read({ attrs }: Element, wanted: string): string {
  return attrs.find(({ name }) => name === wanted)?.value ?? '';
}

function has({ attrs }: Element, wanted: string): boolean {
  return attrs.some(({ name }) => name === wanted);
}
