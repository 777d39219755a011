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
    const { findAssetPath, findPageFolder, isPublishedBeside, toInsidePath, renderPage } = await loadCore();
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
      places: toPlaces(post, { page: findPageFolder(post.post, blog), assets: findAssetPath(post.post, blog), beside: isPublishedBeside(post.path, blog) }, webview),
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

/** Returns where the files of a post and its site are for a webview, by where the post's page and its own files are published, and whether what lies beside it is. */
function toPlaces({ blog: { settings: { site } }, path, root }: OpenPost, { page, assets, beside }: { readonly page: string | undefined; readonly assets: string | undefined; readonly beside: boolean }, webview: Webview): PreviewPlaces {
  const file = Uri.joinPath(root, path);
  const toAddress = (folder: Uri): string => `${webview.asWebviewUri(folder).toString().replace(/\/$/, '')}/`;
  const published = site.publicDir === '.' ? root : Uri.joinPath(root, site.publicDir);
  return {
    post: toAddress(beside ? Uri.joinPath(file, '..') : published),
    site: toAddress(published),
    root: site.root,
    page,
    assets: site.postAssetFolder ? toAddress(file.with({ path: file.path.replace(/\.[^./]+$/, '') })) : undefined,
    assetsPath: site.postAssetFolder && assets !== undefined ? site.root + assets : undefined,
    url: site.url,
  };
}
