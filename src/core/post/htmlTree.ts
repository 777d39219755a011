import type { DefaultTreeAdapterTypes, Token } from 'parse5';
import { groupBy } from '../text/groupBy';
import type { Span } from '../text/span';
import { readTag, type WrittenAttribute } from '../text/tags';
import type { HtmlFault, ParsedHtml } from './parseHtml';

/** The HTML of a post's body. All offsets are the file's. */
export interface HtmlTree {
  readonly root: HtmlParent;
  /** The elements that stand in the file, in the order of their start tags. */
  readonly elements: readonly HtmlElement[];
  /** The pieces of text, in the order of the tree: no comments, and not what scripts and styles hold. */
  readonly texts: readonly HtmlText[];
  /** End tags that end nothing. */
  readonly strayEndTags: readonly StrayEndTag[];
  /** What the tokenizer stumbles over, by the names of the HTML standard. */
  readonly faults: readonly HtmlFault[];
  /** Returns the elements of a name, in the order of the text; elements that the parser made up are left out. */
  findAll(name: string): readonly HtmlElement[];
}

/** An element as it stands in the file. */
export interface HtmlElement {
  readonly name: string;
  /** From `<` of the start tag to `>` of the end tag, or to where it ends without one. */
  readonly span: Span;
  /** The start tag, from `<` to `>`. */
  readonly startTag: Span;
  /** Where what it stands in ends it first, though bold, links and the like then go on: within `span`. */
  readonly firstEnd: number;
  /** The end tag; `undefined` when there is none. */
  readonly endTag: Span | undefined;
  /** The attributes by name, lower case; the value is decoded, `span` is the whole attribute. */
  readonly attributes: ReadonlyMap<string, { readonly value: string; readonly span: Span }>;
  /** The attributes as they are written, double ones too. */
  readonly written: readonly WrittenAttribute[];
  /** It or what it stands in is SVG or MathML. */
  readonly isForeign: boolean;
  readonly node: DefaultTreeAdapterTypes.Element;
}

/** A piece of text; where the parser has put two together, its span reaches over what is between. */
export interface HtmlText {
  readonly span: Span;
  /** Decoded. */
  readonly value: string;
  readonly parent: HtmlParent;
}

/** An end tag without an element. */
export interface StrayEndTag {
  readonly name: string;
  readonly span: Span;
}

export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/** The tree of a body in which there is no HTML. */
export const emptyTree: HtmlTree = {
  root: { nodeName: '#document-fragment', childNodes: [] } as DefaultTreeAdapterTypes.DocumentFragment,
  elements: [], texts: [], strayEndTags: [], faults: [], findAll: () => [],
};

/** Makes the tree of parsed HTML. What is not asked for is not made. */
export function makeHtmlTree(parsed: ParsedHtml, text: string, base: number): HtmlTree {
  return new SourceTree(parsed, text, base);
}

// A class: an object literal with getters has a shape of its own each time, and keeps its tree until the next full collection.
class SourceTree implements HtmlTree {
  readonly root: HtmlTree['root'];
  readonly strayEndTags: HtmlTree['strayEndTags'];
  readonly faults: HtmlTree['faults'];
  private ownNodes: Nodes | undefined;
  private byName: ReadonlyMap<string, readonly HtmlElement[]> | undefined;

  constructor(private readonly parsed: ParsedHtml, private readonly source: string, private readonly base: number) {
    this.root = parsed.root;
    this.strayEndTags = parsed.strayEndTags.flatMap(({ tagName, location }) => (location ? [{ name: tagName, span: { start: base + location.startOffset, end: base + location.endOffset } }] : []));
    this.faults = parsed.faults.map(({ code, offset }) => ({ code, offset: base + offset }));
  }

  get elements(): HtmlTree['elements'] {
    return this.nodes.elements;
  }

  get texts(): HtmlTree['texts'] {
    return this.nodes.texts;
  }

  findAll(name: string): readonly HtmlElement[] {
    return (this.byName ??= groupBy(this.nodes.elements, element => element.name)).get(name) ?? [];
  }

  private get nodes(): Nodes {
    return (this.ownNodes ??= collectNodes(this.root, this.source, this.base, this.parsed.lateEndTags));
  }
}

interface Nodes {
  readonly elements: readonly HtmlElement[];
  readonly texts: readonly HtmlText[];
}

function collectNodes(root: HtmlParent, source: string, base: number, lateEndTags: ParsedHtml['lateEndTags']): Nodes {
  const elements = new Map<number, SourceElement>();
  const texts: HtmlText[] = [];
  let isSorted = true;
  let last = -1;
  // Depth first without recursion: posts nest deeper than a stack.
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('tagName' in node)) {
      const location = node.sourceCodeLocation;
      if (node.nodeName === '#text' && location && !isRaw(node as DefaultTreeAdapterTypes.TextNode)) {
        const { value, parentNode } = node as DefaultTreeAdapterTypes.TextNode;
        texts.push({ span: { start: base + location.startOffset, end: base + location.endOffset }, value, parent: parentNode! });
      }
      continue;
    }
    const location = node.sourceCodeLocation;
    if (location) {
      // Bold and the like that are opened anew say the same place again.
      const known = elements.get(location.startOffset);
      const element = toElement(node, source, base, location.endTag ?? lateEndTags.get(location.startOffset));
      elements.set(location.startOffset, known ? join(known, element) : element);
      if (location.startOffset < last) isSorted = false;
      last = location.startOffset;
    }
    const children = 'content' in node ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : node.childNodes;
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index]!);
  }
  const all = [...elements.values()];
  return { elements: isSorted ? all : all.sort((a, b) => a.startTag.start - b.startTag.start), texts };
}

function isRaw({ parentNode }: DefaultTreeAdapterTypes.TextNode): boolean {
  return parentNode !== null && 'tagName' in parentNode && parentNode.namespaceURI === HTML && (parentNode.tagName === 'script' || parentNode.tagName === 'style');
}

const HTML = 'http://www.w3.org/1999/xhtml';

function toElement(node: DefaultTreeAdapterTypes.Element, source: string, base: number, endTag: Token.Location | undefined): SourceElement {
  const location = node.sourceCodeLocation!;
  const { startOffset, endOffset } = location.startTag ?? location;
  const start = base + startOffset;
  // parse5 gives a wrong end to a script or style that the text ends in.
  const end = location.endOffset >= endOffset ? base + location.endOffset : source.length;
  return new SourceElement(node, source, base, { start, end }, { start, end: base + endOffset }, end, endTag && { start: base + endTag.startOffset, end: base + endTag.endOffset });
}

/** Puts together the pieces of one element: it ends where the last of them ends. */
function join(a: SourceElement, b: SourceElement): SourceElement {
  const { node, source, base, span, startTag } = b.span.end >= a.span.end ? b : a;
  return new SourceElement(node, source, base, span, startTag, a.firstEnd, a.endTag ?? b.endTag);
}

// A class, because a getter of its own for each of a hundred thousand objects takes longer than parsing them.
class SourceElement implements HtmlElement {
  private ownAttributes: HtmlElement['attributes'] | undefined;
  private ownWritten: HtmlElement['written'] | undefined;

  constructor(
    readonly node: DefaultTreeAdapterTypes.Element, readonly source: string, readonly base: number,
    readonly span: Span, readonly startTag: Span, readonly firstEnd: number, readonly endTag: Span | undefined,
  ) {}

  get name(): string {
    return this.node.tagName;
  }

  get isForeign(): boolean {
    return this.node.namespaceURI !== HTML;
  }

  get attributes(): HtmlElement['attributes'] {
    const { node: { attrs, sourceCodeLocation }, base } = this;
    return (this.ownAttributes ??= new Map(attrs.flatMap(({ prefix, name, value }) => {
      const place = sourceCodeLocation?.attrs?.[prefix ? `${prefix}:${name}` : name];
      return place ? [[name, { value, span: { start: base + place.startOffset, end: base + place.endOffset } }]] : [];
    })));
  }

  get written(): HtmlElement['written'] {
    return (this.ownWritten ??= readTag(this.source, this.startTag).attributes);
  }
}
