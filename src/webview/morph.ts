import { attributesOf, childrenOf, isElement, isSame, kindOf, nameOf, parentOf } from './nodes';

/** Makes an element the same as another while keeping what is the same: pictures do not load again, a selection stays. */
export function morph(present: Node, wanted: Node): Node {
  if (isSame(present, wanted)) return present;
  if (kindOf(present) === Node.TEXT_NODE && kindOf(wanted) === Node.TEXT_NODE) {
    present.nodeValue = wanted.nodeValue;
    return present;
  }
  if (!isElement(present) || !isElement(wanted) || !isAlike(present, wanted)) {
    const parent = parentOf(present);
    if (parent) Node.prototype.replaceChild.call(parent, wanted, present);
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
  while (first < before.length && first < after.length && isSame(before[first]!, after[first]!)) first++;
  let last = 0;
  while (last < before.length - first && last < after.length - first && isSame(before.at(-1 - last)!, after.at(-1 - last)!)) last++;
  const changed = before.slice(first, before.length - last);
  const replacements = after.slice(first, after.length - last);
  // Where something was put in or taken out, what follows is likelier the same as before than what stands at the same place.
  const most = changed.length === replacements.length ? 0 : Math.min(changed.length, replacements.length);
  let tail = 0;
  while (tail < most && isAlike(changed.at(-1 - tail)!, replacements.at(-1 - tail)!)) tail++;
  const follow = changed.splice(changed.length - tail);
  const wantedFollow = replacements.splice(replacements.length - tail);
  const anchor = follow[0] ?? before[before.length - last] ?? null;
  replacements.forEach((node, index) => {
    const old = changed[index];
    if (old) morph(old, node);
    else Node.prototype.insertBefore.call(present, node, anchor);
  });
  for (const node of changed.slice(replacements.length)) Node.prototype.removeChild.call(present, node);
  follow.forEach((node, index) => morph(node, wantedFollow[index]!));
}

/** Tells whether `morph` keeps a node. */
function isAlike(present: Node, wanted: Node): boolean {
  return nameOf(present) === nameOf(wanted) && (!isElement(present) || isSamePicture(present, wanted as Element));
}

function copyAttributes(present: Element, wanted: Element): void {
  for (const { name } of [...attributesOf(present)]) {
    if (!Element.prototype.hasAttribute.call(wanted, name)) Element.prototype.removeAttribute.call(present, name);
  }
  for (const { name, value, namespaceURI } of attributesOf(wanted)) {
    if (Element.prototype.getAttribute.call(present, name) === value) continue;
    // Without its namespace, SVG's `xlink:href` is any attribute.
    if (namespaceURI === null) Element.prototype.setAttribute.call(present, name, value);
    else Element.prototype.setAttributeNS.call(present, namespaceURI, name, value);
  }
}

// Where one of these differs, the browser would load the picture again in its place, and show the old one meanwhile.
const LOADING = ['src', 'srcset', 'sizes', 'referrerpolicy', 'crossorigin', 'loading'];

function isSamePicture(present: Element, wanted: Element): boolean {
  return nameOf(present) !== 'IMG' || LOADING.every(name => present.getAttribute(name) === wanted.getAttribute(name));
}
