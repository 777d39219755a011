import { RelativePattern, window, workspace, type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import type { Blog, BlogIndex, Filling } from '../core/index';
import { isWithin, toPath, type Blogs, type OpenBlog } from './blogs';
import { Disposables } from './disposables';
import { loadCore } from './loadCore';
import type { Posts } from './posts';

const FILES = '**/*.{md,markdown,html,htm}';

interface Entry {
  readonly blog: Blog;
  readonly index: Promise<BlogIndex>;
  /** Resolved once every post has been read. */
  readonly filled: Promise<void>;
  readonly disposables: Disposables;
}

/** Keeps an index of each blog that posts are open of: filled in the background from the first one on, and kept up with the files. */
export class BlogIndexes implements Disposable {
  readonly #disposables = new Disposables();
  readonly #blogs: Blogs;
  readonly #posts: Posts;
  readonly #log: LogOutputChannel;
  readonly #entries = new Map<string, Entry>();

  constructor(blogs: Blogs, posts: Posts, log: LogOutputChannel) {
    this.#blogs = blogs;
    this.#posts = posts;
    this.#log = log;
    // Where only a blog's own settings change, its posts are mostly the same: see #getEntry.
    this.#disposables.add(blogs.onDidChange(root => root ?? this.#drop()));
    this.#disposables.add(window.onDidChangeActiveTextEditor(() => this.#begin()));
    this.#begin();
  }

  /** Returns a blog's index as it is by now: it may still be filling. */
  getIndex(open: OpenBlog): Promise<BlogIndex> {
    return this.#getEntry(open).index;
  }

  /** Returns a blog's index once every post is in it. */
  async getWholeIndex(open: OpenBlog): Promise<BlogIndex> {
    const { index, filled } = this.#getEntry(open);
    await filled;
    return index;
  }

  dispose(): void {
    this.#drop();
    this.#disposables.dispose();
  }

  /** The first post in front begins it: whoever writes there will want it. */
  #begin(): void {
    const document = window.activeTextEditor?.document;
    if (!document) return;
    this.#posts.isPost(document)
      .then(async isPost => isPost && !this.#disposables.isDisposed && this.getIndex(await this.#blogs.getBlog(document.uri)))
      .catch((error: unknown) => this.#log.error(error instanceof Error ? error : String(error)));
  }

  #getEntry(open: OpenBlog): Entry {
    const key = open.root.toString();
    let entry = this.#entries.get(key);
    if (!entry || !haveSamePosts(entry.blog, open.blog)) {
      entry?.disposables.dispose();
      this.#entries.set(key, (entry = this.#make(open)));
    }
    return entry;
  }

  #make(open: OpenBlog): Entry {
    const disposables = new Disposables();
    const index = loadCore().then(({ BlogIndex: Index }) => new Index());
    const filled = index.then(empty => this.#fill(empty, open, disposables));
    filled.catch((error: unknown) => this.#log.error(error instanceof Error ? error : String(error)));
    return { blog: open.blog, index, filled, disposables };
  }

  async #fill(index: BlogIndex, { root, blog, host }: OpenBlog, disposables: Disposables): Promise<void> {
    const { fillIndex, filterInSlices, getReaderName, isPostPath } = await loadCore();
    const isOwn = async (uri: Uri): Promise<boolean> => isPostPath(blog, toPath(root, uri)) && (await this.#blogs.getBlog(uri)).root.toString() === root.toString();
    const filling: Filling = { clock: () => Date.now(), pause: () => new Promise(resolve => setTimeout(resolve)), isWanted: () => !disposables.isDisposed };
    const read = (uris: readonly Uri[]): Promise<void> => fillIndex(index, uris.map(uri => toPath(root, uri)), host.files, getReaderName(blog), filling);
    const reread = (uri: Uri): void => {
      isOwn(uri).then(is => (is ? read([uri]) : undefined)).catch((error: unknown) => this.#log.error(error instanceof Error ? error : String(error)));
    };
    const watcher = disposables.add(workspace.createFileSystemWatcher(new RelativePattern(root, FILES)));
    disposables.add(watcher.onDidChange(reread));
    disposables.add(watcher.onDidCreate(reread));
    // A deleted folder is one event.
    const deletions = disposables.add(workspace.createFileSystemWatcher(new RelativePattern(root, '**'), true, true, false));
    disposables.add(deletions.onDidDelete(uri => isWithin(uri, root) && index.delete(toPath(root, uri))));

    const found = await workspace.findFiles(new RelativePattern(root, FILES), '**/node_modules/**');
    await read(await filterInSlices(found, isOwn, filling));
  }

  #drop(): void {
    for (const { disposables } of this.#entries.values()) disposables.dispose();
    this.#entries.clear();
  }
}

function haveSamePosts({ settings: a }: Blog, { settings: b }: Blog): boolean {
  return a.preset === b.preset && a.posts.join('\n') === b.posts.join('\n');
}
