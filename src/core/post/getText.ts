import type { DefaultTreeAdapterTypes } from 'parse5';

/** Returns all the text in an element. Without recursion: posts nest deeper than a stack. */
export function getText(root: DefaultTreeAdapterTypes.Element): string {
  let text = '';
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
    else if (node.nodeName === '#text' && 'value' in node) text += node.value;
  }
  return text;
}
