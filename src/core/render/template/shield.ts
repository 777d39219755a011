import type { Span } from '../../text/span';

/** What Hexo takes out of a text before Markdown sees it: template syntax and comments come back behind it, template comments never. */
export interface Shielded extends Span {
  readonly kind: 'template' | 'comment' | 'dropped';
}

// Openers that nothing closes make a search through all that follows; when a text is made of them, the rest of them are text.
const MOST_CHARACTERS = 40_000_000;

/** The end tag of a name that was found last. */
interface EndTag {
  /** Where it begins; -1: not looked for yet, the text's length: there is none behind. */
  readonly opener: number;
  /** `undefined`: there is none. */
  readonly end: number | undefined;
}

/** Tells whether Hexo runs Nunjucks on a text: its `/(\{\{.+?\}\})|(\{#.+?#\})|(\{%.+?%\})/s`. */
export function hasTemplate(text: string): boolean {
  return [['{{', '}}'], ['{#', '#}'], ['{%', '%}']].some(([opener, closer]) => {
    const start = text.indexOf(opener!);
    return start !== -1 && text.indexOf(closer!, start + 3) !== -1;
  });
}

/** Finds what Hexo 8 shields from Markdown: `PostRenderEscape.escapeAllSwigTags` of its lib/hexo/post.js, each state of it a function. */
export function findShielded(text: string): readonly Shielded[] {
  const found: Shielded[] = [];
  // Each is looked for once: texts are searched forwards, so what is behind stays behind.
  const endTags = new Map<string, EndTag>();
  let endOfRaw: { readonly from: number; readonly end: number | undefined } | undefined;
  let left = MOST_CHARACTERS;
  const indexOf = (wanted: string, from: number): number => {
    if (left < 0) return -1;
    const index = text.indexOf(wanted, from);
    left -= 4 + (((index === -1 ? text.length : index) - from) >> 3);
    return index;
  };

  let position = 0;
  // What can change the state; all else is text.
  const openers = /`+|\{[{#%]|<!--/g;
  for (;;) {
    openers.lastIndex = position;
    const match = openers.exec(text);
    if (!match) return found;
    const { index, 0: opener } = match;
    if (opener.startsWith('`')) position = text[index - 1] === '\\' ? index + 1 : passCode(index, opener.length);
    else if (opener === '{{') position = passVariable(index);
    else if (opener === '{#') position = passComment(index, '#}', 2, 'dropped') ?? index + 1;
    else if (opener === '{%') position = passTag(index);
    else position = passComment(index, '-->', 4, 'comment') ?? addRest(index);
  }

  function add(kind: Shielded['kind'], start: number, end: number): number {
    found.push({ kind, start, end });
    return end;
  }

  function addRest(start: number): number {
    return add('comment', start, text.length);
  }

  /** Code in backticks ends at as many of them, in the same paragraph; only `{% raw %}` is seen in it. */
  function passCode(start: number, count: number): number {
    const changes = /`+|\n\n|\{% *raw *%\}/g;
    let begun = start;
    let next = start + count;
    for (;;) {
      changes.lastIndex = next;
      const match = left < 0 ? null : changes.exec(text);
      left -= ((match?.index ?? text.length) - next) >> 3;
      if (!match || match[0] === '\n\n') return begun + count;
      const { index, 0: change } = match;
      next = index + change.length;
      if (change.startsWith('`')) {
        if (change.length >= count) return next;
        continue;
      }
      const end = findEndOfRaw(index);
      if (end !== undefined) begun = next = add('template', index, end);
      else next = index + 1;
    }
  }

  function findEndOfRaw(start: number): number | undefined {
    if (!endOfRaw || (endOfRaw.end !== undefined && endOfRaw.from < start)) {
      const end = /\{% *endraw *%\}/g;
      end.lastIndex = start;
      const match = end.exec(text);
      endOfRaw = { from: match?.index ?? start, end: match ? match.index + match[0].length : undefined };
    }
    return endOfRaw.end;
  }

  /** `{{ … }}`; a single `}` outside of quotes makes text of it. */
  function passVariable(start: number): number {
    const end = findUnquoted('}', start + 2);
    if (end === undefined) return start + 1;
    return text[end + 1] === '}' ? add('template', start, end + 2) : end + 1;
  }

  function passComment(start: number, closer: string, length: number, kind: 'dropped' | 'comment'): number | undefined {
    const end = indexOf(closer, start + length);
    return end === -1 ? undefined : add(kind, start, end + closer.length);
  }

  /** `{% … %}`, and up to its end tag where the text has one anywhere. */
  function passTag(start: number): number {
    const end = findUnquoted('%}', start + 2);
    if (end === undefined) return start + 1;
    const [name = ''] = /[^ \t\n\r\f\v]+/.exec(text.slice(start + 2, end)) ?? [];
    if (name === '' || !hasEnd(name)) return add('template', start, end + 2);
    // Nothing ends it behind it: then it is text, from its last character on.
    const endTag = findEndTag(name, end + 2);
    return endTag === undefined ? end + 1 : add('template', start, endTag);
  }

  function hasEnd(name: string): boolean {
    if (!endTags.has(name)) endTags.set(name, { opener: -1, end: indexOf(`end${name}`, 0) === -1 ? undefined : 0 });
    return endTags.get(name)!.end !== undefined || endTags.get(name)!.opener !== -1;
  }

  /** Finds where the first tag ends that has `end…` in it, however it is written. */
  function findEndTag(name: string, from: number): number | undefined {
    const known = endTags.get(name)!;
    if (known.opener >= from || known.end === undefined) return known.end;
    for (let opener = indexOf('{%', from); opener !== -1; opener = indexOf('{%', opener + 1)) {
      const closer = indexOf('%}', opener + 2);
      if (closer === -1) break;
      if (!text.slice(opener + 2, closer).includes(`end${name}`)) continue;
      endTags.set(name, { opener, end: closer + 2 });
      return closer + 2;
    }
    endTags.set(name, { opener: text.length, end: undefined });
    return undefined;
  }

  function findUnquoted(closer: string, from: number): number | undefined {
    if (left < 0) return undefined;
    let quote = '';
    for (let index = from; index < text.length; index++) {
      const character = text[index]!;
      if (character === '"' || character === '\'') {
        if (quote === '') quote = character;
        else if (quote === character) quote = '';
      } else if (quote === '' && text.startsWith(closer, index)) return index;
    }
    left -= text.length - from;
    return undefined;
  }
}
