import { window, workspace, type Disposable, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Conversion, Edit, Span } from '../../core/index';
import { registerCommand } from '../commands/registerCommand';
import { explainReadOnly, findEditor, getTarget, refuseUnchangeable } from '../commands/target';
import { Disposables } from '../disposables';
import { toWorkspaceEdit } from '../fixes';
import { loadCore, type Core } from '../loadCore';
import type { OpenPost } from '../posts';
import { Refusal } from '../refusal';
import type { Services } from '../services';

const SHOWN_MS = 5000;

type Tidy = (core: Core, open: OpenPost, selection: Span) => Promise<readonly Edit[]>;

/** The commands that write a body anew without changing what readers see. */
export function registerTidying(services: Services): Disposable {
  const disposables = new Disposables();
  const register = (id: string, run: Tidy): void => {
    disposables.add(registerCommand(id, services, uri => tidy(services, run, uri)));
  };
  register('galley.breakLines', ({ breakLines }, { post, blog }) => breakLines(post, blog));
  register('galley.toHouseParagraphs', ({ toHouseParagraphs }, { post, blog }) => toHouseParagraphs(post, blog));
  register('galley.toHtml', async ({ convertToHtml }, { post, blog }, selection) => getEdits(await convertToHtml(post, blog, selection)));
  register('galley.toMarkdown', async ({ convertToMarkdown }, { post, blog }, selection) => getEdits(await convertToMarkdown(post, blog, selection)));
  return disposables;
}

/** `galley.breakLines(uri?)` and the like: in one step to undo. */
async function tidy(services: Services, run: Tidy, uri: unknown): Promise<void> {
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const open = await services.posts.getPost(document);
  const edits = await run(await loadCore(), open, getSelection(document, open));
  if (open.version !== document.version) return tidy(services, run, document.uri);
  if (edits.length === 0) {
    window.setStatusBarMessage(l10n.t('Galley: there is nothing to write anew'), SHOWN_MS);
    return;
  }
  if (!(await workspace.applyEdit(toWorkspaceEdit(document, edits)))) throw new Refusal(explainReadOnly(document.uri));
}

function getEdits(conversion: Conversion): readonly Edit[] {
  if ('refusal' in conversion) throw new Refusal(conversion.refusal);
  return conversion.edits;
}

/** What is selected; all of the body when nothing is. */
function getSelection(document: TextDocument, { post }: OpenPost): Span {
  const selection = findEditor(document)?.selection;
  if (!selection || selection.isEmpty) return post.body;
  return { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
}
