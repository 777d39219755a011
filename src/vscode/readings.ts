import { commands, env, EventEmitter, languages, Uri, ViewColumn, window, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import * as l10n from '@vscode/l10n';
import { registerCommand } from './commands/registerCommand';
import { getTarget } from './commands/target';
import { Disposables } from './disposables';
import { getDocument } from './documents';
import { loadCore } from './loadCore';
import type { Services } from './services';

const SCHEME = 'galley-reading';

/** `galley.showReading(uri?)`: opens a page beside a post that says what the site reads of its metadata, and keeps it true while somebody writes. */
export function registerReadings(services: Services): Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new EventEmitter<Uri>());
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const [{ describeReading }, { post, blog }] = await Promise.all([loadCore(), services.posts.getPost(await getDocument(toPostUri(uri)))]);
      return describeReading(post, blog, env.language);
    },
  };
  const refresh = (isMeant: (post: Uri) => boolean): void => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME && isMeant(toPostUri(uri))) changed.fire(uri);
  };
  disposables.add(workspace.registerTextDocumentContentProvider(SCHEME, provider));
  disposables.add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) refresh(post => post.toString() === document.uri.toString());
  }));
  disposables.add(services.blogs.onDidChange(() => refresh(() => true)));
  disposables.add(registerCommand('galley.showReading', services, async uri => {
    const { uri: post } = await getTarget(uri);
    const reading = Uri.from({ scheme: SCHEME, path: `/${l10n.t('What the site reads')}: ${post.path.replace(/^.*\//, '')}`, query: post.toString() });
    // By its name it would be Markdown.
    await languages.setTextDocumentLanguage(await workspace.openTextDocument(reading), 'plaintext');
    await commands.executeCommand('vscode.open', reading, { viewColumn: window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active, preserveFocus: true, preview: true });
    return reading;
  }));
  return disposables;
}

function toPostUri({ query }: Uri): Uri {
  return Uri.parse(query, true);
}
