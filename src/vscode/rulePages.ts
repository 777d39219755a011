import { Disposable, EventEmitter, FileSystemError, FileType, Uri, workspace, type FileChangeEvent, type FileStat, type FileSystemProvider } from 'vscode';
import { Disposables } from './disposables';
import { loadCore } from './loadCore';

// A file system and no `command:` link: VS Code no longer runs commands from a diagnostic's code in the hover, and `onFileSystem`
// wakes Galley for a page that was still open at the last exit. package.json has the built-in Markdown preview open this scheme.
const SCHEME = 'galley-rule';

/** Returns the address of a rule's page, which VS Code opens as a rendered page. */
export function toRulePageUri(rule: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
}

/** Serves the rules' pages, in the language of the window. */
export function registerRulePages(): Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new EventEmitter<FileChangeEvent[]>());
  const refuse = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  const provider: FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined),
    readDirectory: () => [],
    async stat(uri): Promise<FileStat> {
      const { length } = await readPage(uri);
      return { type: FileType.File, ctime: 0, mtime: 0, size: length };
    },
    readFile: readPage,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  disposables.add(workspace.registerFileSystemProvider(SCHEME, provider, { isReadonly: true, isCaseSensitive: true }));
  return disposables;
}

async function readPage(uri: Uri): Promise<Uint8Array> {
  const { getRulePage } = await loadCore();
  const page = getRulePage(uri.path.replace(/^\/|\.md$/g, ''));
  if (page === undefined) throw FileSystemError.FileNotFound(uri);
  return new TextEncoder().encode(page);
}
