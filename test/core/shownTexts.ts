import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import type { Article } from '../../src/core/render/article';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** A text of an article, and what can be said of any place in it as the preview says it. */
export interface ShownTextNode {
  readonly value: string;
  /** Offset of the last thing that begins before the text. */
  readonly start: number;
  /** What is shown between that and the text. */
  readonly lead: string;
  /** What is shown behind the text. */
  readonly tail: string;
}

/** Lists the texts of an article in the way in which the preview looks for what was clicked. */
export function listShownTexts({ blocks }: Article): readonly ShownTextNode[] {
  return blocks.flatMap(({ start, html }) => {
    const nodes: { readonly offset: number | undefined; readonly text: string }[] = [];
    const visit = (node: Node, isTop: boolean): void => {
      if ('value' in node) nodes.push({ offset: isTop ? start : undefined, text: node.value });
      if (!('tagName' in node)) return;
      const written = node.attrs.find(({ name }) => name === 'data-source-start')?.value;
      nodes.push({ offset: written === undefined ? (isTop ? start : undefined) : start + Number(written), text: '' });
      for (const child of node.childNodes) visit(child, false);
    };
    for (const node of parseFragment(html).childNodes) visit(node, true);
    return nodes.flatMap(({ text }, index) => {
      if (text === '') return [];
      let first = nodes.slice(0, index + 1).findLastIndex(({ offset }) => offset !== undefined);
      // What stands at one offset, such as the words of a line of code, is told apart by the text from its beginning on.
      for (let before = first; before >= 0; before--) if (nodes[before]!.offset === nodes[first]!.offset) first = before;
      const lead = nodes.slice(first, index).map(node => node.text).join('');
      return [{ value: text, start: nodes[first]!.offset!, lead, tail: nodes.slice(index + 1).map(node => node.text).join('') }];
    });
  });
}
