/** Makes an element the same as another while keeping what is the same: pictures do not load again, a selection stays. */
export function morph(present: Node, wanted: Node): Node {
  if (present.isEqualNode(wanted)) return present;
  if (present.nodeType === Node.TEXT_NODE && wanted.nodeType === Node.TEXT_NODE) {
    present.nodeValue = wanted.nodeValue;
    return present;
  }
  if (!isElement(present) || !isElement(wanted) || present.nodeName !== wanted.nodeName || present.nodeName === 'IMG') {
    present.parentNode?.replaceChild(wanted, present);
    return wanted;
  }
  copyAttributes(present, wanted);
  morphChildren(present, wanted);
  return present;
}

function morphChildren(present: Element, wanted: Element): void {
  const before = [...childrenOf(present)];
  const after = [...childrenOf(wanted)];
  let first = 0;
  while (first < before.length && first < after.length && before[first]!.isEqualNode(after[first]!)) first++;
  let last = 0;
  while (last < before.length - first && last < after.length - first && before.at(-1 - last)!.isEqualNode(after.at(-1 - last)!)) last++;
  const changed = before.slice(first, before.length - last);
  const replacements = after.slice(first, after.length - last);
  const anchor = before[before.length - last] ?? null;
  replacements.forEach((node, index) => {
    const old = changed[index];
    if (old) morph(old, node);
    else Node.prototype.insertBefore.call(present, node, anchor);
  });
  for (const node of changed.slice(replacements.length)) Node.prototype.removeChild.call(present, node);
}

function copyAttributes(present: Element, wanted: Element): void {
  for (const { name } of [...attributesOf(present)]) {
    if (!Element.prototype.hasAttribute.call(wanted, name)) Element.prototype.removeAttribute.call(present, name);
  }
  for (const { name, value } of attributesOf(wanted)) {
    if (Element.prototype.getAttribute.call(present, name) !== value) Element.prototype.setAttribute.call(present, name, value);
  }
}

// A form's own properties are shadowed by its fields' names, so they are read from the prototypes.
const childNodes = Object.getOwnPropertyDescriptor(Node.prototype, 'childNodes')!.get!;
const attributes = Object.getOwnPropertyDescriptor(Element.prototype, 'attributes')!.get!;

function childrenOf(node: Node): NodeListOf<ChildNode> {
  return childNodes.call(node) as NodeListOf<ChildNode>;
}

function attributesOf(element: Element): NamedNodeMap {
  return attributes.call(element) as NamedNodeMap;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
