import { workspace, type Range, type TextDocument, type Uri } from 'vscode';
import type { Post, Span } from '../core/index';
import type { BlogFile, Blogs } from './blogs';
import { findOpenDocument } from './documents';
import { loadCore } from './loadCore';
import { toRange, toRangeOfText } from './toDiagnostic';

/** A document read as its site reads it. */
export interface OpenPost extends BlogFile {
  readonly document: TextDocument;
  /** The version of the document that was read. */
  readonly version: number;
  readonly post: Post;
}

/** A post that may or may not be open: the text in its editor, else its file's. */
export interface FoundPost {
  readonly uri: Uri;
  readonly post: Post;
  toRange(span: Span): Range;
}

/** Reads documents as posts, each version once. */
export class Posts {
  readonly #blogs: Blogs;
  readonly #posts = new WeakMap<TextDocument, OpenPost>();

  constructor(blogs: Blogs) {
    this.#blogs = blogs;
  }

  /** Returns a document's current version as a post. Whether it *is* one of the blog's posts does not matter: see `isPost`. */
  async getPost(document: TextDocument): Promise<OpenPost> {
    const [{ parsePost, getReaderName }, file] = await Promise.all([loadCore(), this.#blogs.getBlog(document.uri)]);
    const known = this.#posts.get(document);
    if (known?.version === document.version && known.blog === file.blog && known.path === file.path) return known;
    const path = document.isUntitled && document.languageId === 'html' ? `${file.path}.html` : file.path;
    const post = parsePost(document.getText(), { path, reader: getReaderName(file.blog), previous: known?.post });
    const open = { ...file, document, version: document.version, post };
    this.#posts.set(document, open);
    return open;
  }

  /** Reads a post without opening it; `undefined` when its file is not there or is not UTF-8. */
  async findPost(uri: Uri): Promise<FoundPost | undefined> {
    const document = findOpenDocument(uri);
    if (document) return { uri, post: (await this.getPost(document)).post, toRange: span => toRange(document, span) };
    const [{ decode, getReaderName, LineIndex, parsePost }, { blog, host, path }] = await Promise.all([loadCore(), this.#blogs.getBlog(uri)]);
    const bytes = await host.files.read(path);
    const decoded = bytes && decode(bytes);
    if (!decoded || 'encoding' in decoded) return undefined;
    const lines = new LineIndex(decoded.text);
    return { uri, post: parsePost(decoded.text, { path, reader: getReaderName(blog) }), toRange: span => toRangeOfText(lines, span) };
  }

  /** Tells whether a document is one of its blog's posts. */
  async isPost(document: Pick<TextDocument, 'uri'>): Promise<boolean> {
    if (!isPlaceOfPosts(document.uri)) return false;
    const [{ isPostPath }, { blog, path }] = await Promise.all([loadCore(), this.#blogs.getBlog(document.uri)]);
    return isPostPath(blog, path);
  }
}

/** Tells whether a post can lie at a URI at all: not in a diff's old side, an output or a document that has no place yet. */
function isPlaceOfPosts(uri: Uri): boolean {
  return /\.(?:md|markdown|html?)$/i.test(uri.path)
    && uri.scheme !== 'untitled'
    && (workspace.getWorkspaceFolder(uri) !== undefined || workspace.fs.isWritableFileSystem(uri.scheme) === true);
}
