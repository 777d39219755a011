import type { Span } from '../../text/span';

/** A piece of a template as Nunjucks 3 cuts it (its src/lexer.js). Spans are the text's. */
export type TemplateToken =
  /** What is put out as it stands; `isRaw`: it is what `{% raw %}` or `{% verbatim %}` holds. */
  | (Span & { readonly kind: 'text'; readonly isRaw: boolean })
  /** `{# … #}`: nothing is put out. */
  | (Span & { readonly kind: 'comment' })
  /** `{{ … }}`; `value` when it is nothing but a string or number in writing. */
  | (Span & { readonly kind: 'variable'; readonly code: string; readonly value: string | undefined })
  /** `{% name arguments %}`. */
  | (Span & { readonly kind: 'tag'; readonly name: string; readonly args: readonly string[]; readonly code: string });

interface Code {
  /** The values of the tokens, white space included. */
  readonly values: readonly string[];
  readonly types: readonly ('string' | 'space' | 'word' | 'number' | 'other')[];
  /** Where `%}` or `}}` stands, with its `-`. */
  readonly closer: number;
  readonly end: number;
  /** False: the text ends before. */
  readonly isClosed: boolean;
}

// As in shield.ts: what nothing closes is looked for through all that follows.
const MOST_CHARACTERS = 20_000_000;
const DELIMITERS = '()[]{}%*-+~/#,:|.<>=!';
const SPACES = ' \n\t\r\u00a0';

/**
 * Cuts a template into tokens. What Nunjucks would refuse stays text, for the author to see.
 *
 * @param swallowing names of tags that nothing has to close: they then take all that follows for their arguments, and readers get none of it
 */
export function lexTemplate(text: string, swallowing: (name: string) => boolean): readonly TemplateToken[] {
  const tokens: TemplateToken[] = [];
  let left = MOST_CHARACTERS;
  let textStart = 0;
  let trimsNext = false;
  const openers = /\{[{%#]/g;
  for (let match = openers.exec(text); match; match = openers.exec(text)) {
    const start = match.index;
    const trimsBefore = text[start + 2] === '-';
    if (match[0] === '{#') {
      const end = left < 0 ? -1 : text.indexOf('#}', start + 2);
      left -= ((end === -1 ? text.length : end) - start) >> 3;
      if (end === -1) continue;
      addText(start, trimsBefore);
      tokens.push({ kind: 'comment', start, end: end + 2 });
      trimsNext = text[end - 1] === '-';
      openers.lastIndex = textStart = end + 2;
      continue;
    }
    const code = left < 0 ? undefined : lexCode(text, start + (trimsBefore ? 3 : 2));
    if (!code) continue;
    if (!code.isClosed) left -= text.length - start;
    const closer = match[0] === '{{' ? '}}' : '%}';
    if (code.isClosed ? !text.startsWith(closer, code.end - 2) : match[0] === '{{' || !swallowing(getName(code) ?? '')) continue;
    const inner = text.slice(start + (trimsBefore ? 3 : 2), code.closer).trim();
    const trimsAfter = text[code.closer] === '-';
    if (match[0] === '{{') {
      addText(start, trimsBefore);
      tokens.push({ kind: 'variable', start, end: code.end, code: inner, value: toLiteral(code) });
      trimsNext = trimsAfter;
      openers.lastIndex = textStart = code.end;
      continue;
    }
    const name = getName(code);
    if (name === undefined) continue;
    addText(start, trimsBefore);
    if ((name === 'raw' || name === 'verbatim') && inner === name) {
      const raw = readRaw(text, code.end, name);
      if (raw.end > code.end) tokens.push({ kind: 'text', isRaw: true, start: code.end, end: raw.contentEnd });
      trimsNext = trimsAfter;
      openers.lastIndex = textStart = raw.end;
      continue;
    }
    tokens.push({ kind: 'tag', name, args: toArguments(code), code: inner, start, end: code.end });
    // Hexo's tags read to their end themselves, without a look at the hyphen.
    trimsNext = trimsAfter && name.startsWith('end');
    openers.lastIndex = textStart = code.end;
  }
  addText(text.length, false);
  return tokens;

  function addText(end: number, trimsBefore: boolean): void {
    let from = textStart;
    let to = end;
    if (trimsNext) from += /^\s*/.exec(text.slice(from, to))![0].length;
    if (trimsBefore) to = from + text.slice(from, to).trimEnd().length;
    if (from < to) tokens.push({ kind: 'text', isRaw: false, start: from, end: to });
    if (textStart < end) trimsNext = false;
  }
}

/** Reads up to the `%}` or `}}` that ends a tag. */
function lexCode(text: string, from: number): Code {
  const values: string[] = [];
  const types: Code['types'][number][] = [];
  const add = (type: Code['types'][number], value: string): void => {
    types.push(type);
    values.push(value);
  };
  for (let index = from; index < text.length;) {
    const character = text[index]!;
    if (character === '"' || character === '\'') {
      const { value, end } = readString(text, index);
      add('string', value);
      index = end;
    } else if (SPACES.includes(character)) {
      const start = index;
      while (index < text.length && SPACES.includes(text[index]!)) index++;
      add('space', text.slice(start, index));
    } else if (/^-?(?:%\}|\}\})/.test(text.slice(index, index + 3))) {
      return { values, types, closer: index, end: index + (character === '-' ? 3 : 2), isClosed: true };
    } else if (character === 'r' && text[index + 1] === '/') {
      let end = index + 2;
      while (end < text.length && (text[end] !== '/' || text[end - 1] === '\\')) end++;
      end = Math.min(end + 1, text.length);
      while (end < text.length && 'gimy'.includes(text[end]!)) end++;
      // Nunjucks makes an object of it, and Hexo a text of that.
      add('other', '[object Object]');
      index = end;
    } else if (DELIMITERS.includes(character)) {
      const [operator] = /^(?:[=!]==?|[<>]=|\/\/|\*\*)?/.exec(text.slice(index, index + 3))!;
      add('other', operator || character);
      index += (operator || character).length;
    } else {
      const start = index;
      while (index < text.length && !SPACES.includes(text[index]!) && !DELIMITERS.includes(text[index]!)) index++;
      const word = text.slice(start, index);
      if (/^[0-9]+$/.test(word)) {
        const [fraction] = /^(?:\.[0-9]*)?/.exec(text.slice(index, index + 400))!;
        index += fraction.length;
        add('number', word + fraction);
      } else add('word', word);
    }
  }
  return { values, types, closer: text.length, end: text.length, isClosed: false };
}

function readString(text: string, start: number): { readonly value: string; readonly end: number } {
  const quote = text[start]!;
  let value = '';
  let index = start + 1;
  for (; index < text.length && text[index] !== quote; index++) {
    if (text[index] === '\\') {
      index++;
      const escaped = text[index] ?? '';
      value += escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped === 'r' ? '\r' : escaped;
    } else value += text[index]!;
  }
  return { value, end: index + 1 };
}

/** Returns the one string or number that a variable is, as it is put out. */
function toLiteral({ values, types }: Code): string | undefined {
  const tokens = types.flatMap((type, index) => (type === 'space' ? [] : [{ type, value: values[index]! }]));
  const [only] = tokens;
  if (!only || tokens.length > 1) return undefined;
  return only.type === 'string' ? only.value : only.type === 'number' ? String(Number.parseFloat(only.value)) : undefined;
}

function getName({ values, types }: Code): string | undefined {
  const index = types[0] === 'space' ? 1 : 0;
  return types[index] === 'word' && !['true', 'false', 'none', 'null'].includes(values[index]!) ? values[index] : undefined;
}

/** What Hexo's tags get: what white space parts, strings without their quotes (hexo 8 lib/extend/tag.js `_parseArgs`). */
function toArguments({ values, types, isClosed }: Code): readonly string[] {
  const args: string[] = [];
  let argument = '';
  const flush = (): void => {
    if (argument !== '') args.push(argument.trim());
    argument = '';
  };
  for (let index = types[0] === 'space' ? 2 : 1; index < values.length; index++) {
    if (types[index] === 'space') flush();
    else argument += values[index]!;
  }
  if (isClosed) flush();
  return args;
}

/** Finds what a raw tag holds, and where the text goes on behind its end tag (Nunjucks' `parseRaw`: they nest, and may lack an end). */
function readRaw(text: string, start: number, name: string): { readonly contentEnd: number; readonly end: number } {
  const marks = new RegExp(`\\{%\\s*(${name}|end${name})\\s*%\\}`, 'g');
  marks.lastIndex = start;
  let depth = 1;
  let end = start;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    depth += match[1] === name ? 1 : -1;
    end = match.index + match[0].length;
    if (depth === 0) return { contentEnd: match.index, end };
  }
  return { contentEnd: end, end };
}
