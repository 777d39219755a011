import { html as ns, serializeOuter, type DefaultTreeAdapterTypes } from 'parse5';
import { parseHtml } from '../post/parseHtml';
import type { Article, Block } from './article';
import { toOmittedText, type Omission } from './omission';
import type { SiteBody } from './siteBody';

type ChildNode = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

const START = 'data-source-start';
// Their children parse alone as they do inside.
const WRAPPERS: ReadonlySet<string> = new Set(['div', 'section', 'article', 'main', 'center']);
// Browsers nest no deeper than 512 elements.
const MAX_DEPTH = 480;

/** Cuts a body into blocks: the child nodes of its whole tree, after descending through sole wrappers. `cut`: what is nested too deep. */
export function toBlocks({ html, toFile }: SiteBody): Pick<Article, 'shell' | 'blocks'> & { readonly cut: readonly Omission[] } {
  const { root } = parseHtml(html);
  const { place, depth } = findPlace(root);
  const { childNodes } = place;
  const blocks: Block[] = [];
  const cut: Omission[] = [];
  const onCut = ([first]: readonly ChildNode[], start: number): void => {
    const { startOffset, endOffset } = first?.sourceCodeLocation ?? { startOffset: 0, endOffset: 0 };
    cut.push({ text: toOmittedText(html.slice(startOffset, endOffset)), start: endOffset > 0 ? toFile(startOffset) : start, why: 'deep' });
  };
  let previous = toFile(0);
  for (const node of childNodes) {
    const start = node.sourceCodeLocation ? toFile(node.sourceCodeLocation.startOffset) : previous;
    addStarts(node, start, toFile, onCut);
    blocks.push({ start, html: serializeOuter(node) });
    previous = start;
  }
  place.childNodes = [];
  return { shell: toShell(root, depth, toFile), blocks, cut };
}

/** Descends while nothing but white space stands beside one wrapper. */
function findPlace(root: ParentNode): { readonly place: ParentNode; readonly depth: number } {
  let place = root;
  let depth = 0;
  for (;;) {
    const others = place.childNodes.filter(node => !('value' in node && node.nodeName === '#text' && node.value.trim() === ''));
    const [only] = others;
    if (others.length !== 1 || !only || !('tagName' in only) || !WRAPPERS.has(only.tagName) || depth === MAX_DEPTH) return { place, depth };
    place = only;
    depth++;
  }
}

function toShell(root: ParentNode, depth: number, toFile: SiteBody['toFile']): Article['shell'] {
  if (depth === 0) return { start: toFile(0), html: '', depth };
  const start = toFile(0);
  for (const node of root.childNodes) addStarts(node, start, toFile, () => undefined);
  return { start, html: root.childNodes.map(node => serializeOuter(node)).join(''), depth };
}

/** Gives every element its offset from the block's; what is nested too deep is cut off. */
function addStarts(top: ChildNode, blockStart: number, toFile: SiteBody['toFile'], onCut: (nodes: readonly ChildNode[], blockStart: number) => void): void {
  const waiting: { readonly node: ChildNode; readonly depth: number }[] = [{ node: top, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (!('tagName' in node)) continue;
    node.attrs = node.attrs.filter(({ name }) => name !== START);
    if (node.sourceCodeLocation) node.attrs.push({ name: START, value: String(toFile(node.sourceCodeLocation.startOffset) - blockStart) });
    // SVG's <template> is an element as any other.
    const parent = 'content' in node ? node.content : node;
    if (depth === MAX_DEPTH && parent.childNodes.length > 0) {
      onCut(parent.childNodes, blockStart);
      parent.childNodes = [];
    }
    keepFirstLineBreak(node);
    for (const child of parent.childNodes) waiting.push({ node: child, depth: depth + 1 });
  }
}

/** The parser drops a line break that follows these start tags; the one that is still there was a second one. */
function keepFirstLineBreak({ tagName, namespaceURI, childNodes: [first] }: Element): void {
  if (namespaceURI !== ns.NS.HTML || !['pre', 'textarea', 'listing'].includes(tagName)) return;
  if (first && first.nodeName === '#text' && 'value' in first && first.value.startsWith('\n')) first.value = `\n${first.value}`;
}
