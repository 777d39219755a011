import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as l10n from '@vscode/l10n';
import { glob } from 'tinyglobby';
import { isPostPath, LineIndex, type FileFinding } from '../core/index';
import type { PostsRequest } from './arguments';
import { Blogs, toBlogPath, type OpenBlog } from './blogs';
import { explainSystemError } from './explainSystemError';
import type { CheckedFile, Failure } from './report';
import type { Terminal } from './terminal';

/** A post that a command is for. */
export interface PostFile {
  /** Absolute; `undefined`: standard input. */
  readonly path: string | undefined;
  /** As it is shown: relative to the current folder, with `/`. */
  readonly name: string;
  readonly open: OpenBlog;
  /** Relative to the blog's folder. */
  readonly blogPath: string;
  /** Returns the file's bytes; throws what the system says. */
  read(): Promise<Uint8Array>;
}

/** The posts of a request, and what stands in the way. */
export interface FoundPosts {
  /** In the order of the paths, each post once. */
  readonly posts: readonly PostFile[];
  /** The blogs all of whose posts are among them: a folder was named that holds the blog's own. */
  readonly wholeBlogs: readonly OpenBlog[];
  /** Files that are no posts but have findings, such as `_config.yml`. */
  readonly others: readonly CheckedFile[];
  /** Paths that do not exist, folders without posts, blogs whose galley.json is broken: their posts are left out. */
  readonly failures: readonly Failure[];
}

/** Finds the posts that a request names. */
export async function findPosts({ paths, stdinPath }: PostsRequest, terminal: Terminal): Promise<FoundPosts> {
  const blogs = new Blogs(terminal.folder, message => terminal.complain(`galley: ${message}`));
  const failures: Failure[] = [];
  const found = new Map<string, PostFile>();
  for (const path of paths.length > 0 ? paths : ['.']) {
    const there = path === '-' ? [await toInput(stdinPath, blogs, terminal)] : await findIn(path, blogs, terminal, failures);
    for (const post of there) found.set(post.path ?? path, post);
  }
  const posts = [...found.values()];
  const problems = [...new Set(posts.map(({ open }) => open))].flatMap(open =>
    open.blog.problems.map(problem => ({ ...problem, name: toName(join(open.folder, problem.path), terminal), open })));
  const fatal = problems.filter(({ finding }) => finding.severity === 'error');
  const broken = new Set(fatal.map(({ open }) => open));
  const folders = (paths.length > 0 ? paths : ['.']).filter(path => path !== '-').map(path => resolve(terminal.folder, path));
  return {
    posts: posts.filter(({ open }) => !broken.has(open)),
    wholeBlogs: [...new Set(posts.map(({ open }) => open))].filter(open => !broken.has(open) && folders.some(folder => isWithin(open.folder, folder))),
    others: problems.filter(({ open }) => !broken.has(open)).map(({ name, text, finding }) => ({ name, text, findings: [finding] })),
    failures: [...failures, ...fatal.map(toFailure)],
  };
}

async function findIn(path: string, blogs: Blogs, terminal: Terminal, failures: Failure[]): Promise<readonly PostFile[]> {
  const absolute = resolve(terminal.folder, path);
  const name = toName(absolute, terminal);
  try {
    if (!(await stat(absolute)).isDirectory()) return [await toPostFile(absolute, blogs, terminal)];
    const files = await glob('**/*.{md,markdown,html,htm}', {
      cwd: absolute, absolute: true, dot: true, caseSensitiveMatch: false, followSymbolicLinks: false, expandDirectories: false, ignore: ['**/node_modules/**', '**/.git/**'],
    });
    const candidates = await Promise.all(files.toSorted().map(file => toPostFile(resolve(file), blogs, terminal)));
    const posts = candidates.filter(({ open, blogPath }) => isPostPath(open.blog, blogPath));
    // Silence would look like success, in a build most of all.
    if (posts.length === 0) failures.push({ name, message: l10n.t('There are no posts in this folder: no file in it matches "posts" of the nearest galley.json.') });
    return posts;
  } catch (error) {
    failures.push({ name, message: explainSystemError(error) });
    return [];
  }
}

async function toPostFile(path: string, blogs: Blogs, terminal: Terminal): Promise<PostFile> {
  const open = await blogs.of(dirname(path));
  return { path, name: toName(path, terminal), open, blogPath: toBlogPath(open, path), read: () => readFile(path) };
}

async function toInput(name: string, blogs: Blogs, terminal: Terminal): Promise<PostFile> {
  return { ...await toPostFile(resolve(terminal.folder, name), blogs, terminal), path: undefined, read: () => terminal.readInput() };
}

/** Returns what a file is called where it is shown: its path from the current folder, with `/`. */
export function toName(path: string, { folder }: Terminal): string {
  return relative(folder, path).split(sep).join('/') || '.';
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function toFailure({ name, text, finding }: FileFinding & { readonly name: string }): Failure {
  const { line, column } = new LineIndex(text).positionAt(finding.span.start);
  return { name: `${name}:${line + 1}:${column + 1}`, message: finding.message };
}
