const ALWAYS = '(min-width: 0px)';
const NEVER = '(max-width: 0px)';
const QUERY = /\(\s*prefers-color-scheme\s*(?::\s*([a-z-]+)\s*)?\)/gi;

interface Asking {
  readonly list: MediaList;
  readonly written: string;
}

/**
 * Makes `prefers-color-scheme` in the article's own styles answer with the look that was chosen. The `color-scheme` of a frame does not
 * change what its media queries see, so the queries are rewritten; the text of the styles stays.
 */
export class ColorScheme {
  readonly #document: Document;
  /** The rules that ask, by sheet; a sheet whose text changes is another sheet. */
  readonly #asking = new WeakMap<CSSStyleSheet, readonly Asking[]>();

  constructor(document: Document) {
    this.#document = document;
    const apply = (): void => this.#apply();
    new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ['data-theme'] });
    new MutationObserver(apply).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributeFilter: ['media'] });
    apply();
  }

  #apply(): void {
    const scheme = this.#document.documentElement.dataset['theme'];
    for (const sheet of [...this.#document.styleSheets, ...this.#document.adoptedStyleSheets]) {
      let asking = this.#asking.get(sheet);
      if (!asking) this.#asking.set(sheet, (asking = findAsking(sheet)));
      for (const { list, written } of asking) {
        const answered = written.replace(QUERY, (_, asked?: string) => (asked === undefined || asked.toLowerCase() === scheme ? ALWAYS : NEVER));
        if (list.mediaText !== answered) list.mediaText = answered;
      }
    }
  }
}

function findAsking(sheet: CSSStyleSheet): readonly Asking[] {
  const lists: MediaList[] = [sheet.media];
  const waiting: CSSRuleList[] = [];
  try {
    waiting.push(sheet.cssRules);
  } catch {
    // The rules of another site cannot be read.
  }
  for (let rules = waiting.pop(); rules; rules = waiting.pop()) {
    for (const rule of rules) {
      if ('media' in rule) lists.push(rule.media as MediaList);
      if ('cssRules' in rule) waiting.push(rule.cssRules as CSSRuleList);
    }
  }
  return lists.map(list => ({ list, written: list.mediaText })).filter(({ written }) => /prefers-color-scheme/i.test(written));
}
