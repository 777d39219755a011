import { languages, Uri, workspace, type Diagnostic, type Disposable } from 'vscode';
import type { OpenBlog } from './blogs';
import { Disposables } from './disposables';
import { loadCore } from './loadCore';
import type { Services } from './services';
import { toDiagnostic, toRangeOfText } from './toDiagnostic';

/** Shows the mistakes in the files that blogs are set up by: galley.json, `_config.yml`, the project's schema. */
export class SettingsDiagnostics implements Disposable {
  readonly #disposables = new Disposables();
  readonly #collection = this.#disposables.add(languages.createDiagnosticCollection('galley-settings'));
  readonly #services: Services;
  readonly #shown = new Map<string, readonly Uri[]>();

  constructor(services: Services) {
    this.#services = services;
    this.#disposables.add(services.blogs.onDidOpenBlog(blog => void this.#show(blog)));
    this.#disposables.add(services.blogs.onDidChange(root => {
      for (const key of root ? [root.toString()] : [...this.#shown.keys()]) this.#clear(key);
      this.#readAll();
    }));
    this.#disposables.add(workspace.onDidOpenTextDocument(({ uri }) => this.#read(uri)));
    this.#readAll();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Reads the blogs whose files are in editors, though no post may be. */
  #readAll(): void {
    for (const { uri } of workspace.textDocuments) this.#read(uri);
  }

  #read(uri: Uri): void {
    if (!/\/(?:galley\.json|_config\.yml)$/.test(uri.path) || !workspace.getWorkspaceFolder(uri)) return;
    this.#services.blogs.getBlog(uri).catch((error: unknown) => this.#services.log.error(error instanceof Error ? error : String(error)));
  }

  async #show({ root, blog: { problems } }: OpenBlog): Promise<void> {
    const { LineIndex } = await loadCore();
    const key = root.toString();
    this.#clear(key);
    const byFile = new Map<string, Diagnostic[]>();
    for (const { path, text, finding } of problems) {
      const found = byFile.get(path) ?? [];
      found.push(toDiagnostic(finding, toRangeOfText(new LineIndex(text), finding.span), new Set()));
      byFile.set(path, found);
    }
    const files = [...byFile].map(([path, found]) => ({ uri: Uri.joinPath(root, path), found }));
    for (const { uri, found } of files) this.#collection.set(uri, found);
    this.#shown.set(key, files.map(({ uri }) => uri));
  }

  #clear(key: string): void {
    for (const uri of this.#shown.get(key) ?? []) this.#collection.delete(uri);
    this.#shown.delete(key);
  }
}
