import { DocumentLink, EventEmitter, languages, Uri, window, workspace, type Disposable } from 'vscode';
import type { SetUpReport } from '../core/index';
import { Disposables } from './disposables';
import { toRange } from './toDiagnostic';

const SCHEME = 'galley-set-up';

/** Shows which posts differ from what a set-up proposes: one report for each blog, as a text that cannot be changed, in which the posts are links. */
export class SetUpReports implements Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new EventEmitter<Uri>());
  readonly #reports = new Map<string, { readonly root: Uri; readonly report: SetUpReport }>();

  constructor() {
    this.#disposables.add(workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: uri => this.#reports.get(uri.toString())?.report.text,
    }));
    this.#disposables.add(languages.registerDocumentLinkProvider({ scheme: SCHEME }, {
      provideDocumentLinks: document => {
        const known = this.#reports.get(document.uri.toString());
        // A report that was made anew is not in the document yet.
        if (known?.report.text !== document.getText()) return [];
        return known.report.links.map(({ span, path }) => new DocumentLink(toRange(document, span), Uri.joinPath(known.root, path)));
      },
    }));
  }

  /** Keeps a blog's report and returns its address. */
  add(root: Uri, report: SetUpReport): Uri {
    const name = root.path.replace(/^.*\//, '') || 'blog';
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: root.toString() });
    this.#reports.set(uri.toString(), { root, report });
    this.#changed.fire(uri);
    return uri;
  }

  /** Shows a report, at the part about an item; what asks for it keeps the focus. */
  async show(uri: Uri, id?: string): Promise<void> {
    const start = id === undefined ? 0 : this.#reports.get(uri.toString())?.report.starts.get(id) ?? 0;
    const document = await workspace.openTextDocument(uri);
    const selection = toRange(document, { start, end: start });
    await window.showTextDocument(document, { preserveFocus: true, selection });
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
