import { window, workspace, type Disposable, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Edit, Span } from '../../core/index';
import { registerCommand } from '../commands/registerCommand';
import { explainReadOnly, findEditor, getTarget, refuseUnchangeable } from '../commands/target';
import { Disposables } from '../disposables';
import { toWorkspaceEdit } from '../fixes';
import { loadCore, type Core } from '../loadCore';
import type { OpenPost } from '../posts';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { tellLost } from './tellLost';

const SHOWN_MS = 5000;

interface Tidied {
  readonly edits: readonly Edit[];
  readonly lost?: readonly string[];
}

/** Is told what is selected, `undefined` when nothing is. */
type Tidy = (core: Core, open: OpenPost, selection: Span | undefined) => Promise<Tidied>;

/** The commands that write a body anew without changing what readers see. */
export function registerTidying(services: Services): Disposable {
  const disposables = new Disposables();
  const register = (id: string, run: Tidy): void => {
    disposables.add(registerCommand(id, services, uri => tidy(services, run, uri)));
  };
  register('galley.breakLines', async ({ breakLines }, { post, blog }) => ({ edits: await breakLines(post, blog) }));
  register('galley.toHouseParagraphs', async ({ toHouseParagraphs }, { post, blog }) => ({ edits: await toHouseParagraphs(post, blog) }));
  register('galley.toHtml', async ({ convertToHtml }, { post, blog }, selection = post.body) => orRefuse(await convertToHtml(post, blog, selection)));
  register('galley.toMarkdown', async ({ convertToMarkdown }, { post, blog }, selection = post.body) => orRefuse(await convertToMarkdown(post, blog, selection)));
  register('galley.cleanSelection', async ({ cleanMarkup }, { post, blog }, selection) => {
    if (!selection) throw new Refusal(l10n.t('Select what is to be written as this blog writes articles.'));
    return orRefuse(await cleanMarkup(post, blog, selection));
  });
  return disposables;
}

/** `galley.breakLines(uri?)` and the like: in one step to undo. */
async function tidy(services: Services, run: Tidy, uri: unknown): Promise<void> {
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const open = await services.posts.getPost(document);
  const { edits, lost = [] } = await run(await loadCore(), open, findSelection(document));
  if (open.version !== document.version) return tidy(services, run, document.uri);
  if (edits.length === 0) {
    window.setStatusBarMessage(l10n.t('Galley: there is nothing to write anew'), SHOWN_MS);
    return;
  }
  if (!(await workspace.applyEdit(toWorkspaceEdit(document, edits)))) throw new Refusal(explainReadOnly(document.uri));
  tellLost(lost);
}

function orRefuse(answer: Tidied | { readonly refusal: string }): Tidied {
  if ('refusal' in answer) throw new Refusal(answer.refusal);
  return answer;
}

function findSelection(document: TextDocument): Span | undefined {
  const selection = findEditor(document)?.selection;
  return !selection || selection.isEmpty ? undefined : { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
}
