import { Lexer, type Token, type Tokens, type TokensList } from 'marked';
import { BoundedTokenizer } from './boundedTokenizer';

// UTF-16 units.
const SHORT = 10_000;
// Marked copies a whole paragraph for each link, tag or piece of code in it.
const MOST_COPIED = 500_000_000;

// Each level of a list or quote is a copy of all that is in it. Nobody reads a thirtieth level.
const MOST_LEVELS = 30;
// At each `_` or `*`, marked looks whether the letters, digits and signs that follow are an address with an `@`.
const WORD = /[a-zA-Z0-9.!#$%&'*+/=?_`{|}~-]{2000,}/g;
const MOST_LOOKED_AT = 20_000_000;

/** A lexer that leaves as written what would take long: a paragraph of very many links, tags or pieces of code, lists and quotes nested very deep. */
export class BoundedLexer extends Lexer {
  /** What is left as written, by the first token of it. */
  readonly leftPlain: Token[] = [];
  #level = 0;

  override blockTokens(source: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    if (this.#level >= MOST_LEVELS) return this.#leavePlain(source, tokens);
    this.#level++;
    try {
      return super.blockTokens(source, tokens, lastParagraphClipped);
    } finally {
      this.#level--;
    }
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length >= SHORT && isSlow(source)) return this.#leavePlain(source, tokens);
    const { tokenizer } = this.options;
    const before = tokenizer instanceof BoundedTokenizer ? tokenizer.refusals : 0;
    super.inlineTokens(source, tokens);
    if (tokenizer instanceof BoundedTokenizer && tokenizer.refusals > before && tokens[0]) this.leftPlain.push(tokens[0]);
    return tokens;
  }

  #leavePlain(source: string, tokens: Token[]): Token[] {
    const token: Tokens.Text = { type: 'text', raw: source, text: source, escaped: false };
    tokens.push(token);
    if (source.trim() !== '') this.leftPlain.push(token);
    return tokens;
  }
}

function isSlow(paragraph: string): boolean {
  if (paragraph.length * count(paragraph, /[`<[\\]/g) >= MOST_COPIED) return true;
  return (paragraph.match(WORD) ?? []).some(word => word.length * count(word, /[_*`~!]/g) >= MOST_LOOKED_AT);
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
