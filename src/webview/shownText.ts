import { toSearchPattern } from './searchPattern';

// Elements that part no words; what is found may go over their edges.
const INLINE: ReadonlySet<string> = new Set(('a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr').split(' '));
const UNSEEN: ReadonlySet<string> = new Set(['style', 'script', 'template', 'title', 'textarea', 'select', 'svg', 'rp']);
/** Parts what no text that is looked for goes over. */
const EDGE = '\0';

/** The text that an element shows, and the way back to its nodes. */
export interface ShownText {
  readonly text: string;
  /** The text nodes in order, and where each begins in `text`. */
  readonly nodes: readonly Node[];
  readonly starts: readonly number[];
}

/** Reads what an element shows, with an edge between blocks. */
export function readShownText(root: Element): ShownText {
  const nodes: Node[] = [];
  const starts: number[] = [];
  let text = '';
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const open: Element[] = [];
  for (let node: Node | null = root; node; ) {
    while (open.length > 0 && !open.at(-1)!.contains(node)) {
      open.pop();
      text += EDGE;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      nodes.push(node);
      starts.push(text.length);
      text += node.nodeValue ?? '';
    } else if (UNSEEN.has((node as Element).localName)) {
      node = skip(walker);
      continue;
    } else if (!INLINE.has((node as Element).localName)) {
      open.push(node as Element);
      text += EDGE;
    }
    node = walker.nextNode();
  }
  return { text, nodes, starts };
}

/** Finds a text whatever its case and its white space; at most so many times. */
export function findInText({ text, nodes, starts }: ShownText, wanted: string, most: number): readonly StaticRange[] {
  const pattern = toSearchPattern(wanted);
  if (!pattern) return [];
  const ranges: StaticRange[] = [];
  let from = 0;
  for (const { index, 0: found } of text.matchAll(pattern)) {
    while (from + 1 < starts.length && starts[from + 1]! <= index) from++;
    let to = from;
    while (to + 1 < starts.length && starts[to + 1]! < index + found.length) to++;
    ranges.push(new StaticRange({
      startContainer: nodes[from]!, startOffset: index - starts[from]!,
      endContainer: nodes[to]!, endOffset: index + found.length - starts[to]!,
    }));
    if (ranges.length === most) break;
  }
  return ranges;
}

function skip(walker: TreeWalker): Node | null {
  for (let node: Node | null = walker.currentNode; node; node = walker.parentNode()) {
    const next = walker.nextSibling();
    if (next) return next;
  }
  return null;
}
