import type { DefaultTreeAdapterTypes } from 'parse5';
import { paragraphEnders } from '../../post/htmlNames';
import { shorten } from '../../text/shorten';
import { Flow } from './flow';
import { Mark, type ForeignArticle } from './foreignArticle';
import { has, read } from './foreignAttribute';
import { enterCode, enterCodePart } from './foreignCode';
import { readFormula } from './foreignFormula';
import { readForeignLink } from './foreignLink';
import { addText, inherit, type Entry, type Scope } from './foreignScope';
import { enterMarker, enterStructure } from './foreignStructure';
import { getStyle, type ForeignStyle } from './foreignStyle';
import { findLevel } from './headingLevel';
import { readForeignPicture } from './readForeignPicture';
import type { IsSection } from './sectionTag';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

// UTF-16 units.
const LONGEST_LOST = 200;

// The level of the head of a section that is no heading.
const SECTION = 2;

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
