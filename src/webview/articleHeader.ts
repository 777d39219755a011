import type { HeaderField, HeaderText, PreviewHeader } from '../protocol/messages';
import { morph } from './morph';
import { getText, type TextName } from './texts';

const OFFSET = 'data-galley-offset';

/** Builds what the site shows above the body into an element; what has not changed there stays. */
export function showHeader(place: HTMLElement, header: PreviewHeader, prepare: (nodes: ParentNode) => void): void {
  const wanted = place.cloneNode(false) as HTMLElement;
  wanted.append(...makeParts(place.ownerDocument, header));
  prepare(wanted);
  morph(place, wanted);
}

/** Returns the file's offset of what the header shows at a node. */
export function findHeaderOffset(node: Element): number | undefined {
  const written = node.closest(`[${OFFSET}]`)?.getAttribute(OFFSET);
  return written === null || written === undefined ? undefined : Number(written);
}

/** Returns what shows a field of the metadata; of several, such as categories, the one that an offset is in. */
export function findFieldElement(place: ParentNode, field: HeaderField, offset: number): Element | undefined {
  if (field === 'other') return undefined;
  const found = [...place.querySelectorAll(field === 'categories' ? '.galley-category' : `.galley-${field}`)];
  return found.findLast(element => Number(element.getAttribute(OFFSET) ?? Infinity) <= offset) ?? found[0];
}

function makeParts(document: Document, { headimg, title, author, date, categories }: PreviewHeader): Element[] {
  const make = (name: string, className: string, text?: HeaderText): HTMLElement => {
    const element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text.text;
    if (typeof text?.start === 'number') element.setAttribute(OFFSET, String(text.start));
    return element;
  };
  const parts: Element[] = [];
  if (headimg) {
    const picture = make('img', 'galley-headimg');
    picture.setAttribute('src', headimg.text);
    picture.setAttribute('alt', '');
    picture.setAttribute('referrerpolicy', 'no-referrer');
    if (typeof headimg.start === 'number') picture.setAttribute(OFFSET, String(headimg.start));
    parts.push(picture);
  }
  const heading = make('h1', title ? 'galley-title' : 'galley-title galley-untitled', title ?? undefined);
  if (!title) heading.textContent = getText('untitled');
  parts.push(heading);

  const facts = make('div', 'galley-facts');
  const addFact = (name: TextName, className: string, text: HeaderText | undefined | null): void => {
    if (!text) return;
    const fact = make('span', className, text);
    fact.setAttribute('title', getText(name));
    facts.append(fact);
  };
  addFact('by', 'galley-author', author);
  addFact('published', 'galley-date', date);
  for (const category of categories) addFact('categories', 'galley-category', category);
  if (facts.childNodes.length > 0) parts.push(facts);
  return parts;
}
