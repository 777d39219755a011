import { EventEmitter, RelativePattern, Uri, workspace, type Event, type LogOutputChannel } from 'vscode';
import type { Blog, Host } from '../core/index';
import { Disposables } from './disposables';
import { isFile } from './isFile';
import { loadCore } from './loadCore';
import { makeWorkspaceHost } from './workspaceHost';

/** A blog in this window. */
export interface OpenBlog {
  readonly root: Uri;
  readonly blog: Blog;
  readonly host: Host;
  /** The package that makes HTML of its Markdown, when that is not the one that the preview imitates. */
  readonly foreignRenderer: string | undefined;
}

/** A file's blog, and its path in it. */
export interface BlogFile extends OpenBlog {
  /** Relative to the blog's folder, with `/`. */
  readonly path: string;
}

// The names of core's `blogFiles`: naming them here keeps the core unloaded until a blog is asked for.
const BLOG_FILES = ['galley.json', '_config.yml'];

/** Finds and keeps the blogs that the open files belong to; reads one again when its files or the workspace's trust change. */
export class Blogs {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new EventEmitter<Uri | undefined>());
  readonly #opened = this.#disposables.add(new EventEmitter<OpenBlog>());
  readonly #log: LogOutputChannel;
  readonly #roots = new Map<string, Promise<Uri>>();
  readonly #blogs = new Map<string, { readonly open: Promise<OpenBlog>; readonly watchers: Disposables }>();

  /** Fires after a blog was dropped: with its folder, or with `undefined` when any may have changed. Ask again for what is needed. */
  readonly onDidChange: Event<Uri | undefined> = this.#changed.event;

  /** Fires when a blog was read. */
  readonly onDidOpenBlog: Event<OpenBlog> = this.#opened.event;

  constructor(log: LogOutputChannel) {
    this.#log = log;
    const watcher = this.#disposables.add(workspace.createFileSystemWatcher(`**/{${BLOG_FILES.join(',')}}`));
    this.#disposables.add(watcher.onDidChange(uri => this.#drop(Uri.joinPath(uri, '..'))));
    this.#disposables.add(watcher.onDidCreate(() => this.#dropAll()));
    this.#disposables.add(watcher.onDidDelete(() => this.#dropAll()));
    this.#disposables.add(workspace.onDidGrantWorkspaceTrust(() => this.#dropAll()));
    this.#disposables.add(workspace.onDidChangeWorkspaceFolders(() => this.#dropAll()));
  }

  /**
   * Returns the blog that a file belongs to: that of the nearest folder above it with a galley.json or `_config.yml`,
   * else the workspace folder, else the file's own folder. A file without a place (untitled) belongs to the first workspace folder.
   */
  async getBlog(uri: Uri): Promise<BlogFile> {
    const place = uri.scheme === 'untitled' ? toFuturePlace(uri) : uri;
    const root = await this.#getRoot(Uri.joinPath(place, '..'));
    return { ...(await this.#open(root)), path: toPath(root, place) };
  }

  /** Returns the blogs of the workspace: those with a galley.json or `_config.yml`, and workspace folders in which there is none. */
  async getAllBlogs(): Promise<readonly OpenBlog[]> {
    const found = await workspace.findFiles(`**/{${BLOG_FILES.join(',')}}`, '**/{node_modules,themes}/**');
    const folders = found.map(uri => Uri.joinPath(uri, '..'));
    const empty = (workspace.workspaceFolders ?? []).filter(({ uri }) => !folders.some(folder => isWithin(folder, uri)));
    const roots = new Map<string, Uri>();
    for (const folder of [...folders, ...empty.map(({ uri }) => uri)]) {
      const root = await this.#getRoot(folder);
      roots.set(root.toString(), root);
    }
    return Promise.all([...roots.values()].map(root => this.#open(root)));
  }

  dispose(): void {
    for (const { watchers } of this.#blogs.values()) watchers.dispose();
    this.#disposables.dispose();
  }

  #getRoot(folder: Uri): Promise<Uri> {
    const key = folder.toString();
    let root = this.#roots.get(key);
    if (!root) this.#roots.set(key, (root = findRoot(folder)));
    return root;
  }

  #open(root: Uri): Promise<OpenBlog> {
    const key = root.toString();
    const known = this.#blogs.get(key);
    if (known) return known.open;
    const watchers = new Disposables();
    const open = this.#read(root, watchers);
    this.#blogs.set(key, { open, watchers });
    return open;
  }

  async #read(root: Uri, watchers: Disposables): Promise<OpenBlog> {
    const { findForeignRenderer, readBlog } = await loadCore();
    const host = makeWorkspaceHost(root, this.#log);
    const blog = await readBlog(host.files, { trusted: workspace.isTrusted });
    if (blog.settings.schema !== undefined) this.#watch(root, blog.settings.schema, watchers);
    // The watcher of the workspace does not see what lies outside of it.
    if (!workspace.getWorkspaceFolder(root)) this.#watch(root, `{${BLOG_FILES.join(',')}}`, watchers);
    const isHexo = blog.settings.preset === 'hexo';
    if (isHexo) this.#watch(root, 'package.json', watchers);
    const open = { root, blog, host, foreignRenderer: isHexo ? await findForeignRenderer(host.files) : undefined };
    // What was dropped while it was read is of no interest any more.
    if (!watchers.isDisposed) this.#opened.fire(open);
    return open;
  }

  #watch(root: Uri, path: string, watchers: Disposables): void {
    const slash = path.lastIndexOf('/');
    const folder = slash === -1 ? root : Uri.joinPath(root, path.slice(0, slash));
    const watcher = watchers.add(workspace.createFileSystemWatcher(new RelativePattern(folder, path.slice(slash + 1))));
    const drop = (): void => (slash === -1 && path.startsWith('{') ? this.#dropAll() : this.#drop(root));
    watchers.add(watcher.onDidChange(drop));
    watchers.add(watcher.onDidCreate(drop));
    watchers.add(watcher.onDidDelete(drop));
  }

  #drop(root: Uri): void {
    const key = root.toString();
    const known = this.#blogs.get(key);
    if (!known) return;
    this.#blogs.delete(key);
    known.watchers.dispose();
    this.#changed.fire(root);
  }

  #dropAll(): void {
    this.#roots.clear();
    for (const { watchers } of this.#blogs.values()) watchers.dispose();
    this.#blogs.clear();
    this.#changed.fire(undefined);
  }
}

async function findRoot(folder: Uri): Promise<Uri> {
  for (let current = folder; ; current = Uri.joinPath(current, '..')) {
    for (const name of BLOG_FILES) if (await isFile(Uri.joinPath(current, name))) return current;
    if (current.path === '/' || current.path === '') break;
  }
  return workspace.getWorkspaceFolder(folder)?.uri ?? folder;
}

/** Returns where an untitled document may be saved: in the first workspace folder, else nowhere in particular. */
function toFuturePlace(uri: Uri): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = uri.path.replace(/^.*\//, '');
  return folder ? Uri.joinPath(folder, name) : uri.with({ path: `/${name}` });
}

/** Tells whether a URI is a folder's or lies in it. */
export function isWithin(uri: Uri, folder: Uri): boolean {
  return `${uri.toString()}/`.startsWith(folder.path.endsWith('/') ? folder.toString() : `${folder.toString()}/`);
}

/** Returns the path of a file below a folder, with `/`. */
export function toPath(root: Uri, uri: Uri): string {
  return uri.path.slice(root.path.endsWith('/') ? root.path.length : root.path.length + 1);
}
