import type { TextDocument, Uri } from 'vscode';
import type { Finding } from '../core/index';
import type { Blogs } from './blogs';
import { Encodings } from './encodings';
import { loadCore } from './loadCore';
import type { OpenPost, Posts } from './posts';

/** A post in an editor and what Galley finds in it. */
export interface CheckedPost extends OpenPost {
  readonly findings: readonly Finding[];
}

/** A post's file that no editor shows, and what Galley finds in it. */
export interface CheckedFile {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Checks posts, each version of a document once. */
export class Checks {
  readonly #blogs: Blogs;
  readonly #posts: Posts;
  readonly #encodings = new Encodings();
  readonly #findings = new WeakMap<OpenPost, Promise<readonly Finding[]>>();

  constructor(blogs: Blogs, posts: Posts) {
    this.#blogs = blogs;
    this.#posts = posts;
  }

  /** Tells whether the current version of a document has been checked, or is being checked. */
  async isChecked(document: TextDocument): Promise<boolean> {
    return this.#findings.has(await this.#posts.getPost(document));
  }

  /** Returns a document's current version and its findings, not all of them when there is a newer one by now; `undefined` when it is no post. */
  async findChecked(document: TextDocument): Promise<CheckedPost | undefined> {
    if (!(await this.#posts.isPost(document))) return undefined;
    const encoding = await this.findForeignEncoding(document);
    const open = await this.#posts.getPost(document);
    if (encoding !== undefined) return { ...open, findings: [(await loadCore()).checkEncoding(encoding)] };
    let findings = this.#findings.get(open);
    if (!findings) this.#findings.set(open, (findings = check(open)));
    return { ...open, findings: await findings };
  }

  /** Checks a file; `undefined` when it is no post or cannot be read. */
  async checkFile(uri: Uri): Promise<CheckedFile | undefined> {
    if (!(await this.#posts.isPost({ uri }))) return undefined;
    const [{ checkEncoding, checkPost, decode, getReaderName, parsePost }, { blog, host, path }] = await Promise.all([loadCore(), this.#blogs.getBlog(uri)]);
    const bytes = await host.files.read(path);
    if (!bytes) return undefined;
    const decoded = decode(bytes);
    if ('encoding' in decoded) return { text: '', findings: [checkEncoding(decoded.encoding)] };
    const post = parsePost(decoded.text, { path, reader: getReaderName(blog) });
    return { text: decoded.text, findings: await checkPost(post, blog, host) };
  }

  /** Returns the encoding of a document's file when it is not UTF-8; such a document is never changed. */
  findForeignEncoding(document: TextDocument): Promise<string | undefined> {
    return this.#encodings.findForeign(document);
  }

  dispose(): void {
    this.#encodings.dispose();
  }
}

async function check({ document, version, post, blog, host }: OpenPost): Promise<readonly Finding[]> {
  const { checkPost } = await loadCore();
  return checkPost(post, blog, host, { clock: () => Date.now(), pause: () => new Promise(resolve => setTimeout(resolve)), isWanted: () => document.version === version });
}
