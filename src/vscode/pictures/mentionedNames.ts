import { RelativePattern, workspace, type Uri } from 'vscode';
import { toPath, type OpenBlog } from '../blogs';
import { findOpenDocument } from '../documents';
import { loadCore } from '../loadCore';

const AT_A_TIME = 40;

/**
 * Returns the names of all picture files that the texts of a blog mention, as core's `collectPictureNames` has them: its posts, pages, settings, styles and templates, those in
 * editors as they stand there, and not what the site was made into. A name counts wherever it stands, so that no picture is taken for unused that somebody shows.
 *
 * @param except a text that does not count
 */
export async function findMentionedNames({ root, blog: { settings } }: Pick<OpenBlog, 'root' | 'blog'>, except?: Uri): Promise<ReadonlySet<string>> {
  const { collectPictureNames, isNamingText, namingEndings } = await loadCore();
  const found = new Set<string>();
  const files = await workspace.findFiles(new RelativePattern(root, `**/*.{${namingEndings.join(',')}}`), '**/node_modules/**');
  const uris = files.filter(uri => uri.toString() !== except?.toString() && isNamingText(toPath(root, uri), settings));
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
