import { window, workspace } from 'vscode';
import * as l10n from '@vscode/l10n';
import { getAllFixes, toWorkspaceEdit } from '../fixes';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { explainReadOnly, getTarget, refuseUnchangeable } from './target';

const SHOWN_MS = 5000;

/** `galley.fixAll(uri?)`: applies every safe fix to a post, in one undo step. */
export async function fixAll(services: Services, uri?: unknown): Promise<void> {
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const checked = await services.checks.findChecked(document);
  if (!checked) throw new Refusal(l10n.t('{0} is not a post of this blog.', workspace.asRelativePath(document.uri)));
  const edits = await getAllFixes(checked);
  // The author has gone on typing: the edits are for another text.
  if (checked.version !== document.version) return fixAll(services, document.uri);
  if (edits.length === 0) {
    window.setStatusBarMessage(l10n.t('Galley: nothing to mend that is safe to mend'), SHOWN_MS);
    return;
  }
  if (!(await workspace.applyEdit(toWorkspaceEdit(document, edits)))) throw new Refusal(explainReadOnly(document.uri));
}
