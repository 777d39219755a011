import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Span } from '../text/span';
import { toFileSpan, type BodyText } from './nodePlaces';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** What stands around a picture and belongs to it alone. */
export interface Surroundings {
  /** The outermost element that holds nothing but the picture, and its caption. */
  readonly span: Span;
  readonly node: Node;
  /** The link that the picture is, as written: its two tags. */
  readonly link: readonly [start: string, end: string] | undefined;
  readonly linkNode: Element | undefined;
  /** The words of a `figcaption`, and the whole of it. */
  readonly caption: { readonly span: Span; readonly whole: Span } | undefined;
}

const INLINE = new Set(['strong', 'b', 'em', 'i', 'a', 'span', 'u', 'font']);
const WHOLE = new Set([...INLINE, 'p', 'center', 'figure']);

/** Returns the elements around a picture that hold nothing else. */
export function findSurroundings(image: Element, body: BodyText): Surroundings {
  let node: Element = image;
  let link: Surroundings['link'];
  let linkNode: Element | undefined;
  let caption: Surroundings['caption'];
  for (;;) {
    const { parentNode: parent } = node;
    if (!parent || !('tagName' in parent) || !WHOLE.has(parent.tagName) || !parent.sourceCodeLocation?.endTag || !parent.sourceCodeLocation.startTag) break;
    const isOther = (child: Node): boolean => child !== node && !('value' in child && child.value.trim() === '');
    const other = parent.childNodes.find(isOther);
    const words = other && parent.tagName === 'figure' && parent.childNodes.findLast(isOther) === other ? findCaption(other, body) : undefined;
    if (other && !words) break;
    caption ??= words;
    const { startTag, endTag } = parent.sourceCodeLocation;
    if (parent.tagName === 'a') {
      link = [slice(startTag, body), slice(endTag, body)];
      linkNode = parent;
    }
    node = parent;
  }
  return { span: toFileSpan(node, body), node, link, linkNode, caption };
}

function findCaption(node: Node, body: BodyText): Surroundings['caption'] {
  if (!('tagName' in node) || node.tagName !== 'figcaption') return undefined;
  const { startTag, endTag } = node.sourceCodeLocation ?? {};
  return startTag && endTag ? { span: { start: body.base + startTag.endOffset, end: body.base + endTag.startOffset }, whole: toFileSpan(node, body) } : undefined;
}

function slice({ startOffset, endOffset }: { readonly startOffset: number; readonly endOffset: number }, { text, base }: BodyText): string {
  return text.slice(base + startOffset, base + endOffset);
}
