import { Tokenizer, type Tokens } from 'marked';

// Thousands of unmatched `*` or backticks in one paragraph take marked minutes: each is looked for in all that follows.
const MOST_CHARACTERS = 20_000_000;
// About a microsecond each.
const MOST_DELIMITERS = 300_000;

/** A tokenizer that gives up looking for emphasis and code when a text is made to keep it busy; the rest stays as written. */
export class BoundedTokenizer extends Tokenizer {
  /** How often it has given up. */
  refusals = 0;
  #left = MOST_CHARACTERS;
  #delimitersLeft = MOST_DELIMITERS;

  override emStrong(source: string, masked: string, previous?: string): Tokens.Em | Tokens.Strong | undefined {
    if (!(source.startsWith('*') || source.startsWith('_'))) return undefined;
    if (this.#delimitersLeft < 0) return this.#refuse();
    const found = super.emStrong(source, masked, previous);
    this.#delimitersLeft -= countDelimiters(found?.raw ?? source);
    return found;
  }

  /** A line of many end tags, the last of the text, is looked through anew from each by marked. */
  override html(source: string): Tokens.HTML | undefined {
    const opening = /^ {0,3}<(script|pre|style|textarea)[\s>]/i.exec(source);
    if (!opening || this.options.pedantic) return super.html(source);
    const name = opening[1]!;
    const close = source.slice(opening[0].length).search(new RegExp(`</${name}>`, 'i'));
    const lineEnd = close === -1 ? -1 : source.indexOf('\n', opening[0].length + close);
    const raw = lineEnd === -1 ? source : source.slice(0, lineEnd) + /^\n+/.exec(source.slice(lineEnd))![0];
    return { type: 'html', block: true, raw, pre: name === 'pre' || name === 'script' || name === 'style', text: raw };
  }

  override codespan(source: string): Tokens.Codespan | undefined {
    if (!source.startsWith('`')) return undefined;
    if (this.#left < 0) return this.#refuse();
    const found = super.codespan(source);
    // It is tried with fewer and fewer backticks.
    if (!found) this.#left -= source.length * /^`+/.exec(source)![0].length;
    return found;
  }

  #refuse(): undefined {
    this.refusals++;
  }
}

function countDelimiters(text: string): number {
  return text.match(/[*_]+/g)?.length ?? 0;
}
