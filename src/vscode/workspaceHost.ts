import { FileType, Uri, workspace, type LogOutputChannel } from 'vscode';
import type { Files, Host } from '../core/index';

/** Makes the core's view of a blog's folder, whatever file system it lies in. */
export function makeWorkspaceHost(root: Uri, log: LogOutputChannel): Host {
  return { files: makeFiles(root), log: message => log.error(message), now: () => new Date() };
}

function makeFiles(root: Uri): Files {
  return {
    async read(path) {
      const uri = findInside(root, path);
      return uri && settle(workspace.fs.readFile(uri));
    },
    async exists(path) {
      const uri = findInside(root, path);
      return uri !== undefined && (await settle(workspace.fs.stat(uri))) !== undefined;
    },
    async list(directory) {
      const uri = findInside(root, directory);
      const entries = (uri && (await settle(workspace.fs.readDirectory(uri)))) ?? [];
      return entries.map(([name, type]) => ((type & FileType.Directory) === 0 ? name : `${name}/`));
    },
    async created(path) {
      const uri = findInside(root, path);
      const stat = uri && (await settle(workspace.fs.stat(uri)));
      // File systems of the browser know no time and say 0.
      return stat && stat.ctime > 0 ? new Date(stat.ctime) : undefined;
    },
  };
}

/** Returns the URI of a path below a blog's folder; `undefined` for a path that leads out of it. */
export function findInside(root: Uri, path: string): Uri | undefined {
  const uri = Uri.joinPath(root, path);
  const folder = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return uri.path === root.path || uri.path.startsWith(folder) ? uri : undefined;
}

/** Waits for an answer of the file system; `undefined` when there is none. */
async function settle<T>(answer: Thenable<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch {
    return undefined;
  }
}
