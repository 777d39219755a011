import { commands, extensions, languages, Range, Uri, window, workspace, type Diagnostic, type TextDocument, type TextEditor } from 'vscode';
import type { GalleyApi } from '../../src/vscode/api';
import { assert } from './assert';
import { waitFor } from '../waitFor';

// What the tests do with the blog that the window shows.

/** A post in which Galley finds nothing. */
export const CLEAN = "---\ntitle: Low water\ndate: 2026-01-02 03:04:05\nauthor: Mei\ncategories: Notes\nheadimg: ''\nthumbnail: ''\ncomments: true\n---\n<p>Text.</p>\n";
/** The same post with one finding of `date-weekday` and one of `image-referrerpolicy`, both safe to mend. */
export const FAULTY = CLEAN.replace('2026-01-02 03:04:05', 'Mon, 02 Jan 2026 03:04:05 GMT').replace('<p>Text.</p>', '<p><img src="https://example.com/a.jpg" alt="A"></p>');
/** What is left of `FAULTY` when all is mended. */
export const MENDED = FAULTY.replace('Mon, 02', 'Fri, 02').replace('alt="A">', 'alt="A" referrerpolicy="no-referrer">');

/** Returns the folder that the window shows. */
export function getRoot(): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  return folder.uri;
}

/** Activates Galley and returns its public API. */
export async function getApi(): Promise<GalleyApi> {
  const galley = extensions.getExtension<GalleyApi>('galley.galley');
  assert(galley, 'galley.galley is not there');
  return galley.activate();
}

/** Writes a file of the blog. */
export async function write(path: string, content: string | Uint8Array): Promise<Uri> {
  const uri = Uri.joinPath(getRoot(), path);
  await workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return uri;
}

/** Returns a file's text as it lies on disk. */
export async function read(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** Deletes a file or folder of the blog, if it is there. */
export async function remove(path: string): Promise<void> {
  try {
    await workspace.fs.delete(Uri.joinPath(getRoot(), path), { recursive: true });
  } catch {
    // It was not there.
  }
}

/** Writes a post and opens it in an editor that has the focus. */
export async function openPost(name: string, text: string): Promise<TextEditor> {
  return show(await write(`source/_posts/${name}`, text));
}

/** Opens a file in an editor that has the focus, as the author does: `openTextDocument` would keep the document after its editor is closed. */
export async function show(uri: Uri): Promise<TextEditor> {
  await commands.executeCommand('vscode.open', uri);
  return waitFor('the editor', () => {
    const editor = window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor;
  });
}

/** Closes all editors, whatever is unsaved in them. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (!document.isDirty || document.isClosed) continue;
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
  const findOpen = (): readonly string[] => workspace.textDocuments.filter(({ uri }) => /_posts\/(?!kept)/.test(uri.path)).map(({ uri, isDirty }) => `${uri.toString()}${isDirty ? ' (unsaved)' : ''}`);
  const describeTabs = (): string => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)).join(', ');
  await waitFor('the editors to close', () => findOpen().length === 0).catch((error: unknown) => {
    throw new Error(`${String(error)}; open: ${findOpen().join(', ')}; tabs: ${describeTabs()}`);
  });
}

/** Puts a text in place of the whole of a document's. */
export async function type(editor: TextEditor, text: string): Promise<void> {
  const { document } = editor;
  assert(await editor.edit(edit => edit.replace(getWhole(document), text)), 'nothing was typed');
}

/** Returns the range of a document's whole text. */
export function getWhole(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}

/** Returns what Galley shows at a file. */
export function getShown(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'galley');
}

/** Returns the rules of the findings shown at a file, in the order of the text. */
export function getShownRules(uri: Uri): readonly string[] {
  return getShown(uri).toSorted((a, b) => a.range.start.compareTo(b.range.start)).map(toRule);
}

/** Returns a diagnostic's rule. */
export function toRule({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the findings shown at a file are of exactly these rules. */
export async function waitForRules(uri: Uri, ...expected: readonly string[]): Promise<void> {
  await waitFor(`[${expected.join(', ')}] at ${uri.path.replace(/^.*\//, '')}`, () => getShownRules(uri).join() === expected.join())
    .catch((error: unknown) => {
      throw new Error(`${error instanceof Error ? error.message : String(error)}; there is [${getShownRules(uri).join(', ')}]`);
    });
}

/** Waits until a document has a text. */
export async function waitForText(document: TextDocument, expected: string): Promise<void> {
  await waitFor(`a text; there is ${JSON.stringify(document.getText())}`, () => document.getText() === expected, 5000)
    .catch(() => {
      throw new Error(`The text is not as expected.\n  actual:   ${JSON.stringify(document.getText())}\n  expected: ${JSON.stringify(expected)}`);
    });
}
