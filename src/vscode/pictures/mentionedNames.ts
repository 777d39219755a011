import { RelativePattern, workspace, type Uri } from 'vscode';
import type { OpenBlog } from '../blogs';
import { findOpenDocument } from '../documents';
import { loadCore } from '../loadCore';

const TEXTS = '**/*.{md,markdown,html,htm,yml,yaml}';
const AT_A_TIME = 40;

/**
 * Returns the names of all picture files that the texts of a blog mention, as core's `collectPictureNames` has them: its posts, its pages and its settings, those in
 * editors as they stand there. A name counts wherever it stands, so that no picture is taken for unused that somebody shows.
 *
 * @param except a text that does not count
 */
export async function findMentionedNames({ root }: Pick<OpenBlog, 'root'>, except?: Uri): Promise<ReadonlySet<string>> {
  const { collectPictureNames } = await loadCore();
  const found = new Set<string>();
  const files = await workspace.findFiles(new RelativePattern(root, TEXTS), '**/node_modules/**');
  const uris = files.filter(uri => uri.toString() !== except?.toString());
  for (let at = 0; at < uris.length; at += AT_A_TIME) {
    for (const text of await Promise.all(uris.slice(at, at + AT_A_TIME).map(read))) for (const name of collectPictureNames(text)) found.add(name);
  }
  return found;
}

async function read(uri: Uri): Promise<string> {
  const document = findOpenDocument(uri);
  if (document) return document.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
