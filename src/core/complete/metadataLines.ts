import { getLineStart } from '../text/lines';
import type { Span } from '../text/span';

// Metadata as its lines show it, whether they parse or not: who is still typing has a block that does not.

/** A line of metadata, without its line break. */
export interface MetadataLine extends Span {
  readonly indent: number;
  /** The columns of its list markers. */
  readonly markers: readonly number[];
  /** The column behind indentation and markers. */
  readonly column: number;
  /** What stands there, without the comment behind it and blanks at its end. */
  readonly content: string;
  /** The key that the content begins with, as written, and how long it is with its colon. */
  readonly key: { readonly written: string; readonly length: number } | undefined;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s#'"[\]{},&*!|>%@`:：-][^:：#]*?)[ \t]*[:：](?!\/\/)/;
const MARKERS = /^(?:-(?=[ \t]|$)[ \t]*)*/;

/** Reads the line that begins at an offset. */
export function readLine(text: string, start: number): MetadataLine {
  const lineFeed = text.indexOf('\n', start);
  const raw = text.slice(start, lineFeed === -1 ? text.length : lineFeed).replace(/\r$/, '');
  const indent = /^[ \t]*/.exec(raw)![0].length;
  const marks = MARKERS.exec(raw.slice(indent))![0];
  const column = indent + marks.length;
  const content = raw.slice(column, raw.length - findComment(raw.slice(column))).trimEnd();
  const key = KEY.exec(content);
  return {
    start, end: start + raw.length, indent, column, content,
    markers: [...marks.matchAll(/-/g)].map(({ index }) => indent + index),
    key: key ? { written: key[1]!, length: key[0].length } : undefined,
  };
}

/** Reads the lines between two offsets backwards, without those that say nothing. */
export function readLinesAbove(text: string, from: number, before: number): readonly MetadataLine[] {
  const lines: MetadataLine[] = [];
  for (let end = before; end > from;) {
    const line = readLine(text, getLineStart(text, end - 1));
    if (line.content !== '' || line.markers.length > 0) lines.push(line);
    end = line.start;
  }
  return lines;
}

/** Returns how long the comment at the end of a line is: from a `#` behind a blank, outside of quotes. */
export function findComment(line: string): number {
  const unquoted = line.replaceAll(/(?<=^|[\s,[:])(?:"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^']|'')*(?:'|$))/g, quoted => '_'.repeat(quoted.length));
  const at = unquoted.search(/(?:^|\s)#/);
  return at === -1 ? 0 : line.length - at;
}

/** Returns the keys that lead to what stands on a line, with `[]` for each list in between; a line's own key is not among them. */
export function findOwner({ indent, column, markers }: MetadataLine, above: readonly MetadataLine[]): readonly string[] {
  const path = markers.map(() => '[]');
  // A list may stand in the column of its key, anything else must stand behind it.
  let limit = markers.length > 0 ? markers[0]! + 0.5 : column;
  if (indent === 0 && markers.length === 0) return path;
  for (const line of above) {
    const inner = line.markers.indexOf(limit - 0.5);
    if (inner > 0 || (line.markers.length > 0 && line.column === limit)) {
      // An item of the same list, or a key of the same item, with the beginning of more lists on its line.
      path.unshift(...line.markers.slice(0, inner > 0 ? inner : undefined).map(() => '[]'));
      limit = line.markers[0]! + 0.5;
    } else if (line.column < limit) {
      if (!line.key || line.key.length < line.content.length) return [];
      path.unshift(...line.markers.map(() => '[]'), unquote(line.key.written));
      if (line.indent === 0) return path;
      limit = line.markers.length > 0 ? line.markers[0]! + 0.5 : line.indent;
    }
  }
  return [];
}

/** Returns the names of the other items of a line's list: those above it and those below it, until the list ends. */
export function findSiblings(text: string, { end }: Span, line: MetadataLine, above: readonly MetadataLine[]): { readonly before: readonly string[]; readonly behind: readonly string[] } {
  const column = line.markers.at(-1)!;
  const isInList = (other: MetadataLine): boolean => other.indent > column || other.markers.includes(column);
  const before: string[] = [];
  for (const other of line.indent < column ? [] : above) {
    if (!isInList(other)) break;
    if (other.markers.at(-1) === column) before.unshift(unquote(other.content));
    if (other.indent < column) break;
  }
  const behind: string[] = [];
  for (let at = text.indexOf('\n', line.end) + 1; at > 0 && at < end;) {
    const other = readLine(text, at);
    if (other.indent < column || !isInList(other)) break;
    if (other.markers.at(-1) === column) behind.push(unquote(other.content));
    at = text.indexOf('\n', other.end) + 1;
  }
  return { before: before.filter(name => name !== ''), behind: behind.filter(name => name !== '') };
}

/** Returns the other keys of the mapping that a line's key stands in. */
export function findKeysBeside(text: string, { start, end }: Span, line: MetadataLine): readonly string[] {
  const lines = readLinesAbove(text, start, end + 1);
  const keys: string[] = [];
  const add = ({ column, key }: MetadataLine): void => {
    if (key && column === line.column) keys.push(unquote(key.written));
  };
  for (const other of line.markers.length > 0 ? [] : lines.filter(({ start: at }) => at < line.start)) {
    add(other);
    // The first key of a list's item has the hyphen in front of it, further left.
    if (other.indent < line.column) break;
  }
  for (const other of lines.filter(({ start: at }) => at > line.start).toReversed()) {
    if (other.indent < line.column) break;
    add(other);
  }
  return keys;
}

/** Returns what a name in quotes, closed or not, stands for. */
export function unquote(text: string): string {
  const found = /^"(.*?)"?$|^'(.*?)'?$/.exec(text);
  return found ? found[1] ?? found[2]!.replaceAll('\'\'', '\'') : text;
}
