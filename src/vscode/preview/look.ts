import { RelativePattern, Uri, workspace, type Disposable, type Webview } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Blog, ReadTemplate } from '../../core/index';
import type { LookFile, LookMessage, PreviewPlaces } from '../../protocol/messages';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';

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
  async toMessage(post: OpenPost, webview: Webview): Promise<LookMessage> {
    const { findAssetPath, toInsidePath, renderPage } = await loadCore();
    const { blog, root } = post;
    const template = await this.#getTemplate(post);
    const problems: string[] = template && 'problem' in template ? [template.problem] : [];
    const toFile = (name: string): LookFile[] => {
      const path = toInsidePath(name);
      if (path === undefined) problems.push(l10n.t('The style sheet {0} is not in the blog\'s folder.', name));
      return path === undefined ? [] : [{ name, address: webview.asWebviewUri(Uri.joinPath(root, path)).toString() }];
    };
    const [file] = template && 'parts' in template ? toFile(blog.settings.preview.template!) : [];
    return {
      type: 'look',
      builtIn: workspace.getConfiguration('galley').get<unknown>('preview.look') === 'plain' ? 'plain' : 'card',
      styles: blog.settings.preview.styles.flatMap(toFile),
      // Neither a name nor a value of a post can hold this element: they are escaped.
      page: file && template && 'parts' in template ? { file, html: renderPage(template.traced, post.post, blog, '<div data-galley-content></div>') } : undefined,
      problems,
      places: toPlaces(post, findAssetPath(post.post, blog), webview),
    };
  }

  dispose(): void {
    this.#watchers.dispose();
  }

  async #getTemplate({ blog, host, root }: OpenPost): Promise<ReadTemplate | undefined> {
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

/** Returns where the files of a post and its site are for a webview. */
function toPlaces({ blog: { settings: { site } }, path, root }: OpenPost, assetPath: string | undefined, webview: Webview): PreviewPlaces {
  const file = Uri.joinPath(root, path);
  const toAddress = (folder: Uri): string => `${webview.asWebviewUri(folder).toString().replace(/\/$/, '')}/`;
  return {
    post: toAddress(Uri.joinPath(file, '..')),
    site: toAddress(site.publicDir === '.' ? root : Uri.joinPath(root, site.publicDir)),
    root: site.root,
    assets: site.postAssetFolder ? toAddress(file.with({ path: file.path.replace(/\.[^./]+$/, '') })) : undefined,
    assetsPath: site.postAssetFolder && assetPath !== undefined ? site.root + assetPath : undefined,
    url: site.url,
  };
}
