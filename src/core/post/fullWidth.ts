import type { Line } from '../text/lines';
import type { Edit } from '../text/span';

/**
 * Returns the edits that put half-width marks for full-width ones in what is structure on a line: the colon after a key, the dash of an item,
 * indentation. An entry's first line, and lines of a list, have a structure of their own; a line below may be one of a text.
 *
 * @param isKey whether the line is taken for one with a key
 */
export function getFullWidthEdits(line: Line, isKey: boolean): Edit[] {
  const edits: Edit[] = [];
  const indentation = /^[ \t]*\u3000[\u3000 \t]*(?=[-－]|\S*[:：])/.exec(line.text)?.[0];
  if (indentation !== undefined) edits.push({ start: line.start, end: line.start + indentation.length, text: indentation.replaceAll('\u3000', '  ') });
  const dash = /^[\s\u3000]*－[\u3000 ]*/.exec(line.text)?.[0];
  if (dash !== undefined) {
    const at = line.start + dash.indexOf('－');
    edits.push({ start: at, end: line.start + dash.length, text: '- ' });
  }
  const key = isKey ? /^(?:[ \t]*(?:-[ \t]+)*)[^\s:：'"[\]{}#][^:：'"[\]{}#]*?([\s\u3000]*：[\u3000 ]*|:\u3000[\u3000 ]*)/u.exec(line.text) : null;
  if (key?.[1] !== undefined) {
    const end = line.start + key[0].length;
    edits.push({ start: end - key[1].length, end, text: end === line.end ? ':' : ': ' });
  }
  return edits;
}
