import { escapeText } from '../text/escape';
import type { Span } from '../text/span';
import { PLACEHOLDER, type ValueName } from './template';

// What is matched with a pattern costs the length to the power of the names.
const MOST_NAMES = 2;
const LONGEST = 1000;

/** Tells whether the value of an attribute is the template's, written in another way perhaps. */
export function isSameValue(name: string, wanted: string, present: string): boolean {
  if (wanted === present) return true;
  if (name === 'class') return wanted.split(/\s+/).every(word => present.split(/\s+/).includes(word));
  const simplify = (text: string): string => (name === 'style' ? text.replaceAll(/\s*([:;,])\s*/g, '$1').replace(/;$/, '') : text).trim().toLowerCase();
  return simplify(wanted) === simplify(present);
}

/** A value in a text, and where it stands in it. */
export interface FoundValue extends Span {
  readonly name: ValueName;
  readonly value: string;
}

/** Returns the values in a text that was made from a template with placeholders; `undefined` when it was not. */
export function readTemplateValues(template: string, text: string): readonly FoundValue[] | undefined {
  const sole = toSoleName(template);
  if (sole !== undefined) return [{ name: sole, value: text, start: 0, end: text.length }];
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name]) => name as ValueName);
  const pattern = template.split(PLACEHOLDER).filter((_, index) => index % 3 === 0).map(part => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(/\s+/g, '\\s*')).join('([^]*?)');
  const match = names.length <= MOST_NAMES && text.length <= LONGEST ? new RegExp(`^${pattern}$`, 'di').exec(text) : undefined;
  return match ? names.map((name, index) => ({ name, value: match[index + 1] ?? '', start: match.indices![index + 1]![0], end: match.indices![index + 1]![1] })) : undefined;
}

/** Returns where the values stand in the markup of such a text, where characters may be escaped; none where that cannot be told. */
export function placeTemplateValues(template: string, markup: string, values: readonly FoundValue[]): readonly FoundValue[] {
  const places = readTemplateValues(template, markup) ?? readTemplateValues(escapeText(template), markup) ?? [];
  return places.map(({ name, value: written, start }, index) => {
    const from = start + written.length - written.trimStart().length;
    return { name, value: values[index]!.value, start: from, end: from + written.trim().length };
  });
}

/** Returns the name of the value that a text of a template shows and nothing else. */
export function toSoleName(template: string): ValueName | undefined {
  return /^\{([\p{L}\d_-]+)\??\}$/u.exec(template)?.[1] as ValueName | undefined;
}
