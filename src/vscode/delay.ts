import type { Disposable } from 'vscode';

/** Does something after a pause; asked again meanwhile, it begins the pause anew and does only the last. */
export class Delay implements Disposable {
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  run(task: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(task, this.#milliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
