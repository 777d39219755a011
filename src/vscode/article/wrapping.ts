import { env, Uri, window, type Disposable, type Selection, type TextDocument } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { Mark, Span } from '../../core/index';
import { registerCommand } from '../commands/registerCommand';
import { findEditor, getTarget, refuseUnchangeable, toOptions } from '../commands/target';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { applyChange } from './applyChange';

interface Choice {
  /** The part of the command's name behind `galley.`. */
  readonly command: string;
  readonly icon: string;
  readonly label: string;
  readonly mark: Mark;
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const;

// A link's address is asked for.
const NO_ADDRESS = '';

/** What can be made of a selection, in the order of the quick pick; each has a command of its own. */
function getChoices(): readonly Choice[] {
  return [
    { command: 'paragraph', icon: 'list-flat', label: l10n.t('Paragraph'), mark: { kind: 'paragraph' } },
    { command: 'section', icon: 'symbol-keyword', label: l10n.t('Head of a Section'), mark: { kind: 'heading' } },
    { command: 'bold', icon: 'bold', label: l10n.t('Bold'), mark: { kind: 'bold' } },
    { command: 'emphasis', icon: 'italic', label: l10n.t('Emphasis'), mark: { kind: 'emphasis' } },
    { command: 'link', icon: 'link', label: l10n.t('Link'), mark: { kind: 'link', address: NO_ADDRESS } },
    { command: 'code', icon: 'code', label: l10n.t('Code'), mark: { kind: 'code' } },
    { command: 'quote', icon: 'quote', label: l10n.t('Quote'), mark: { kind: 'quote' } },
    { command: 'list', icon: 'list-unordered', label: l10n.t('List'), mark: { kind: 'list', isOrdered: false } },
    { command: 'orderedList', icon: 'list-ordered', label: l10n.t('Numbered List'), mark: { kind: 'list', isOrdered: true } },
  ];
}

/** The commands that make bold, links, lists and the like of what is selected, or take it back; in a body in Markdown they write Markdown. */
export function registerWrapping(services: Services): Disposable {
  const disposables = new Disposables();
  for (const { command, mark } of getChoices()) disposables.add(registerCommand(`galley.${command}`, services, (uri, options) => wrap(services, withLevel(mark, options), uri, options)));
  disposables.add(registerCommand('galley.form', services, async uri => {
    const mark = await pickMark();
    if (mark) await wrap(services, mark, uri);
  }));
  return disposables;
}

async function pickMark(): Promise<Mark | undefined> {
  const title = l10n.t('What is the selection to be?');
  const choices = getChoices().map(({ icon, label, mark }) => ({ label: `$(${icon}) ${label}`, mark }));
  const heading = { label: `$(symbol-text) ${l10n.t('Heading…')}`, mark: undefined };
  const picked = await window.showQuickPick([...choices, heading], { title });
  if (picked !== heading) return picked?.mark;
  return (await window.showQuickPick(LEVELS.map(level => ({ label: l10n.t('Heading of level {0}', level), mark: { kind: 'heading', level } as const })), { title }))?.mark;
}

/** `galley.section(uri?, { level? })`: a heading of that level, 1 to 6, instead of the blog's own head of a section. */
function withLevel(mark: Mark, options: unknown): Mark {
  const level = LEVELS.find(each => each === toOptions(options)['level']);
  return mark.kind === 'heading' && level !== undefined ? { ...mark, level } : mark;
}

/** `galley.bold(uri?)` and the like; `galley.link(uri?, { address? })`: where one is needed, an address on the clipboard is taken, else one is asked for. */
async function wrap(services: Services, mark: Mark, uri: unknown, options?: unknown): Promise<void> {
  const editor = uri instanceof Uri ? findEditor(await getTarget(uri)) : window.activeTextEditor;
  if (!editor) throw new Refusal(l10n.t('Open the post in an editor, and select what is meant.'));
  const { document } = editor;
  let asked = { version: document.version, selections: editor.selections };
  await refuseUnchangeable(document, services);
  const { needsAddress, toggleMark } = await loadCore();
  const given = toOptions(options)['address'];
  let wanted: Mark | undefined = mark.kind !== 'link' ? mark : typeof given === 'string' ? { kind: 'link', address: given } : undefined;
  for (;;) {
    const { post, blog, version } = await services.posts.getPost(document);
    // Where the text has gone on, it is about what is selected by now.
    if (version !== asked.version) asked = { version: document.version, selections: editor.selections };
    if (version !== document.version) continue;
    const spans = toSpans(document, asked.selections);
    if (!wanted && (await needsAddress(post, blog, spans))) {
      wanted = await findAddress();
      if (!wanted) return;
      continue;
    }
    const change = await toggleMark(post, blog, spans, wanted ?? mark);
    if (version !== document.version) continue;
    if (!change) throw new Refusal(l10n.t('There is nothing here that could be made so: select words or paragraphs of the article.'));
    if ((await applyChange(editor, change, document.offsetAt(asked.selections[0]!.active))) || version === document.version) return;
  }
}

function toSpans(document: TextDocument, selections: readonly Selection[]): readonly Span[] {
  return selections.map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
}

/** An address on the clipboard is what most people have just copied. */
async function findAddress(): Promise<Mark | undefined> {
  const copied = (await env.clipboard.readText()).trim();
  if (isAddress(copied)) return { kind: 'link', address: copied };
  const answer = await window.showInputBox({ title: l10n.t('Where does the link lead to?'), placeHolder: 'https://', prompt: l10n.t('An address, a path of the site such as /about/, or #anchor') });
  return answer?.trim() ? { kind: 'link', address: answer.trim() } : undefined;
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(text) && URL.canParse(text);
}
