import { load, YAMLException, type Schema } from 'js-yaml';
import type { Span } from '../text/span';
import type { MappedText } from '../text/offsetMap';

/** A value of a YAML text and where it stands. `span` is exact: without surrounding white space and comments. */
export interface YamlNode {
  /** `empty`: nothing is written there and null is read; the span is empty. */
  readonly kind: 'scalar' | 'sequence' | 'mapping' | 'empty';
  readonly span: Span;
  /** The value as js-yaml reads it. */
  readonly value: unknown;
  /** The entries of a mapping in source order, duplicates not possible; empty for other kinds. */
  readonly entries: readonly YamlEntry[];
  /** The items of a sequence; empty for other kinds. */
  readonly items: readonly YamlNode[];
}

/** A key of a mapping with its value. */
export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly node: YamlNode;
}

/** Why js-yaml refused a text, and where it noticed. */
export interface YamlProblem {
  /** js-yaml's phrase; for rules to recognise, never to show. */
  readonly reason: string;
  readonly offset: number;
}

/** What js-yaml makes of a text: a tree, nothing (an empty text), or a problem. */
export interface ParsedYaml {
  readonly root?: YamlNode;
  readonly value?: unknown;
  readonly problem?: YamlProblem;
}

const NONE: readonly never[] = [];

// Of one block, aliases counted as often as they stand for something.
const MOST_VALUES = 10_000;

interface Frame {
  readonly open: number;
  readonly children: Draft[];
}

/** A node as the parser's events tell it, in offsets of the parsed text. */
interface Draft {
  readonly start: number;
  readonly end: number;
  readonly kind: string | null;
  readonly value: unknown;
  readonly children: readonly Draft[];
}

/**
 * Parses YAML with js-yaml 4. Its `listener` tells where each node opens and closes, so values and spans come from one parse.
 *
 * @param mapped the text that the parser reads
 * @param base the offset of the text's original in the file; all spans are the file's
 */
export function parseYaml(mapped: MappedText, base: number, schema: Schema): ParsedYaml {
  const stack: Frame[] = [{ open: 0, children: [] }];
  const { text } = mapped;
  try {
    const value: unknown = load(text, {
      schema,
      listener(event, state) {
        if (event === 'open') {
          stack.push({ open: state.position, children: [] });
          return;
        }
        const { open, children } = stack.pop()!;
        addChild(stack.at(-1)!, { start: open, end: state.position, kind: state.kind || null, value: state.result, children });
      },
    });
    if (text.includes('*') && isEndless(value)) return { problem: { reason: 'endless aliases', offset: base + mapped.toOriginal(text.indexOf('*')) } };
    const draft = stack[0]!.children.at(-1);
    return draft ? { root: toNode(draft, text, span => toFileSpan(span, mapped, base)), value } : { value };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // js-yaml has no mark for "expected a single document"; the end is where the second one was noticed.
    const position = (error.mark as { readonly position: number } | undefined)?.position ?? text.length;
    return { problem: { reason: error.reason, offset: base + mapped.toOriginal(Math.min(position, text.length)) } };
  }
}

/** Tells whether aliases multiply a few lines into more than anybody could write, or lead into themselves: what prints such a value never ends. */
function isEndless(value: unknown): boolean {
  const waiting = [value];
  let left = MOST_VALUES;
  for (let next = waiting.pop(); waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (--left < 0) return true;
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) waiting.push(part);
  }
  return false;
}

/** A node that starts before an earlier sibling replaces it: js-yaml went back and read the same characters again. */
function addChild(parent: Frame, child: Draft): void {
  while (parent.children.length > 0 && parent.children.at(-1)!.end > child.start) parent.children.pop();
  parent.children.push(child);
}

function toFileSpan({ start, end }: Span, { toOriginal }: MappedText, base: number): Span {
  return { start: base + toOriginal(start), end: base + toOriginal(end) };
}

function toNode(draft: Draft, text: string, toSpan: (span: Span) => Span): YamlNode {
  const { kind, value, children } = draft;
  const only = children.length === 1 ? children[0]! : undefined;
  // To see whether a node is a mapping's first key, js-yaml reads it as a node of its own first.
  if (only && only.kind === kind && only.value === value) return toNode(only, text, toSpan);
  if (kind === null && value === null) return { kind: 'empty', span: toSpan({ start: draft.start, end: draft.start }), value, entries: NONE, items: NONE };
  const span = trim(text, draft);
  if (kind === 'mapping') return { kind, span: toSpan(trimCollection(text, span, children)), value, entries: toEntries(children, value, text, toSpan), items: NONE };
  if (kind === 'sequence') {
    const items = toItems(draft, span, text, toSpan);
    const { start, end } = toSpan(trimCollection(text, span, children));
    return { kind, span: { start, end: Math.max(end, items.at(-1)?.span.end ?? end) }, value, entries: NONE, items };
  }
  return { kind: 'scalar', span: toSpan(span), value, entries: NONE, items: NONE };
}

/** The nodes of a sequence. Of a hyphen with nothing behind it the parser tells no node. */
function toItems({ children, value }: Draft, { start }: Span, text: string, toSpan: (span: Span) => Span): YamlNode[] {
  if (!Array.isArray(value) || value.length === children.length) return children.map(child => toNode(child, text, toSpan));
  const items: YamlNode[] = [];
  let next = 0;
  let end = start;
  while (items.length < value.length) {
    const child = children[next];
    const behindDash = skipBlank(text, end, text.length) + 1;
    if (child && skipBlank(text, behindDash, text.length) >= trim(text, child).start) {
      items.push(toNode(child, text, toSpan));
      end = trim(text, child).end;
      next++;
    } else {
      end = behindDash;
      items.push({ kind: 'empty', span: toSpan({ start: end, end }), value: null, entries: NONE, items: NONE });
    }
  }
  return items;
}

/** Pairs the nodes of a mapping: a colon between two of them makes the second the value of the first. */
function toEntries(children: readonly Draft[], value: unknown, text: string, toSpan: (span: Span) => Span): YamlEntry[] {
  const entries: YamlEntry[] = [];
  for (let index = 0; index < children.length; index++) {
    const key = toNode(children[index]!, text, toSpan);
    const next = children[index + 1];
    const colon = next ? skipBlank(text, trim(text, children[index]!).end, text.length) : 0;
    const hasValue = next !== undefined && colon < next.start && text[colon] === ':';
    const node: YamlNode = hasValue ? toNode(next, text, toSpan) : { kind: 'empty', span: { start: key.span.end, end: key.span.end }, value: null, entries: NONE, items: NONE };
    if (hasValue) index++;
    entries.push({ key: String(key.value), keySpan: key.span, node });
  }
  return value === null ? [] : entries;
}

/** A block collection ends where its last node ends; a flow collection keeps its bracket. */
function trimCollection(text: string, span: Span, children: readonly Draft[]): Span {
  const isFlow = /[\]}]/.test(text[span.end - 1] ?? '') && /[[{]/.test(text[span.start] ?? '');
  const last = children.at(-1);
  if (isFlow || !last) return span;
  const end = last.kind === 'mapping' || last.kind === 'sequence' ? trimCollection(text, trim(text, last), last.children).end : trim(text, last).end;
  return { start: span.start, end: Math.max(Math.min(end, span.end), span.start) };
}

function trim(text: string, { start, end: close }: Span): Span {
  // js-yaml ends every text with a line feed.
  const end = Math.min(close, text.length);
  const first = Math.min(skipBlank(text, start, end), end);
  let last = end;
  while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
  // Behind an alias, the parser has also passed over a comment.
  const comment = text[first] === '*' ? /^\*[^\s,[\]{}]+/.exec(text.slice(first, last)) : null;
  return { start: first, end: comment ? first + comment[0].length : last };
}

/** Returns the first offset from `offset` on that is neither white space nor in a comment. */
function skipBlank(text: string, offset: number, end: number): number {
  let position = offset;
  while (position < end) {
    if (isSpace(text.charCodeAt(position))) position++;
    else if (text[position] === '#') {
      const lineEnd = text.indexOf('\n', position);
      position = lineEnd === -1 ? end : lineEnd;
    } else break;
  }
  return position;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
