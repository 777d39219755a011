import { DEFAULT_SCHEMA } from 'js-yaml';
import { parseYaml } from './yaml';

/** Returns a text as a quoted YAML scalar, in the quotes that need no escaping; without any such, in single quotes with each `'` doubled. */
export function quoteText(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!/["\\]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}

/** Returns a text as a YAML scalar: plain when it is read back as the same text behind `key: `, else quoted. */
export function toYamlText(text: string): string {
  return /[\n\t]/.test(text) || !isPlain(text) ? quoteText(text) : text;
}

/** Returns a text as a YAML scalar in the quotes that stand there already; without any, as `toYamlText`, and between brackets quoted where a bracket or comma would end it. */
export function toScalarIn(quote: '"' | '\'' | '', text: string, isFlow: boolean): string {
  if (quote === '"') return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  return quote === '\'' || (isFlow && /[[\]{},]/.test(text)) ? `'${text.replaceAll('\'', '\'\'')}'` : toYamlText(text);
}

function isPlain(text: string): boolean {
  // Letters of any script, and blanks between them, are a text unless they are one of YAML's words.
  if (/^\p{L}[\p{L} ]*\p{L}$/u.test(text) && !/^(?:true|false|null|nan|inf)$/i.test(text)) return true;
  const { root } = parseYaml({ text: `key: ${text}`, toOriginal: offset => offset }, 0, DEFAULT_SCHEMA);
  return root?.entries.length === 1 && root.entries[0]!.node.value === text;
}

/**
 * Returns the text that an author means by a value as typed: quotes around the whole that do not work as YAML quotes
 * (`'It's'`, `"""'text'"""`) are taken off, a quote that is opened and never closed as well.
 */
export function unwrapQuotes(typed: string): string {
  let text = typed;
  for (;;) {
    const first = text[0];
    if ((first !== '"' && first !== "'") || text.length < 2) return text;
    if (text.at(-1) !== first) return text.indexOf(first, 1) === -1 ? text.slice(1) : text;
    text = text.slice(1, -1);
  }
}

/**
 * Tells whether a value as typed has quotes within quotes at both ends, as tools leave it that quote again at every run: `"""'text'"""`.
 * What begins and ends with two empty texts, such as `'' == ""`, is not wrapped.
 */
export function isWrapped(typed: string): boolean {
  if (/^["']{3,}$/.test(typed)) return true;
  const opening = /^["']{2,}(?=[^\s"'])/.exec(typed)?.[0] ?? '';
  const inner = typed.slice(opening.length, -opening.length);
  return opening !== '' && typed.endsWith([...opening].reverse().join('')) && /[^\s"']$/.test(inner) && !/["']{2}/.test(inner);
}
