import { workspace, type TextDocument } from 'vscode';
import { Disposables } from './disposables';
import { loadCore } from './loadCore';

/** Knows which open documents come from files that are not UTF-8: VS Code shows them as UTF-8 and would save them so, garbled. */
export class Encodings {
  readonly #disposables = new Disposables();
  readonly #known = new WeakMap<TextDocument, Promise<string | undefined>>();

  constructor() {
    this.#disposables.add(workspace.onDidSaveTextDocument(document => this.#known.delete(document)));
    this.#disposables.add(workspace.onDidChangeTextDocument(({ document }) => {
      // A change that leaves a document clean came from the file.
      if (!document.isDirty) this.#known.delete(document);
    }));
  }

  /** Returns the encoding of a document's file when it is not UTF-8; `undefined` for UTF-8, and for a document without a file. */
  findForeign(document: TextDocument): Promise<string | undefined> {
    let encoding = this.#known.get(document);
    if (!encoding) this.#known.set(document, (encoding = readForeign(document)));
    return encoding;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

async function readForeign({ uri, isUntitled }: TextDocument): Promise<string | undefined> {
  if (isUntitled) return undefined;
  try {
    const [{ decode }, bytes] = await Promise.all([loadCore(), workspace.fs.readFile(uri)]);
    const decoded = decode(bytes);
    return 'encoding' in decoded ? decoded.encoding : undefined;
  } catch {
    return undefined;
  }
}
