import { languages, window, workspace, type Disposable, type TextDocument, type Uri } from 'vscode';
import { isWithin } from './blogs';
import { Disposables } from './disposables';
import { findOpenDocument, isLong } from './documents';
import { loadCore } from './loadCore';
import type { Services } from './services';
import type { Span } from '../core/index';
import { getTabUris, isShown } from './tabs';
import { toDiagnostic, toRange, toRangeOfText } from './toDiagnostic';
import { Typing } from './typing';

const TYPING_DELAY_MS = 150;
const IDLE_DELAY_MS = 1000;

/** Shows the findings of posts: of those in editors as they are typed, of others when they were asked for. */
export class PostDiagnostics implements Disposable {
  readonly #disposables = new Disposables();
  readonly #collection = this.#disposables.add(languages.createDiagnosticCollection('galley'));
  readonly #typing = this.#disposables.add(new Typing());
  readonly #services: Services;
  /** The checks to come or under way, by URI; one that is no longer in here is not wanted any more. */
  readonly #running = new Map<string, { readonly timer: ReturnType<typeof setTimeout> }>();
  /** Files without an editor whose findings are shown, by URI. */
  readonly #files = new Map<string, Uri>();

  constructor(services: Services) {
    this.#services = services;
    const add = this.#disposables.add.bind(this.#disposables);
    add(workspace.onDidOpenTextDocument(document => this.#schedule(document, 0)));
    add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && readMode(document.uri) !== 'onSave') this.#schedule(document, getDelay(document));
    }));
    add(workspace.onDidSaveTextDocument(document => this.#schedule(document, 0)));
    add(workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)));
    // Any extension's openTextDocument keeps a document for minutes after its editor was closed, and gives no event when it is shown again.
    add(window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      for (const uri of closed.flatMap(getTabUris)) if (!isShown(uri)) this.#forget(uri);
      for (const uri of opened.flatMap(getTabUris)) this.#scheduleOpen(uri);
    }));
    add(workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('galley.check')) this.#scheduleAll();
    }));
    add(services.blogs.onDidChange(() => {
      this.#scheduleAll();
      for (const uri of this.#files.values()) void this.checkFile(uri);
    }));
    add(this.#typing.onDidStop(document => this.#schedule(document, 0)));
    this.#watchFiles();
    this.#scheduleAll();
  }

  /** Checks a post that may or may not be open, shows its findings and returns their severities; `undefined` when it is no post. */
  async checkFile(uri: Uri): Promise<readonly string[] | undefined> {
    const document = isShown(uri) ? findOpenDocument(uri) : undefined;
    if (document) return this.#checkDocument(document);
    const key = uri.toString();
    const [{ LineIndex, rules }, checked] = await Promise.all([loadCore(), this.#services.checks.checkFile(uri)]);
    if (this.#disposables.isDisposed || isShown(uri)) return checked?.findings.map(({ severity }) => severity);
    if (!checked) {
      this.#forget(uri);
      return undefined;
    }
    const lines = new LineIndex(checked.text);
    const ids = new Set(rules.map(({ id }) => id));
    this.#collection.set(uri, checked.findings.map(finding => toDiagnostic(finding, toRangeOfText(lines, finding.span), ids)));
    this.#files.set(key, uri);
    return checked.findings.map(({ severity }) => severity);
  }

  dispose(): void {
    for (const { timer } of this.#running.values()) clearTimeout(timer);
    this.#running.clear();
    this.#disposables.dispose();
  }

  #scheduleAll(): void {
    for (const document of workspace.textDocuments) this.#schedule(document, 0);
  }

  #scheduleOpen(uri: Uri): void {
    const document = findOpenDocument(uri);
    if (document) this.#schedule(document, 0);
  }

  #schedule(document: TextDocument, delay: number): void {
    const key = document.uri.toString();
    clearTimeout(this.#running.get(key)?.timer);
    const run = {
      timer: setTimeout(() => {
        const isWanted = (): boolean => this.#running.get(key) === run;
        const { log } = this.#services;
        this.#update(document, isWanted).then(
          () => isWanted() && this.#running.delete(key),
          (error: unknown) => log.error(error instanceof Error ? error : String(error)),
        );
      }, delay),
    };
    this.#running.set(key, run);
  }

  async #update(document: TextDocument, isWanted: () => boolean): Promise<void> {
    if (!isShown(document.uri)) return;
    if (readMode(document.uri) === 'off' || !(await this.#services.posts.isPost(document))) {
      if (isWanted()) this.#collection.delete(document.uri);
      return;
    }
    // What is not saved yet waits, whatever asked for the check; somebody may type while it goes on.
    const isDue = (): boolean => isWanted() && !(document.isDirty && readMode(document.uri) === 'onSave');
    if (isDue()) await this.#checkDocument(document, isDue);
  }

  async #checkDocument(document: TextDocument, isWanted = (): boolean => true): Promise<readonly string[] | undefined> {
    const [{ keepCalm, rules }, checked] = await Promise.all([loadCore(), this.#services.checks.findChecked(document)]);
    const isStale = document.isClosed || !isShown(document.uri) || this.#disposables.isDisposed || (checked && checked.version !== document.version);
    if (!isStale && isWanted()) {
      const ids = new Set(rules.map(({ id }) => id));
      const line = findTypedLine(document, this.#typing);
      this.#files.delete(document.uri.toString());
      const shown = checked && (line === undefined ? checked.findings : keepCalm(checked.post, checked.findings, line));
      this.#collection.set(document.uri, shown?.map(finding => toDiagnostic(finding, toRange(document, finding.span), ids)));
    }
    return checked?.findings.map(({ severity }) => severity);
  }

  #forget(uri: Uri): void {
    const key = uri.toString();
    clearTimeout(this.#running.get(key)?.timer);
    this.#running.delete(key);
    this.#files.delete(key);
    this.#collection.delete(uri);
  }

  /** Follows what happens to the files: those without an editor change on disk, and an editor outlives its deleted file. */
  #watchFiles(): void {
    const posts = this.#disposables.add(workspace.createFileSystemWatcher('**/*.{md,markdown,html,htm}', false, false, true));
    this.#disposables.add(posts.onDidChange(uri => this.#files.has(uri.toString()) && void this.checkFile(uri)));
    this.#disposables.add(posts.onDidCreate(uri => this.#scheduleOpen(uri)));
    // A deleted folder is one event.
    const deletions = this.#disposables.add(workspace.createFileSystemWatcher('**', true, true, false));
    this.#disposables.add(deletions.onDidDelete(deleted => {
      const gone = [...this.#files.values(), ...workspace.textDocuments.map(({ uri }) => uri)];
      for (const uri of gone) if (isWithin(uri, deleted)) this.#forget(uri);
    }));
  }
}

function findTypedLine(document: TextDocument, typing: Typing): Span | undefined {
  const line = typing.findLine(document);
  if (line === undefined) return undefined;
  const { start, end } = document.lineAt(line).range;
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** A long text is not checked between two keystrokes. */
function getDelay(document: TextDocument): number {
  return isLong(document) ? IDLE_DELAY_MS : TYPING_DELAY_MS;
}

/** Reads when a person wants posts to be checked. */
export function readMode(uri: Uri): 'onType' | 'onSave' | 'off' {
  const mode = workspace.getConfiguration('galley', uri).get<unknown>('check');
  return mode === 'onSave' || mode === 'off' ? mode : 'onType';
}
