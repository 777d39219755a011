import { env, EventEmitter, Uri, ViewColumn, workspace, type Disposable, type TextDocument, type WebviewPanel } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Article } from '../../core/index';
import { readToExtension } from '../../protocol/guards';
import type { LookMessage, RenderTimes, ToPreview } from '../../protocol/messages';
import { findEditor } from '../commands/target';
import { getCount } from '../counts';
import { Delay } from '../delay';
import { describeCount } from '../describeCount';
import { getDocument } from '../documents';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import type { Services } from '../services';
import { isShown } from '../tabs';
import { Look } from './look';
import { openLink } from './openLink';
import { openTemplate } from './openTemplate';
import { makePreviewPage } from './previewPage';
import { Problems } from './problems';
import { SourceSync } from './sourceSync';
import { toRenderMessage, type Shown } from './toRenderMessage';
import type { ViewChoices } from './viewChoices';
import { watchPreviewedFiles } from './watchPreviewedFiles';

// The footer's numbers may be late; a keystroke may not.
const COUNT_DELAY_MS = 250;
const LONG_RENDER_MS = 50;
const COPY_DEADLINE_MS = 10_000;
const LONGEST_REST_MS = 2000;
// VS Code asks a page only four times a second whether it has the focus.
const LATE_FOCUS_MS = 1000;

/** A panel that shows one post at a time, as its site will. */
export class Preview implements Disposable {
  readonly #disposables = new Disposables();
  readonly #ended = this.#disposables.add(new EventEmitter<void>());
  readonly #services: Services;
  readonly #choices: ViewChoices;
  readonly #panel: WebviewPanel;
  readonly #sync: SourceSync;
  readonly #look = this.#disposables.add(new Look(() => this.update()));
  /** The look that the page has, as JSON. */
  #worn: string | undefined;
  readonly #problems: Problems;
  readonly #counting = this.#disposables.add(new Delay(COUNT_DELAY_MS));
  #uri: Uri;
  #post: OpenPost | undefined;
  #shown: Shown | undefined;
  #sequence = 0;
  /** What the page has been told that keeps it from showing the post as it is now. */
  #trouble: string | undefined;
  #isRendering = false;
  /** Since when the page lacks something; a moment of the clock, in ms. */
  #staleSince: number | undefined;
  #watcher: Disposable | undefined;
  #isLocked = false;
  /** Until when the preview may still be said to have the focus that a click has passed on to an editor; a moment of the clock, in ms. */
  #lateFocusUntil = 0;
  /** What the page is to put on the clipboard as soon as it shows the post. */
  #toCopy: Extract<ToPreview, { readonly type: 'copy' }> | undefined;
  readonly #copied = this.#disposables.add(new EventEmitter<boolean>());
  readonly #copyWanted = this.#disposables.add(new EventEmitter<void>());

  /** Fires when the person wants the article on the clipboard. */
  readonly onDidWantCopy = this.#copyWanted.event;
  /** Fires when the panel is closed. */
  readonly onDidEnd = this.#ended.event;

  constructor(panel: WebviewPanel, uri: Uri, services: Services, choices: ViewChoices) {
    this.#panel = panel;
    this.#uri = uri;
    this.#services = services;
    this.#choices = choices;
    const add = this.#disposables.add.bind(this.#disposables);
    this.#sync = add(new SourceSync(() => this.#post, message => this.#tell(message)));
    this.#problems = add(new Problems(() => this.#post, services, message => this.#tell(message)));
    add(panel.onDidDispose(() => this.dispose()));
    add(panel.onDidChangeViewState(() => {
      if (panel.active && Date.now() < this.#lateFocusUntil) this.#sync.focusEditor();
    }));
    add(panel.webview.onDidReceiveMessage((data: unknown) => this.#receive(data)));
    add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && this.#isOf(document)) this.update();
    }));
    add(workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('galley.preview.look')) this.update();
    }));
    add(choices.onDidChange(() => this.#tell({ type: 'view', view: choices.current })));
    add(services.blogs.onDidChange(() => this.update()));
    panel.iconPath = { light: this.#toMedia('preview-light.svg'), dark: this.#toMedia('preview-dark.svg') };
    void this.#show(uri).catch((error: unknown) => this.#note(error));
  }

  /** The post that is shown. */
  get uri(): Uri {
    return this.#uri;
  }

  get panel(): WebviewPanel {
    return this.#panel;
  }

  /** True when the panel stays with its post; false when it follows the active editor. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  set isLocked(isLocked: boolean) {
    this.#isLocked = isLocked;
    this.#nameTab();
    this.#tell({ type: 'lock', isLocked });
  }

  /** Shows another post. */
  show(uri: Uri): void {
    if (uri.toString() === this.#uri.toString()) return;
    this.#show(uri).catch((error: unknown) => this.#note(error));
  }

  /** Has the page put the article on the clipboard: only a page can put rich text there. False when it may not. */
  copy(html: string): Promise<boolean> {
    this.#toCopy = { type: 'copy', html };
    if (this.#shown) this.#tell(this.#toCopy);
    return new Promise(resolve => {
      const timer = setTimeout(() => end(false), COPY_DEADLINE_MS);
      const listener = this.#copied.event(isDone => end(isDone));
      const end = (isDone: boolean): void => {
        clearTimeout(timer);
        listener.dispose();
        this.#toCopy = undefined;
        resolve(isDone);
      };
    });
  }

  /** Renders what is shown once more, as soon as the render under way is through. */
  update(): void {
    this.#staleSince ??= getMoment();
    // A hidden panel has no page; the page says that it is ready when it is shown again.
    if (this.#isRendering || this.#disposables.isDisposed || !this.#panel.visible) return;
    this.#isRendering = true;
    this.#renderAll().catch((error: unknown) => this.#note(error)).finally(() => {
      this.#isRendering = false;
    });
  }

  dispose(): void {
    if (this.#disposables.isDisposed) return;
    this.#watcher?.dispose();
    this.#ended.fire();
    this.#disposables.dispose();
    this.#panel.dispose();
  }

  /** Points the panel at a post. The webview's page is made anew only when it must see another folder. */
  async #show(uri: Uri): Promise<void> {
    this.#uri = uri;
    this.#post = undefined;
    this.#nameTab();
    this.#watcher?.dispose();
    this.#watcher = undefined;
    const [{ lazyLoading }, { root }] = await Promise.all([loadCore(), this.#services.blogs.getBlog(uri)]);
    if (uri !== this.#uri || this.#disposables.isDisposed) return;
    this.#watcher = watchPreviewedFiles(uri, root, { onText: () => this.update(), onFile: () => this.#tell({ type: 'files' }) });
    this.#allow([root, ...(uri.scheme === 'untitled' ? [] : [Uri.joinPath(uri, '..')])], lazyLoading);
    this.update();
  }

  #nameTab(): void {
    const name = this.#uri.path.replace(/^.*\//, '');
    this.#panel.title = this.#isLocked ? l10n.t('[Preview] {0}', name) : l10n.t('Preview {0}', name);
  }

  #allow(folders: readonly Uri[], lazy: object): void {
    const { webview } = this.#panel;
    const extension = this.#services.context.extensionUri;
    const roots = new Map([extension, ...(workspace.workspaceFolders ?? []).map(folder => folder.uri), ...folders].map(root => [root.toString(), root]));
    const known = new Set(webview.options.localResourceRoots?.map(root => root.toString()));
    if (webview.html !== '' && [...roots.keys()].every(root => known.has(root))) return;
    webview.options = { enableScripts: true, localResourceRoots: [...roots.values()] };
    this.#shown = undefined;
    webview.html = makePreviewPage(webview, extension, this.#choices.current, lazy);
  }

  async #renderAll(): Promise<void> {
    while (this.#staleSince !== undefined && !this.#disposables.isDisposed) {
      const changed = this.#staleSince;
      this.#staleSince = undefined;
      const began = performance.now();
      const uri = this.#uri;
      const trouble = await this.#renderOne(uri, changed).catch((error: unknown) => {
        this.#note(error);
        return l10n.t('The preview cannot show what the article is now; the log says why. What is shown is from before.');
      });
      if (uri === this.#uri && trouble !== this.#trouble) this.#tell({ type: 'trouble', text: (this.#trouble = trouble) });
      const needed = performance.now() - began;
      this.#services.log.trace(`${uri.toString()} rendered in ${needed.toFixed(1)} ms`);
      // While a very long post is typed, everything else of the extension host gets as much time as its renders do.
      if (needed > LONG_RENDER_MS) await new Promise(resolve => setTimeout(resolve, Math.min(needed, LONGEST_REST_MS)));
    }
  }

  /** Shows a post as it is now; returns what keeps it from that. */
  async #renderOne(uri: Uri, changed: number): Promise<string | undefined> {
    const document = await findDocument(uri);
    if (!document) return describeLack(uri);
    const post = await this.#services.posts.getPost(document);
    const { renderArticle } = await loadCore();
    const [article, look] = await Promise.all([renderArticle(post.post, post.blog, post.host.files), this.#look.toMessage(post, this.#panel.webview)]);
    // A late answer is for another post, or for another panel.
    if (uri === this.#uri && !this.#disposables.isDisposed) this.#send(post, article, look, { changed, rendered: getMoment() });
    return undefined;
  }

  #send(post: OpenPost, article: Article, look: LookMessage, times: RenderTimes): void {
    this.#post = post;
    const worn = JSON.stringify(look);
    if (worn !== this.#worn) this.#tell(look);
    this.#worn = worn;
    const uri = this.#uri.toString();
    const message = toRenderMessage(article, { uri, version: post.version, places: look.places, sequence: ++this.#sequence, length: post.post.text.length, times }, this.#shown);
    this.#shown = { sequence: message.sequence, uri, article };
    this.#tell(message);
    if (message.base === 0) this.#sync.begin();
    // A page that is made anew knows nothing of what the one before was asked.
    if (message.base === 0 && this.#toCopy) this.#tell(this.#toCopy);
    this.#problems.update(message.base === 0);
    this.#counting.run(() => {
      getCount(post.post)
        .then(count => post === this.#post && this.#tell({ type: 'count', facts: describeCount(count, env.language) }))
        .catch((error: unknown) => this.#note(error));
    });
  }

  #receive(data: unknown): void {
    const message = readToExtension(data);
    switch (message?.type) {
      case 'ready':
        this.#shown = undefined;
        this.#worn = undefined;
        this.#trouble = undefined;
        this.#tell({ type: 'view', view: this.#choices.current });
        this.#tell({ type: 'lock', isLocked: this.#isLocked });
        this.update();
        return;
      case 'view':
        this.#choices.choose(message.view);
        return;
      case 'lock':
        this.isLocked = message.isLocked;
        return;
      case 'reveal':
        if (!this.#isPlace(message)) return;
        this.#lateFocusUntil = message.focus ? Date.now() + LATE_FOCUS_MS : 0;
        this.#sync.reveal(message, this.#getSourceColumn()).catch((error: unknown) => this.#note(error));
        return;
      case 'scroll':
        if (this.#isPlace(message)) this.#sync.scrollTo(message.offset);
        return;
      case 'open':
        if (this.#post) openLink(message.href, this.#post, this.#getSourceColumn()).catch((error: unknown) => this.#note(error));
        return;
      case 'template':
        if (this.#post) openTemplate(message.offset, this.#post, this.#getSourceColumn()).catch((error: unknown) => this.#note(error));
        return;
      case 'copyArticle':
        this.#copyWanted.fire();
        return;
      case 'copied':
        this.#copied.fire(message.isDone);
        return;
      case 'log':
        this.#services.log.error(`Preview: ${message.message}`);
        return;
      default:
        this.#services.log.warn('The preview sent a message that is none.');
    }
  }

  /** Tells whether a place is one in the post that is shown: the page may speak of the one before. */
  #isPlace({ uri, offset }: { readonly uri: string; readonly offset: number }): boolean {
    const isPlace = this.#post?.document.uri.toString() === uri && offset <= this.#post.post.text.length;
    if (!isPlace) this.#services.log.warn(`The preview speaks of a place that is none: ${offset} in ${uri}`);
    return isPlace;
  }

  /** Where texts are opened: never over the preview. */
  #getSourceColumn(): ViewColumn {
    const present = this.#post && findEditor(this.#post.document);
    return present?.viewColumn ?? (this.#panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
  }

  #isOf({ uri }: TextDocument): boolean {
    return uri.toString() === this.#uri.toString();
  }

  #toMedia(name: string): Uri {
    return Uri.joinPath(this.#services.context.extensionUri, 'media', name);
  }

  #tell(message: ToPreview): void {
    if (!this.#disposables.isDisposed) void this.#panel.webview.postMessage(message);
  }

  #note(error: unknown): void {
    if (!this.#disposables.isDisposed) this.#services.log.error(error instanceof Error ? error : String(error));
  }
}

/** Returns the moment by a clock that the extension host and its pages share, in ms. */
function getMoment(): number {
  return performance.timeOrigin + performance.now();
}

/** Returns a document, shown by an editor or not; `undefined` when it is gone or no text. */
async function findDocument(uri: Uri): Promise<TextDocument | undefined> {
  try {
    // VS Code keeps a document for minutes when its editor and its file have gone.
    if (!isShown(uri) && workspace.fs.isWritableFileSystem(uri.scheme) !== undefined) await workspace.fs.stat(uri);
    return await getDocument(uri);
  } catch {
    return undefined;
  }
}

/** Says why a file cannot be shown. */
async function describeLack(uri: Uri): Promise<string> {
  const name = uri.path.replace(/^.*\//, '');
  try {
    await workspace.fs.stat(uri);
    return l10n.t('{0} is no text that VS Code can open.', name);
  } catch {
    return l10n.t('{0} is not there any more.', name);
  }
}
