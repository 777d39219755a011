import { env, window, type Disposable, type TextEditor } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { MarkKind } from '../../core/index';
import { registerCommand } from '../commands/registerCommand';
import { findEditor, getTarget, refuseUnchangeable, toOptions } from '../commands/target';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { applyChange } from './applyChange';

/** What can be made of a selection, in the order of the quick pick; each has a command of its own. */
const marks: readonly (readonly [command: string, kind: MarkKind, icon: string, label: () => string])[] = [
  ['galley.paragraph', 'paragraph', 'list-flat', () => l10n.t('Paragraph')],
  ['galley.section', 'heading', 'symbol-keyword', () => l10n.t('Head of a Section')],
  ['galley.bold', 'bold', 'bold', () => l10n.t('Bold')],
  ['galley.emphasis', 'emphasis', 'italic', () => l10n.t('Emphasis')],
  ['galley.link', 'link', 'link', () => l10n.t('Link')],
  ['galley.code', 'code', 'code', () => l10n.t('Code')],
  ['galley.quote', 'quote', 'quote', () => l10n.t('Quote')],
  ['galley.list', 'list', 'list-unordered', () => l10n.t('List')],
  ['galley.orderedList', 'orderedList', 'list-ordered', () => l10n.t('Numbered List')],
];

/** The commands that make bold, links, lists and the like of what is selected, or take it back; in a body in Markdown they write Markdown. */
export function registerWrapping(services: Services): Disposable {
  const disposables = new Disposables();
  for (const [id, kind] of marks) disposables.add(registerCommand(id, services, (uri, options) => wrap(services, kind, uri, options)));
  disposables.add(registerCommand('galley.form', services, async uri => {
    const picked = await window.showQuickPick(marks.map(([, kind, icon, label]) => ({ label: `$(${icon}) ${label()}`, kind })), { title: l10n.t('What is the selection to be?') });
    if (picked) await wrap(services, picked.kind, uri);
  }));
  return disposables;
}

/** `galley.bold(uri?)` and the like; `galley.link(uri?, { address? })`: an address on the clipboard is taken, else one is asked for. */
async function wrap(services: Services, kind: MarkKind, uri: unknown, options?: unknown): Promise<void> {
  const document = await getTarget(uri);
  await refuseUnchangeable(document, services);
  const editor = findEditor(document);
  if (!editor) throw new Refusal(l10n.t('Open the post in an editor, and select what is meant.'));
  const { toggleMark } = await loadCore();
  const { post, blog } = await services.posts.getPost(document);
  const selections = getSelections(editor);
  const { address } = toOptions(options);
  let change = await toggleMark(post, blog, selections, kind, typeof address === 'string' ? { address } : {});
  if (change === 'address') {
    const asked = await askAddress();
    if (asked === undefined) return;
    if (post.text !== document.getText()) return wrap(services, kind, document.uri, { address: asked });
    change = await toggleMark(post, blog, selections, kind, { address: asked });
  }
  if (!change || change === 'address') throw new Refusal(l10n.t('This cannot be done here: the selection begins or ends within a tag, or within code.'));
  if (!(await applyChange(editor, change, selections[0]!.end)) && post.text !== document.getText()) await wrap(services, kind, document.uri, options);
}

function getSelections({ document, selections }: TextEditor): readonly { readonly start: number; readonly end: number }[] {
  return selections.map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
}

/** An address on the clipboard is what most people have just copied. */
async function askAddress(): Promise<string | undefined> {
  const copied = (await env.clipboard.readText()).trim();
  if (isAddress(copied)) return copied;
  const answer = await window.showInputBox({ title: l10n.t('Where does the link lead to?'), placeHolder: 'https://', prompt: l10n.t('An address, a path of the site such as /about/, or #anchor') });
  return answer?.trim() || undefined;
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(text) && URL.canParse(text);
}
