import { RelativePattern, Uri, workspace, type Disposable, type Webview } from 'vscode';
import type { Blog, ReadTemplate } from '../../core/index';
import type { LookMessage } from '../../protocol/messages';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import { makeLookMessage } from './lookMessage';

/** How a preview's posts are dressed: reads the blog's own page once, and again when it changes. */
export class Look implements Disposable {
  readonly #onChange: () => void;
  #blog: Blog | undefined;
  #template: Promise<ReadTemplate | undefined> | undefined;
  #watchers = new Disposables();

  /** @param onChange is called when the look is to be read again */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Makes the message that dresses a post. */
  async toMessage({ blog, host, path, post, root }: OpenPost, webview: Webview): Promise<LookMessage> {
    const core = await loadCore();
    const template = await this.#getTemplate({ blog, host, root });
    return makeLookMessage({
      post, path, blog, template,
      builtIn: workspace.getConfiguration('galley').get<unknown>('preview.look') === 'plain' ? 'plain' : 'card',
      toAddress: inside => webview.asWebviewUri(Uri.joinPath(root, inside)).toString(),
    }, core);
  }

  dispose(): void {
    this.#watchers.dispose();
  }

  async #getTemplate({ blog, host, root }: Pick<OpenPost, 'blog' | 'host' | 'root'>): Promise<ReadTemplate | undefined> {
    if (this.#blog !== blog) {
      this.#blog = blog;
      this.#template = undefined;
      this.#watch(root, blog.settings.preview.template);
    }
    this.#template ??= loadCore().then(({ readTemplate }) => readTemplate(blog, host.files));
    return this.#template;
  }

  #watch(root: Uri, path: string | undefined): void {
    this.#watchers.dispose();
    this.#watchers = new Disposables();
    if (path === undefined) return;
    const uri = Uri.joinPath(root, path);
    const watcher = this.#watchers.add(workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, '..'), uri.path.replace(/^.*\//, '').replace(/[*?[\]{}]/g, '?'))));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
      this.#watchers.add(event(() => {
        this.#template = undefined;
        this.#onChange();
      }));
    }
  }
}
