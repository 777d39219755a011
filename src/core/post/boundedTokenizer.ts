import { Tokenizer, type Tokens } from 'marked';

// Thousands of unmatched `*` in one paragraph take marked minutes: each is looked for in all that follows.
const MOST_CHARACTERS = 20_000_000;

/** A tokenizer that gives up looking for emphasis when a text is made to keep it busy; the rest stays as written. */
export class BoundedTokenizer extends Tokenizer {
  #left = MOST_CHARACTERS;

  override emStrong(source: string, masked: string, previous?: string): Tokens.Em | Tokens.Strong | undefined {
    if (this.#left < 0) return undefined;
    if (source.startsWith('*') || source.startsWith('_')) this.#left -= source.length;
    return super.emStrong(source, masked, previous);
  }
}
