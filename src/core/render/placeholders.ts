import { type TracedText, type TracedEdit } from './tracedText';

// What Hexo puts for what Markdown must not see (`PostRenderEscape` of its lib/hexo/post.js): the very same texts, so that Markdown does the
// same to them, be it only that it spoils them in a link's address.

type Flag = 'code' | 'swig' | 'comment';

/** What placeholders stand for. Their numbers are those that Hexo gives. */
export class Placeholders {
  readonly #stored: TracedText[] = [];

  /** Keeps a text and returns its placeholder. */
  put(flag: Flag, text: TracedText): string {
    return `<!--${flag}\uFFFC${this.#stored.push(text) - 1}-->`;
  }

  /** Puts the texts of a kind back, also where Markdown took their placeholder for text. */
  restore(flag: Flag, html: TracedText): TracedText {
    if (!html.text.includes(`!--${flag}\uFFFC`)) return html;
    const edits: TracedEdit[] = [];
    for (const { index, 0: found, 1: number } of html.text.matchAll(new RegExp(`(?:<|&lt;)!--${flag}\uFFFC(\\d+)--(?:>|&gt;)`, 'g'))) {
      const text = this.#stored[Number(number)];
      if (text) edits.push({ start: index, end: index + found.length, text });
    }
    return html.replace(edits);
  }
}
