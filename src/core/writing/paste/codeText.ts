/** The text of a block of code as it is read: elements that begin a line begin one, whoever wrote them. */
export class CodeText {
  #parts: string[] = [];
  /** The last character that was read. */
  #last = '\n';
  #isLineOver = false;

  add(text: string): void {
    if (text === '') return;
    if (this.#isLineOver) this.#put('\n');
    this.#put(text);
  }

  addBreak(): void {
    this.add('\n');
  }

  /** A line begins or ends here. */
  endLine(): void {
    if (this.#last !== '\n') this.#isLineOver = true;
  }

  /** Returns the lines, without empty ones at the ends. */
  take(): string {
    const text = this.#parts.join('').replaceAll(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b\ufeff]/g, '');
    return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  }

  #put(text: string): void {
    this.#parts.push(text);
    this.#last = text.at(-1)!;
    this.#isLineOver = false;
  }
}
