import { Range, Uri, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { SetUpItem, SetUpProposal } from '../../core/index';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import { openIfThere } from './editSettings';

/**
 * Writes what is accepted of a proposal into a blog's galley.json and a new schema, and saves it: all of it, or nothing. Refuses what cannot be done.
 *
 * @returns the files, galley.json first
 */
export async function writeSetUp(root: Uri, proposal: SetUpProposal, accepted: readonly SetUpItem[]): Promise<readonly Uri[]> {
  const { applySetUp } = await loadCore();
  const file = Uri.joinPath(root, 'galley.json');
  const document = await openIfThere(file);
  const before = document?.getText();
  const texts = applySetUp(before, proposal, accepted);
  if (!texts) throw new Refusal(l10n.t('galley.json has a mistake. Mend it first.'));

  const created = new Map<Uri, string>();
  if (texts.schema !== undefined) created.set(Uri.joinPath(root, proposal.schemaPath), texts.schema);
  if (!document) created.set(file, texts.settings);
  const edit = new WorkspaceEdit();
  for (const [uri, text] of created) edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (document) edit.replace(file, getWhole(document), texts.settings);
  const isWritten = (await workspace.applyEdit(edit)) && (!document || (await document.save()));
  if (!isWritten) {
    // An edit of several files can stop half-way.
    for (const [uri, text] of created) await removeOwn(uri, text);
    if (document && document.getText() === texts.settings) await restore(document, before!);
    throw new Refusal(l10n.t('galley.json and its schema could not be written.'));
  }
  return [file, ...[...created.keys()].filter(uri => uri !== file)];
}

/** Deletes a file that holds what was to be written into it, and nothing that somebody else has put there. */
async function removeOwn(uri: Uri, text: string): Promise<void> {
  try {
    if (new TextDecoder().decode(await workspace.fs.readFile(uri)) === text) await workspace.fs.delete(uri);
  } catch {
    // It was not made.
  }
}

async function restore(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, getWhole(document), text);
  await workspace.applyEdit(edit);
}

function getWhole(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}
