import { parse, type DefaultTreeAdapterTypes, type Token } from 'parse5';
import type { Span } from '../text/span';
import type { TemplatePart } from './template';

// Here a comment would be seen, or none can be.
const LITERAL: ReadonlySet<string> = new Set(['title', 'style', 'script', 'textarea', 'noscript', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext', 'template']);

type TemplateText = Extract<TemplatePart, { readonly kind: 'text' }>;

interface Insertion {
  /** Offset in the template. */
  readonly at: number;
  readonly parts: readonly TemplatePart[];
}

/**
 * Returns a template whose page says where what it shows comes from, and looks the same: each element has its offset in the template
 * (`data-source-start`), a picture whose tag holds a value also the value's place in the post (`data-galley-value`), and a value that is text stands
 * between `galley 12 34 20`, which has its place, and `/galley`, each between U+E000 and U+E001: the preview makes comments of them behind the
 * sanitiser, which would take out what holds a comment and a `<`.
 */
export function traceTemplate(parts: readonly TemplatePart[], source: string): readonly TemplatePart[] {
  const { isShown, tags } = readTemplateHtml(source);
  const values = findValues(parts);
  const insertions = tags.map(({ span, nameEnd }): Insertion => {
    const offset = toText(` data-source-start="${span.start}"`);
    const value = /^<img$/i.test(source.slice(span.start, nameEnd)) ? values.find(({ at }) => at > span.start && at < span.end) : undefined;
    return { at: nameEnd, parts: value ? [offset, toText(' data-galley-value="'), { kind: 'place', name: value.name }, toText('"')] : [offset] };
  });
  let next = 0;
  const insert = ({ text, at }: TemplateText): readonly TemplatePart[] => {
    const pieces: TemplatePart[] = [];
    let position = 0;
    for (; next < insertions.length && insertions[next]!.at < at + text.length; next++) {
      const insertion = insertions[next]!;
      if (insertion.at < at) continue;
      pieces.push(toText(text.slice(position, insertion.at - at)), ...insertion.parts);
      position = insertion.at - at;
    }
    return [...pieces, toText(text.slice(position))];
  };
  const trace = (list: readonly TemplatePart[]): readonly TemplatePart[] => list.flatMap((part): readonly TemplatePart[] => {
    if (part.kind === 'list') return [{ ...part, parts: trace(part.parts) }];
    if (part.kind === 'value' && isShown[part.at] === 1) return [toText('\uE000galley '), { kind: 'place', name: part.name }, toText('\uE001'), part, toText('\uE000/galley\uE001')];
    return part.kind === 'text' ? insert(part) : [part];
  });
  return trace(parts);
}

function toText(text: string): TemplatePart {
  return { kind: 'text', text, at: -1 };
}

function findValues(parts: readonly TemplatePart[]): readonly Extract<TemplatePart, { readonly kind: 'value' }>[] {
  return parts.flatMap(part => (part.kind === 'value' ? [part] : part.kind === 'list' ? findValues(part.parts) : []));
}

/** Reads which places of a template are text of an element, and its start tags in their order. */
function readTemplateHtml(source: string): { readonly isShown: Uint8Array; readonly tags: readonly { readonly span: Span; readonly nameEnd: number }[] } {
  const isShown = new Uint8Array(source.length);
  const hidden: Span[] = [];
  const tags = new Map<number, { readonly span: Span; readonly nameEnd: number }>();
  const rest: DefaultTreeAdapterTypes.Node[] = [parse(source, { sourceCodeLocationInfo: true })];
  for (let node = rest.pop(); node; node = rest.pop()) {
    const { sourceCodeLocation: location } = node as { readonly sourceCodeLocation?: Token.ElementLocation | null };
    if (location && node.nodeName === '#text') isShown.fill(1, location.startOffset, location.endOffset);
    else if (location && 'tagName' in node) {
      const { startOffset: start, endOffset: end } = location.startTag ?? location;
      const name = /^<[a-z][^\t\n\f\r />]*/i.exec(source.slice(start, end))?.[0];
      if (name !== undefined) tags.set(start, { span: { start, end }, nameEnd: start + name.length });
      hidden.push(LITERAL.has(node.tagName) ? { start, end: location.endOffset } : { start, end });
    } else if (location) hidden.push({ start: location.startOffset, end: location.endOffset });
    if ('childNodes' in node) for (const child of node.childNodes) rest.push(child);
  }
  // The parser puts texts together over what is between them.
  for (const { start, end } of hidden) isShown.fill(0, start, end);
  return { isShown, tags: [...tags.values()].sort((a, b) => a.span.start - b.span.start) };
}
