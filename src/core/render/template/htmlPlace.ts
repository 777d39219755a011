const RAW_TEXT = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)$/i;

/** Follows HTML piece by piece, and tells whether an element can stand where it has come to. */
export class HtmlPlace {
  #state: 'text' | 'tag' | 'comment' | 'raw' = 'text';
  #quote = '';
  #name = '';

  /** Whether an element can stand here: not in a tag, a comment, a script or the like. */
  get isText(): boolean {
    return this.#state === 'text';
  }

  read(html: string): void {
    for (let position = 0; position < html.length;) {
      switch (this.#state) {
        case 'text': position = this.#readText(html, position); break;
        case 'tag': position = this.#readTag(html, position); break;
        case 'comment': position = this.#readTo(html, '-->', position); break;
        case 'raw': position = this.#readRaw(html, position); break;
      }
    }
  }

  #readText(html: string, from: number): number {
    const opener = /<(?:!--|(\/?[a-z][^\s/>]*))/gi;
    opener.lastIndex = from;
    const match = opener.exec(html);
    if (!match) return html.length;
    this.#state = match[1] === undefined ? 'comment' : 'tag';
    this.#name = match[1] ?? '';
    this.#quote = '';
    return match.index + match[0].length;
  }

  #readTag(html: string, from: number): number {
    for (let index = from; index < html.length; index++) {
      const character = html[index]!;
      if (this.#quote !== '') {
        if (character === this.#quote) this.#quote = '';
      } else if (character === '"' || character === '\'') {
        // Elsewhere a quote is part of a name.
        if (/=\s*$/.test(html.slice(Math.max(from, index - 20), index))) this.#quote = character;
      } else if (character === '>') {
        this.#state = RAW_TEXT.test(this.#name) ? 'raw' : 'text';
        return index + 1;
      }
    }
    return html.length;
  }

  #readRaw(html: string, from: number): number {
    const end = html.toLowerCase().indexOf(`</${this.#name.toLowerCase()}`, from);
    if (end === -1) return html.length;
    this.#state = 'tag';
    const length = this.#name.length + 2;
    this.#name = '';
    return end + length;
  }

  #readTo(html: string, closer: string, from: number): number {
    const end = html.indexOf(closer, from);
    if (end === -1) return html.length;
    this.#state = 'text';
    return end + closer.length;
  }
}
