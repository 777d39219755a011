import { Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import * as l10n from '@vscode/l10n';
import { explainReadOnly, getTarget, refuseUnchangeable, toOptions } from '../commands/target';
import { toTextEdits } from '../fixes';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { findPicture } from './editPicture';
import { findMentionedNames } from './mentionedNames';

/**
 * `galley.removePicture(uri, { offset })`: takes a picture out of a post and deletes its file, in one undo step. Refuses when another text of the blog
 * mentions the file, or this one does so elsewhere.
 */
export async function removePicture(services: Services, uri: unknown, given: unknown): Promise<boolean> {
  const { offset } = toOptions(given);
  if (typeof offset !== 'number') return false;
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const core = await loadCore();
  const { picture, open } = await findPicture(document, offset, services);
  const { post, blog, host, root } = open;
  const facts = await core.findPictureFacts(picture.source, core.getOrigin(picture, post, blog.settings), post, blog, host);
  if (!facts) throw new Refusal(l10n.t('This picture has no file in the blog.'));
  const name = facts.path.replace(/^.*\//, '');
  const edit = core.removePicture(picture, post);
  const isShownHere = core.isNamed(name, core.collectPictureNames(core.applyEdits(post.text, [edit])));
  if (isShownHere || core.isNamed(name, await findMentionedNames(open, document.uri))) throw new Refusal(l10n.t('{0} is shown elsewhere, too. It was not deleted.', name));
  if (open.version !== document.version) throw new Refusal(l10n.t('The text has changed: the picture is somewhere else now.'));
  const whole = new WorkspaceEdit();
  whole.set(document.uri, toTextEdits(document, [edit]));
  // Last: when it fails, the text is put back.
  whole.deleteFile(Uri.joinPath(root, facts.path), { ignoreIfNotExists: true });
  if (await workspace.applyEdit(whole)) return true;
  const without = core.applyEdits(post.text, [edit]);
  if (document.getText() !== without) throw new Refusal(explainReadOnly(document.uri));
  const back = new WorkspaceEdit();
  back.replace(document.uri, new Range(document.positionAt(edit.start), document.positionAt(edit.start + edit.text.length)), post.text.slice(edit.start, edit.end));
  await workspace.applyEdit(back);
  throw new Refusal(l10n.t('{0} could not be deleted. Nothing was changed.', facts.path));
}
