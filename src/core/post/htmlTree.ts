import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Span } from '../text/span';
import type { Post } from './post';

/** The HTML of a post's body. All offsets are the file's. */
export interface HtmlTree {
  readonly root: HtmlParent;
  /** Returns the elements of a name, in the order of the text; elements that the parser made up are left out. */
  findAll(name: string): readonly HtmlElement[];
}

/** An element as it stands in the file. */
export interface HtmlElement {
  readonly name: string;
  /** From `<` of the start tag to `>` of the end tag. */
  readonly span: Span;
  /** The start tag, from `<` to `>`. */
  readonly startTag: Span;
  /** The attributes by name, lower case; the value is decoded, `span` is the whole attribute. */
  readonly attributes: ReadonlyMap<string, { readonly value: string; readonly span: Span }>;
  readonly node: DefaultTreeAdapterTypes.Element;
}

type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

const trees = new WeakMap<Post, HtmlTree>();
const empty: HtmlTree = { root: { nodeName: '#document-fragment', childNodes: [] } as DefaultTreeAdapterTypes.DocumentFragment, findAll: () => [] };
let parser: Promise<HtmlParser> | HtmlParser | undefined;

interface HtmlParser {
  parse(post: Post): HtmlTree;
}

/** Returns a body's tree, parsed once per post; a promise only until the parser has been loaded. */
export function parseHtmlTree(post: Post): HtmlTree | Promise<HtmlTree> {
  const known = trees.get(post);
  if (known) return known;
  if (!post.text.includes('<', post.body.start)) return empty;
  parser ??= loadParser().then(loaded => (parser = loaded));
  return parser instanceof Promise ? parser.then(loaded => remember(post, loaded)) : remember(post, parser);
}

function remember(post: Post, { parse }: HtmlParser): HtmlTree {
  const tree = trees.get(post) ?? parse(post);
  trees.set(post, tree);
  return tree;
}

async function loadParser(): Promise<HtmlParser> {
  const [{ parseHtml }, { blankMarkdown }] = await Promise.all([import('./parseHtml'), import('./markdown')]);
  return {
    parse(post) {
      const { text, body, isMarkdown } = post;
      const source = isMarkdown ? blankMarkdown(text, body) : text.slice(body.start, body.end);
      const root = parseHtml(source);
      return { root, findAll: name => findElements(root, name, body.start) };
    },
  };
}

function findElements(root: HtmlParent, name: string, base: number): HtmlElement[] {
  const found: HtmlElement[] = [];
  // Depth first without recursion: posts nest deeper than a stack.
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('tagName' in node)) continue;
    if (node.tagName === name) {
      const element = toElement(node, base);
      if (element) found.push(element);
    }
    const children = 'content' in node ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : node.childNodes;
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index]!);
  }
  return found;
}

function toElement(node: DefaultTreeAdapterTypes.Element, base: number): HtmlElement | undefined {
  const location = node.sourceCodeLocation;
  if (!location) return undefined;
  const toSpan = ({ startOffset, endOffset }: { readonly startOffset: number; readonly endOffset: number }): Span => ({ start: base + startOffset, end: base + endOffset });
  const attributes = new Map(node.attrs.flatMap(({ name, value }) => {
    const place = location.attrs?.[name];
    return place ? [[name, { value, span: toSpan(place) }]] : [];
  }));
  return { name: node.tagName, span: toSpan(location), startTag: toSpan(location.startTag ?? location), attributes, node };
}
