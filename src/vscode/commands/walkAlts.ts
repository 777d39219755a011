import { QuickInputButtons, Range, Selection, TextEditorRevealType, ThemeIcon, ViewColumn, window, workspace, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { BodyPicture } from '../../core/index';
import { Disposables } from '../disposables';
import { toWorkspaceEdit } from '../fixes';
import { loadCore, type Core } from '../loadCore';
import type { Previews } from '../preview/previews';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { toRange } from '../toDiagnostic';
import { explainReadOnly, findEditor, getTarget, refuseUnchangeable } from './target';

/** What came of a walk. */
export interface Walk {
  /** How many pictures lacked a good alt at the beginning. */
  readonly found: number;
  readonly written: number;
}

type Answer = { readonly alt: string } | 'skip' | 'back' | 'end';

/**
 * `galley.walkAlts(uri?)`: goes through the pictures of a post that lack a good alt, shows each in the preview and in the text, and asks for its words.
 * Each answer is an edit of its own; Escape ends the walk and keeps what was written.
 */
export async function walkAlts(services: Services, previews: Previews, uri?: unknown): Promise<Walk> {
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const found = await findPoorPictures(document, services);
  if (found.length === 0) {
    void window.showInformationMessage(l10n.t('Every picture of this text has an alt in words.'));
    return { found: 0, written: 0 };
  }
  previews.show(document.uri, ViewColumn.Beside);
  let written = 0;
  let step = 0;
  // Those that were passed over stay poor: of what is left, they stand in front.
  let skipped = 0;
  for (let left = found; step < found.length && skipped < left.length; left = await findPoorPictures(document, services)) {
    const picture = left[skipped]!;
    await show(document, picture);
    const answer = await ask(picture, { step: step + 1, total: found.length, canGoBack: skipped > 0 }, await loadCore());
    if (answer === 'end') break;
    if (answer === 'back') {
      skipped--;
      step--;
      continue;
    }
    step++;
    if (answer === 'skip') {
      skipped++;
      continue;
    }
    if (await write(document, picture, answer.alt, services)) written++;
    else skipped++;
  }
  return { found: found.length, written };
}

async function findPoorPictures(document: TextDocument, { posts }: Services): Promise<readonly BodyPicture[]> {
  const { findAltFault, findBodyPictures } = await loadCore();
  const { post } = await posts.getPost(document);
  return (await findBodyPictures(post)).filter(picture => findAltFault(picture) !== undefined);
}

/** Puts the cursor before the picture, on top of the editor: the preview shows what is there. */
async function show(document: TextDocument, { span }: BodyPicture): Promise<void> {
  const { start } = toRange(document, span);
  const editor = await window.showTextDocument(document, { viewColumn: findEditor(document)?.viewColumn ?? ViewColumn.One, selection: new Selection(start, start) });
  editor.revealRange(new Range(start, start), TextEditorRevealType.AtTop);
}

function ask({ address, alt }: BodyPicture, { step, total, canGoBack }: { readonly step: number; readonly total: number; readonly canGoBack: boolean }, { findAltFault }: Core): Promise<Answer> {
  const disposables = new Disposables();
  const input = disposables.add(window.createInputBox());
  const skip = { iconPath: new ThemeIcon('debug-step-over'), tooltip: l10n.t('Leave this picture as it is') };
  input.title = l10n.t('What does the picture show? {0}', address.replace(/^.*\/(?=.)/, ''));
  input.step = step;
  input.totalSteps = total;
  input.prompt = l10n.t('Say it in a few words. Enter without any leaves the picture as it is; Escape ends.');
  input.value = alt?.trim() ?? '';
  input.ignoreFocusOut = true;
  input.buttons = [...(canGoBack ? [QuickInputButtons.Back] : []), skip];
  return new Promise<Answer>(resolve => {
    disposables.add(input.onDidAccept(() => {
      const words = input.value.trim();
      if (words === '' || words === alt?.trim()) resolve('skip');
      else if (findAltFault({ alt: words, address })) input.validationMessage = l10n.t('This is the name of a file, not what the picture shows.');
      else resolve({ alt: words });
    }));
    disposables.add(input.onDidTriggerButton(button => resolve(button === skip ? 'skip' : 'back')));
    disposables.add(input.onDidHide(() => resolve('end')));
    input.show();
  }).finally(() => disposables.dispose());
}

/** Writes an alt where the picture stands by now; false when it is gone. */
async function write(document: TextDocument, { span, address }: BodyPicture, alt: string, services: Services): Promise<boolean> {
  const present = (await findPoorPictures(document, services)).find(picture => picture.span.start === span.start && picture.address === address);
  if (!present) return false;
  if (!(await workspace.applyEdit(toWorkspaceEdit(document, [present.writeAlt(alt)])))) throw new Refusal(explainReadOnly(document.uri));
  return true;
}

