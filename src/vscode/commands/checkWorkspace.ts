import { commands, ProgressLocation, window, workspace, type Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { BlogDiagnostics } from '../blogDiagnostics';
import type { PostDiagnostics } from '../diagnostics';
import type { Services } from '../services';

/** What a check of the workspace came to. */
export interface WorkspaceSummary {
  readonly posts: number;
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
  readonly isComplete: boolean;
}

/** `galley.checkWorkspace()`: checks every post of the workspace, open or not, and its blogs as wholes, and opens the Problems panel. */
export async function checkWorkspace({ posts }: Services, diagnostics: PostDiagnostics, blogDiagnostics: BlogDiagnostics): Promise<WorkspaceSummary> {
  const files = (await workspace.findFiles('**/*.{md,markdown,html,htm}', '**/node_modules/**')).sort((a, b) => (a.path < b.path ? -1 : 1));
  const options = { location: ProgressLocation.Notification, title: l10n.t('Galley checks the posts'), cancellable: true };
  const summary = await window.withProgress(options, async (progress, token) => {
    const severities: string[] = [];
    const found: Uri[] = [];
    let checked = 0;
    for (const uri of files) {
      if (token.isCancellationRequested) break;
      progress.report({ increment: 100 / files.length, message: workspace.asRelativePath(uri) });
      if (!(await posts.isPost({ uri }))) continue;
      found.push(uri);
      const shown = await diagnostics.checkFile(uri);
      if (!shown) continue;
      checked++;
      severities.push(...shown);
    }
    if (!token.isCancellationRequested) severities.push(...await blogDiagnostics.check(found, token));
    const count = (severity: string): number => severities.filter(found => found === severity).length;
    const [errors, warnings] = [count('error'), count('warning')];
    return { posts: checked, errors, warnings, others: severities.length - errors - warnings, isComplete: !token.isCancellationRequested };
  });
  void window.showInformationMessage(describe(summary));
  if (summary.errors + summary.warnings + summary.others > 0) await commands.executeCommand('workbench.action.problems.focus');
  return summary;
}

function describe({ posts, errors, warnings, others, isComplete }: WorkspaceSummary): string {
  if (isComplete && posts === 0) return l10n.t('There are no posts in this workspace. galley.json can say where they are ("posts").');
  const counts = l10n.t('Posts checked: {0}. Errors: {1}, warnings: {2}, others: {3}.', posts, errors, warnings, others);
  return isComplete ? counts : `${l10n.t('Stopped before the end.')} ${counts}`;
}
