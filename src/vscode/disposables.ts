import type { Disposable } from 'vscode';

/** Things that end together. Disposing twice is fine; what is added too late ends at once. */
export class Disposables implements Disposable {
  readonly #items = new Set<Pick<Disposable, 'dispose'>>();
  #isDisposed = false;

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Adds something to be disposed with the others, and gives it back. */
  add<Item extends Pick<Disposable, 'dispose'>>(item: Item): Item {
    if (this.#isDisposed) item.dispose();
    else this.#items.add(item);
    return item;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const item of [...this.#items].reverse()) item.dispose();
    this.#items.clear();
  }
}
