import { languages, Range, Uri, workspace, type CancellationToken, type Diagnostic, type Disposable } from 'vscode';
import type { BlogFinding, SurveyedPost } from '../core/index';
import { isWithin, type OpenBlog } from './blogs';
import { Disposables } from './disposables';
import { loadCore } from './loadCore';
import type { FoundPost } from './posts';
import type { Services } from './services';
import { toDiagnostic } from './toDiagnostic';

interface Survey {
  readonly open: OpenBlog;
  /** `undefined` for one that cannot be read. */
  readonly posts: (SurveyedPost | undefined)[];
  readonly ranges: Map<string, FoundPost['toRange']>;
}

/** Shows what the rules about a whole blog find, once it was asked for: until the next time, or until the file in which it stands changes, or one that it is about. */
export class BlogDiagnostics implements Disposable {
  readonly #disposables = new Disposables();
  readonly #collection = this.#disposables.add(languages.createDiagnosticCollection('galley-blog'));
  readonly #services: Services;
  /** By URI: the diagnostics in other files that are about this one. */
  readonly #elsewhere = new Map<string, { readonly uri: Uri; readonly diagnostic: Diagnostic }[]>();

  constructor(services: Services) {
    this.#services = services;
    const add = this.#disposables.add.bind(this.#disposables);
    add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && this.#letGo(document.uri)));
    add(services.blogs.onDidChange(() => this.#clear()));
    const changes = add(workspace.createFileSystemWatcher('**', true, false, false));
    add(changes.onDidChange(uri => this.#letGo(uri)));
    // A deleted folder is one event.
    add(changes.onDidDelete(deleted => {
      const shown = [...this.#elsewhere.keys()].map(uri => Uri.parse(uri));
      this.#collection.forEach(uri => void shown.push(uri));
      for (const uri of shown) if (isWithin(uri, deleted)) this.#letGo(uri);
    }));
  }

  /**
   * Checks the blogs of posts as wholes, shows what is found and returns its severities. A blog that reaches beyond the workspace is left out,
   * and one with a post that cannot be read: what they show is not known.
   *
   * @param uris all posts of the workspace
   */
  async check(uris: readonly Uri[], token: CancellationToken): Promise<readonly string[]> {
    const { checkBlog, surveyPost } = await loadCore();
    const surveys = new Map<string, Survey>();
    for (const uri of uris) {
      const open = await this.#services.blogs.getBlog(uri);
      const found = await this.#services.posts.findPost(uri);
      if (token.isCancellationRequested) return [];
      const key = open.root.toString();
      const survey: Survey = surveys.get(key) ?? { open, posts: [], ranges: new Map() };
      surveys.set(key, survey);
      survey.posts.push(found && surveyPost(found.post, open.blog));
      if (found) survey.ranges.set(open.path, found.toRange);
    }
    this.#clear();
    const severities: string[] = [];
    for (const { open: { root, blog, host }, posts, ranges } of surveys.values()) {
      const known = posts.filter(post => post !== undefined);
      if (!workspace.getWorkspaceFolder(root) || known.length < posts.length) continue;
      const found = await checkBlog(known, blog, host);
      if (token.isCancellationRequested || this.#disposables.isDisposed) return severities;
      await this.#show(root, found, ranges);
      severities.push(...found.map(({ finding }) => finding.severity));
    }
    return severities;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** What is said of a file is no longer sure. */
  #letGo(changed: Uri): void {
    this.#collection.delete(changed);
    for (const { uri, diagnostic } of this.#elsewhere.get(changed.toString()) ?? []) {
      this.#collection.set(uri, this.#collection.get(uri)?.filter(shown => shown !== diagnostic));
    }
    this.#elsewhere.delete(changed.toString());
  }

  #clear(): void {
    this.#collection.clear();
    this.#elsewhere.clear();
  }

  async #show(root: Uri, found: readonly BlogFinding[], ranges: ReadonlyMap<string, FoundPost['toRange']>): Promise<void> {
    const { rules } = await loadCore();
    const ids = new Set(rules.map(({ id }) => id));
    const diagnostics = new Map<string, Diagnostic[]>();
    for (const { path, finding, others } of found) {
      const diagnostic = toDiagnostic(finding, ranges.get(path)?.(finding.span) ?? new Range(0, 0, 0, 0), ids);
      diagnostics.set(path, [...(diagnostics.get(path) ?? []), diagnostic]);
      for (const other of others) {
        const key = Uri.joinPath(root, other).toString();
        this.#elsewhere.set(key, [...(this.#elsewhere.get(key) ?? []), { uri: Uri.joinPath(root, path), diagnostic }]);
      }
    }
    for (const [path, shown] of diagnostics) this.#collection.set(Uri.joinPath(root, path), shown);
  }
}
