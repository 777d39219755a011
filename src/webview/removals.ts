import type { RemovedAttribute, RemovedElement } from 'dompurify';
import type { OmissionNote } from '../protocol/messages';
import { isElement, kindOf, nameOf, startOf } from './nodes';

/** Something of a post that its page, or the preview of it, does not show. */
export interface Removal {
  /** As a person would write it. */
  readonly text: string;
  /** Offset from the block's start; of what the page around the article is without, in the template. */
  readonly start: number;
  /** It could run (`unsafe`), would be asked of another site (`remote`), is one of these in the `template`; for the others see {@link OmissionNote}. */
  readonly why: 'unsafe' | 'remote' | 'template' | OmissionNote['why'];
}

const LONGEST_VALUE = 80;

/** Returns what a sanitiser removed, in its order. */
export function toRemovals(removed: readonly (RemovedElement | RemovedAttribute)[]): readonly Removal[] {
  return removed.flatMap((item, index): readonly Removal[] => {
    const node = 'element' in item ? item.element : item.from;
    // What FORCE_BODY puts before everything is none of the author's.
    if (index === 0 && nameOf(node) === 'REMOVE') return [];
    const text = 'element' in item ? describeNode(node) : item.attribute && `${describeAttribute(item.attribute)} · <${nameOf(node).toLowerCase()}>`;
    return text ? [{ text, start: startOf(node) ?? 0, why: 'unsafe' }] : [];
  });
}

/** Returns what a sanitiser removed from a whole page, in the order of its template: all but what the preview heeds in another way, and what says nothing to readers. */
export function toPageRemovals(removed: readonly (RemovedElement | RemovedAttribute)[]): readonly Removal[] {
  const lost = removed.filter(item => !('element' in item) || !isHeeded(item.element));
  return toRemovals(lost).map((removal): Removal => ({ ...removal, why: 'template' }));
}

function isHeeded(node: Node): boolean {
  if (!isElement(node)) return false;
  const is = (selector: string): boolean => Element.prototype.matches.call(node, selector);
  return is('style, title, link[rel~="stylesheet" i]') || (is('meta') && !is('[http-equiv="refresh" i]'));
}

function describeNode(node: Node): string {
  if (kindOf(node) === Node.COMMENT_NODE) return `<!--${shorten(node.nodeValue ?? '')}-->`;
  return `<${nameOf(node).toLowerCase()}>`;
}

function describeAttribute({ name, value }: Attr): string {
  return value === '' ? name : `${name}="${shorten(value)}"`;
}

/** Returns a text as one short line. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}
