import { EventEmitter, Uri, ViewColumn, workspace, type Disposable, type TextDocument, type WebviewPanel } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Article } from '../../core/index';
import { readToExtension } from '../../protocol/guards';
import type { ToPreview } from '../../protocol/messages';
import { findEditor } from '../commands/target';
import { getDocument } from '../documents';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import type { Services } from '../services';
import { openLink } from './openLink';
import { makePreviewPage } from './previewPage';
import { readTheme } from './previewTheme';
import { SourceSync } from './sourceSync';
import { toRenderMessage, type Shown } from './toRenderMessage';
import { watchPreviewedFiles } from './watchPreviewedFiles';

/** A panel that shows one post at a time, as its site will. */
export class Preview implements Disposable {
  readonly #disposables = new Disposables();
  readonly #ended = this.#disposables.add(new EventEmitter<void>());
  readonly #services: Services;
  readonly #panel: WebviewPanel;
  readonly #sync: SourceSync;
  #uri: Uri;
  #post: OpenPost | undefined;
  #shown: Shown | undefined;
  #sequence = 0;
  #isRendering = false;
  #isStale = false;
  #watcher: Disposable | undefined;

  /** Fires when the panel is closed. */
  readonly onDidEnd = this.#ended.event;

  constructor(panel: WebviewPanel, uri: Uri, services: Services) {
    this.#panel = panel;
    this.#uri = uri;
    this.#services = services;
    const add = this.#disposables.add.bind(this.#disposables);
    this.#sync = add(new SourceSync(() => this.#post, message => this.#tell(message)));
    add(panel.onDidDispose(() => this.dispose()));
    add(panel.webview.onDidReceiveMessage((data: unknown) => this.#receive(data)));
    add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && this.#isOf(document)) this.update();
    }));
    add(workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('galley.preview.theme')) this.#tell({ type: 'theme', theme: readTheme() });
    }));
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

  /** Shows another post. */
  show(uri: Uri): void {
    if (uri.toString() === this.#uri.toString()) return;
    this.#show(uri).catch((error: unknown) => this.#note(error));
  }

  /** Renders what is shown once more, as soon as the render under way is through. */
  update(): void {
    this.#isStale = true;
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
    this.#panel.title = l10n.t('Preview {0}', uri.path.replace(/^.*\//, ''));
    this.#watcher?.dispose();
    this.#watcher = undefined;
    const { root } = await this.#services.blogs.getBlog(uri);
    if (uri !== this.#uri || this.#disposables.isDisposed) return;
    this.#watcher = watchPreviewedFiles(uri, root, { onText: () => this.update(), onPicture: () => this.#tell({ type: 'files' }) });
    this.#allow([root, ...(uri.scheme === 'untitled' ? [] : [Uri.joinPath(uri, '..')])]);
    this.update();
  }

  #allow(folders: readonly Uri[]): void {
    const { webview } = this.#panel;
    const extension = this.#services.context.extensionUri;
    const roots = new Map([extension, ...(workspace.workspaceFolders ?? []).map(folder => folder.uri), ...folders].map(root => [root.toString(), root]));
    const known = new Set(webview.options.localResourceRoots?.map(root => root.toString()));
    if (webview.html !== '' && [...roots.keys()].every(root => known.has(root))) return;
    webview.options = { enableScripts: true, localResourceRoots: [...roots.values()] };
    this.#shown = undefined;
    webview.html = makePreviewPage(webview, extension, readTheme());
  }

  async #renderAll(): Promise<void> {
    while (this.#isStale && !this.#disposables.isDisposed) {
      this.#isStale = false;
      const uri = this.#uri;
      const document = await findDocument(uri);
      if (!document) {
        this.#services.log.info(`${uri.toString()} cannot be previewed: it cannot be read.`);
        continue;
      }
      const post = await this.#services.posts.getPost(document);
      const { renderArticle } = await loadCore();
      const article = await renderArticle(post.post, post.blog);
      // A late answer is for another post, or for another panel.
      if (uri === this.#uri && !this.#disposables.isDisposed) this.#send(post, article);
    }
  }

  #send(post: OpenPost, article: Article): void {
    this.#post = post;
    const { webview } = this.#panel;
    const toAddress = (folder: Uri): string => `${webview.asWebviewUri(folder).toString().replace(/\/$/, '')}/`;
    const { publicDir, root } = post.blog.settings.site;
    const places = {
      post: toAddress(Uri.joinPath(post.root, post.path, '..')),
      site: toAddress(publicDir === '.' ? post.root : Uri.joinPath(post.root, publicDir)),
      root,
    };
    const uri = this.#uri.toString();
    const message = toRenderMessage(article, { uri, version: post.version, places, sequence: ++this.#sequence }, this.#shown);
    this.#shown = { sequence: message.sequence, uri, article };
    this.#tell(message);
  }

  #receive(data: unknown): void {
    const message = readToExtension(data);
    switch (message?.type) {
      case 'ready':
        this.#shown = undefined;
        this.update();
        return;
      case 'reveal':
        this.#sync.reveal(message.offset, this.#getSourceColumn()).catch((error: unknown) => this.#note(error));
        return;
      case 'scroll':
        this.#sync.scrollTo(message.offset);
        return;
      case 'open':
        if (this.#post) openLink(message.href, this.#post, this.#getSourceColumn()).catch((error: unknown) => this.#note(error));
        return;
      case 'log':
        this.#services.log.error(`Preview: ${message.message}`);
        return;
      default:
        this.#services.log.warn('The preview sent a message that is none.');
    }
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

/** Returns a document, shown by an editor or not; `undefined` when it is gone or no text. */
async function findDocument(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await getDocument(uri);
  } catch {
    return undefined;
  }
}
