import { window, workspace } from 'vscode';
import * as l10n from '@vscode/l10n';
import { toWorkspaceEdit } from '../fixes';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { explainReadOnly, getTarget, refuseUnchangeable } from './target';

/** `galley.insertFrontMatter(uri?)`: puts a complete metadata block in front of a text that has none. */
export async function insertFrontMatter(services: Services, uri?: unknown): Promise<void> {
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const { post, blog, host, version } = await services.posts.getPost(document);
  const core = await loadCore();
  const edit = await core.insertFrontMatter(post, blog, host);
  if (!edit) {
    void window.showInformationMessage(l10n.t('This text has front matter already.'));
    return;
  }
  if (version !== document.version) return insertFrontMatter(services, document.uri);
  if (!(await workspace.applyEdit(toWorkspaceEdit(document, [edit])))) throw new Refusal(explainReadOnly(document.uri));
}
