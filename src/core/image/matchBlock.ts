import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseHtml } from '../post/parseHtml';
import { forKnownTexts } from '../text/knownTexts';
import type { Span } from '../text/span';
import { findValueSpan, toFileSpan, type BodyText } from './nodePlaces';
import { fillTemplate, type BlockValues } from './block';
import { MOST_TEMPLATES, readTemplate, type BlockTemplate, type ValueName } from './template';
import { isSameValue, placeTemplateValues, readTemplateValues, toSoleName } from './templateValues';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A value in a block, and where it stands; the span is the file's, without quotes. */
export interface PlacedValue {
  readonly value: string;
  readonly span: Span;
  /** What goes with the value when there is none, such as its element; absent: nothing else. */
  readonly whole?: Span | undefined;
}

/** A place in a block for a value that it does not have. */
export interface FreePlace {
  readonly offset: number;
  /** Returns what is to stand there. */
  write(values: BlockValues): string;
}

/** What stands in a block that was made from the template. */
export interface BlockMatch {
  readonly span: Span;
  /** In the order of the template; where a value stands twice, the first counts. */
  readonly values: ReadonlyMap<ValueName, PlacedValue>;
  /** Elements of the template that were left out, by the value that they lack. */
  readonly free: ReadonlyMap<ValueName, FreePlace>;
}

interface Draft {
  readonly image: Element;
  readonly body: BodyText;
  readonly values: Map<ValueName, PlacedValue>;
  readonly free: Map<ValueName, FreePlace>;
  hasImage: boolean;
}

// What a picture of the house may be wrapped in.
const WRAPPERS = new Set(['strong', 'b', 'em', 'i', 'a', 'span', 'u', 'font']);
// No template is nested deeper, with all that an author wraps around a picture.
const MOST_LEVELS = 20;

/** Finds the block around a picture that was made from the template: its attributes may stand in any order and quotes, and have others beside them. */
export function matchBlock(image: Element, body: BodyText, template: BlockTemplate): BlockMatch | undefined {
  const wanted = getRoots(template.source);
  const index = wanted.findIndex(root => 'tagName' in root && holdsImage(root));
  if (index === -1) return undefined;
  let candidate: DefaultTreeAdapterTypes.ParentNode | null = image;
  let found: BlockMatch | undefined;
  for (let level = 0; candidate && 'tagName' in candidate && level < MOST_LEVELS; level++, candidate = candidate.parentNode) {
    const match = matchAt(candidate, index, wanted, image, body);
    // What a block that is a mere picture is wrapped in belongs to it.
    if (!match && found) break;
    found = match;
  }
  return found;
}

const getRoots = forKnownTexts(MOST_TEMPLATES, source => parseHtml(source).root.childNodes.filter(isSignificant));

function holdsImage(node: Element): boolean {
  return node.tagName === 'img' || node.childNodes.some(child => 'tagName' in child && holdsImage(child));
}

/** Matches the template's root elements with an element, which stands for the one that holds the picture, and those beside it. */
function matchAt(candidate: Element, index: number, wanted: readonly Node[], image: Element, body: BodyText): BlockMatch | undefined {
  // Where it stands alone, a parent's thousand children are not looked at.
  const siblings = wanted.length === 1 ? [candidate] : candidate.parentNode?.childNodes.filter(isSignificant) ?? [];
  const place = siblings.indexOf(candidate);
  for (let before = index; before >= 0; before--) {
    const draft: Draft = { image, body, values: new Map(), free: new Map(), hasImage: false };
    const first = siblings[place - before];
    const count = first && matchSequence(wanted, siblings.slice(place - before, place - before + wanted.length), toFileSpan(first, body).start, draft);
    if (!count || count <= before || !draft.hasImage) continue;
    const last = siblings[place - before + count - 1]!;
    return { span: { start: toFileSpan(first, body).start, end: toFileSpan(last, body).end }, values: draft.values, free: draft.free };
  }
  return undefined;
}

/** Matches nodes in order and returns how many were; optional elements of the template may be absent. `undefined`: something else is there. */
function matchSequence(wanted: readonly Node[], nodes: readonly Node[], start: number, draft: Draft): number | undefined {
  let next = 0;
  let end = start;
  for (const template of wanted) {
    const node = nodes[next];
    if (node && matchNode(template, node, draft)) {
      end = toFileSpan(node, draft.body).end;
      next++;
      continue;
    }
    const optional = findOptional(template);
    if (optional === undefined) return undefined;
    draft.free.set(optional, toFreePlace(template, end));
  }
  return next;
}

function matchNode(template: Node, node: Node, draft: Draft): boolean {
  if (!('tagName' in template)) return 'value' in template && 'value' in node && matchText(template.value.trim(), node, draft);
  if (!('tagName' in node)) return false;
  if (template.tagName === 'img' && node !== draft.image) {
    const inner = unwrap(node);
    return inner === draft.image && matchNode(template, inner, draft);
  }
  if (node.tagName !== template.tagName) return false;
  if (!matchAttributes(template, node, draft)) return false;
  if (template.tagName === 'img') draft.hasImage = true;
  const wanted = template.childNodes.filter(isSignificant);
  const [only] = wanted;
  const name = wanted.length === 1 && only && 'value' in only ? toSoleName(only.value.trim()) : undefined;
  const location = node.sourceCodeLocation;
  if (name !== undefined && location?.startTag && location.endTag) {
    const { base } = draft.body;
    const span = { start: base + location.startTag.endOffset, end: base + location.endTag.startOffset };
    note(name, { value: readText(node), span, whole: findOptional(template) && toFileSpan(node, draft.body) }, draft);
    return true;
  }
  const children = node.childNodes.filter(isSignificant);
  return matchSequence(wanted, children, draft.body.base + (location?.startTag?.endOffset ?? location?.endOffset ?? 0), draft) === children.length;
}

/** Returns what stands alone in elements such as `strong`, nested as they may be. */
function unwrap(outer: Element): Node | undefined {
  let node: Node | undefined = outer;
  for (let level = 0; node && 'tagName' in node && WRAPPERS.has(node.tagName) && level < MOST_LEVELS; level++) {
    const children: Node[] = node.childNodes.filter(isSignificant);
    node = children.length === 1 ? children[0] : undefined;
  }
  return node;
}

function matchText(template: string, node: DefaultTreeAdapterTypes.TextNode, draft: Draft): boolean {
  const found = readTemplateValues(template, node.value.trim());
  if (!found) return false;
  const span = toFileSpan(node, draft.body);
  const written = draft.body.text.slice(span.start, span.end);
  const start = span.start + written.length - written.trimStart().length;
  for (const { name, value, ...place } of placeTemplateValues(template, written.trim(), found)) note(name, { value, span: { start: start + place.start, end: start + place.end } }, draft);
  return true;
}

function matchAttributes(template: Element, node: Element, draft: Draft): boolean {
  return template.attrs.every(({ name, value: wanted }) => {
    const present = node.attrs.find(attribute => attribute.name === name);
    if (!present) return isDroppable(name, wanted);
    const place = node.sourceCodeLocation?.attrs?.[name];
    const found = isSameValue(name, wanted, present.value) ? [] : readTemplateValues(wanted, present.value);
    if (!found || !place) return false;
    const span = findValueSpan(draft.body.text, { start: draft.body.base + place.startOffset, end: draft.body.base + place.endOffset });
    const written = draft.body.text.slice(span.start, span.end);
    for (const { name: value, value: text, ...inner } of placeTemplateValues(wanted, written, found)) note(value, { value: text, span: { start: span.start + inner.start, end: span.start + inner.end }, whole: isDroppable(name, wanted) ? { start: draft.body.base + place.startOffset, end: draft.body.base + place.endOffset } : undefined }, draft);
    return true;
  });
}

/** An alt may be absent, as may all that is left out when it is empty. */
function isDroppable(attribute: string, value: string): boolean {
  return attribute === 'alt' || /\{[\p{L}\d_-]+\?\}/u.test(value) || ((toSoleName(value) ?? 'src') !== 'src');
}

/** Returns the value without which an element of the template is left out. */
function findOptional(template: Node): ValueName | undefined {
  if (!('tagName' in template)) return 'value' in template ? toSoleName(template.value.trim()) : undefined;
  const [only, ...others] = template.childNodes.filter(isSignificant);
  return only && others.length === 0 && 'value' in only && only.value.trim().endsWith('?}') ? toSoleName(only.value.trim()) : undefined;
}

function toFreePlace(template: Node, offset: number): FreePlace {
  return { offset, write: values => fillTemplate(readTemplate(serialize(template)), values) };
}

/** Returns an element of the template that holds text alone. */
function serialize(node: Node): string {
  if ('value' in node) return node.value.trim();
  if (!('tagName' in node)) return '';
  const attributes = node.attrs.map(({ name, value }) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`).join('');
  return `<${node.tagName}${attributes}>${node.childNodes.map(serialize).join('')}</${node.tagName}>`;
}

function note(name: ValueName, placed: PlacedValue, { values }: Draft): void {
  if (!values.has(name)) values.set(name, { ...placed, value: placed.value.trim() });
}

function readText(outer: Node): string {
  let text = '';
  const waiting = [outer];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('value' in node) text += node.value;
    else if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return text;
}

/** White space between tags, and comments, make no difference. */
function isSignificant(node: Node): boolean {
  return node.nodeName !== '#comment' && !('value' in node && node.value.trim() === '');
}
