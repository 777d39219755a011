import type { DefaultTreeAdapterTypes } from 'parse5';
import { read } from './foreignAttribute';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Returns a formula of MathML as TeX, between `$`, where it has that with it; else its letters. */
export function readFormula(math: Element): string {
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
