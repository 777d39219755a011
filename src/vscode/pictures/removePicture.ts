import { Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import * as l10n from '@vscode/l10n';
import { explainReadOnly, getTarget, refuseUnchangeable, toOptions } from '../commands/target';
import { toTextEdits } from '../fixes';
import { isFile } from '../isFile';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { findPicture } from './editPicture';
import { isThere } from './madeFiles';
import { findMentionedNames } from './mentionedNames';
import { canChangeFolder } from './writePictures';

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
  const facts = await core.findPictureFacts(picture.source, picture.origin, post, blog, host);
  if (!facts) throw new Refusal(l10n.t('This picture has no file in the blog.'));
  if (core.isOfTheme(facts.path)) throw new Refusal(l10n.t('{0} belongs to the theme. It was not deleted.', facts.path));
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
  const present = document.getText();
  if (present === post.text) throw new Refusal((await findObstacle(facts.path, root)) ?? explainReadOnly(document.uri));
  if (present !== core.applyEdits(post.text, [edit])) throw new Refusal(l10n.t('{0} could not be deleted, and the text has been written on: undo brings the picture back.', facts.path));
  const back = new WorkspaceEdit();
  back.replace(document.uri, new Range(document.positionAt(edit.start), document.positionAt(edit.start + edit.text.length)), post.text.slice(edit.start, edit.end));
  await workspace.applyEdit(back);
  throw new Refusal((await findObstacle(facts.path, root)) ?? l10n.t('{0} could not be deleted: another program may have it open. Nothing was changed.', facts.path));
}

/** Says why a file cannot be deleted; `undefined` when its place tells nothing. */
async function findObstacle(path: string, root: Uri): Promise<string | undefined> {
  const uri = Uri.joinPath(root, path);
  if ((await isThere(uri)) && !(await isFile(uri))) return l10n.t('{0} is a folder by now. Nothing was changed.', path);
  return (await canChangeFolder(uri)) ? undefined : l10n.t('{0} could not be deleted: its folder cannot be changed. Nothing was changed.', path);
}
