import { workspace, type TextDocument, type Uri } from 'vscode';

/** Returns the document of a file that is open. */
export function findOpenDocument(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find(document => document.uri.toString() === key);
}

/** Returns the document of a file, opening it if it is not open; rejects when it cannot be opened. An open one is not held open for longer by this. */
export async function getDocument(uri: Uri): Promise<TextDocument> {
  return findOpenDocument(uri) ?? workspace.openTextDocument(uri);
}

// UTF-16 units.
const LONG_TEXT = 300_000;

/** Tells whether a text is too long to be checked at every change. */
export function isLong(document: TextDocument): boolean {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > LONG_TEXT;
}
