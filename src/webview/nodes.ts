// Nodes of a post as they are: a form's own properties are shadowed by its fields' names, so they are read from the prototypes.

const parentNode = getGetter(Node.prototype, 'parentNode');
const childNodes = getGetter(Node.prototype, 'childNodes');
const nodeName = getGetter(Node.prototype, 'nodeName');
const nodeType = getGetter(Node.prototype, 'nodeType');
const textContent = getGetter(Node.prototype, 'textContent');
const attributes = getGetter(Element.prototype, 'attributes');

function getGetter(prototype: object, name: string): (this: Node) => unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)!.get!;
}

/** Tells whether two nodes are the same, with all that is in them. */
export function isSame(present: Node, wanted: Node): boolean {
  return Node.prototype.isEqualNode.call(present, wanted);
}

/** Returns a node's `nodeName`. */
export function nameOf(node: Node): string {
  return nodeName.call(node) as string;
}

/** Returns a node's `nodeType`. */
export function kindOf(node: Node): number {
  return nodeType.call(node) as number;
}

/** Returns the text in a node. */
export function textOf(node: Node): string {
  return (textContent.call(node) as string | null) ?? '';
}

/** Returns the node that a node is in. */
export function parentOf(node: Node): Node | null {
  return parentNode.call(node) as Node | null;
}

/** Returns a node's children. */
export function childrenOf(node: Node): NodeListOf<ChildNode> {
  return childNodes.call(node) as NodeListOf<ChildNode>;
}

/** Returns an element's attributes. */
export function attributesOf(element: Element): NamedNodeMap {
  return attributes.call(element) as NamedNodeMap;
}

/** Returns the offset, from its block's start, of what an element was made from; `undefined` for what is not the author's. */
export function startOf(node: Node): number | undefined {
  const written = isElement(node) ? Element.prototype.getAttribute.call(node, 'data-source-start') : null;
  const start = written === null ? NaN : Number(written);
  return Number.isInteger(start) && start >= 0 ? start : undefined;
}

/** Tells whether a node is an element. */
export function isElement(node: Node): node is Element {
  return kindOf(node) === Node.ELEMENT_NODE;
}
